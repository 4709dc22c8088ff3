import { describe, expect, test } from "vitest";
import { capture } from "../../src/capture/capture.ts";
import { chains } from "../../src/chains/index.ts";
import { diagnose } from "../../src/diagnose/diagnose.ts";
import { unpainted } from "../../src/report/screen.ts";
import { renderText } from "../../src/report/text/text.ts";
import { friendly } from "../rules/friendly.ts";
import { recordedOf, setsOf } from "../truth/goldens.ts";
import { type Scenario, codeOf, machineOf } from "../truth/scenario.ts";

/** Every fifth: the faults that were found by reading all of them showed on hundreds. */
const EVERY = 5;

const OPTIONS = {
  terminal: { width: 100, unicode: true, paint: unpainted },
  verbosity: "normal",
  shell: "posix",
} as const;

describe.each(chains.filter(({ readNotRun }) => readNotRun !== true))(
  "what is told of $id on recorded machines",
  (chain) => {
    // Of Terraform's backend they have blocks of its own.
    const set = setsOf(chain.id).find((name) => /^(?:backend-)?open$/.test(name)) ?? "open";
    const scenarios = recordedOf(chain.id, set).flatMap(({ scenario }, index) =>
      index % EVERY === 0 ? [scenario] : [],
    );

    const told = async (scenario: Scenario) => {
      const outside = friendly(scenario);
      const diagnosis = await diagnose(capture(machineOf(scenario)), { chain, code: codeOf(scenario), outside });
      return { findings: diagnosis.findings, screen: renderText(diagnosis, OPTIONS) };
    };

    test("is whole, and told once", async () => {
      for (const scenario of scenarios) {
        const { findings, screen } = await told(scenario);
        const errors = findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
        // What another rule tells of is no refused setting besides.
        if (errors.includes("setting-refused")) expect(errors, scenario.id).toEqual(["setting-refused"]);
        for (const { message } of findings)
          expect(message, scenario.id).not.toMatch(/:\s*$|\bprofile {2}|\bno a part\b/);
        expect(screen, scenario.id).not.toMatch(/^Profile .*\(\)|^Region {3},|keys there\b/m);
        const sentences = screen.replace(/\n\s+/g, " ").split(/\n+/).flatMap(sentencesOf);
        expect(sentences, scenario.id).toEqual([...new Set(sentences)]);
      }
    });
  },
);

/** Of a labelled paragraph or the headline, those long enough to be no name. */
const sentencesOf = (paragraph: string): readonly string[] =>
  paragraph
    .replace(/^(?:Raises|Why|Note|Where|STS)\s+/, "")
    .split(/(?<=\.)\s+/)
    .filter((sentence) => sentence.length > 40 && !/^\S+ +(?:absent|·)/.test(sentence));
