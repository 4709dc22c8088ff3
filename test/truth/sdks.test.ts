import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { counts, differencesOf, predict } from "./differences.ts";
import { recordedOf, setsOf } from "./goldens.ts";

/*
 * Every chain against the records of its real SDK. What is still predicted otherwise stands, with its cause, in
 * fixtures/truth/<sdk>/known-differences.json; a cell that is better or worse than that list says fails.
 */

const FOLDER = new URL("../../fixtures/truth/", import.meta.url);
const recorded = readdirSync(FOLDER).filter((name) => name !== "scenarios");

type Known = Readonly<Record<string, Readonly<Record<string, string>>>>;

function knownDifferences(sdk: string): Known {
  const place = new URL(`${sdk}/known-differences.json`, FOLDER);
  return existsSync(place) ? (JSON.parse(readFileSync(place, "utf8")) as Known) : {};
}

/** What was only read has nothing to be held against, and says so wherever it is shown. */
const run = chains.filter(({ readNotRun }) => readNotRun !== true);

describe.each(run.map((chain) => [chain.id, chain] as const))("%s", (id, chain) => {
  test("is recorded, in the version it is modelled on", () => {
    expect(recorded).toContain(id);
    // A process that died could not say which version it was of.
    const told = setsOf(id).flatMap((set) =>
      recordedOf(id, set).filter(({ golden }) => golden.error?.type !== "ProcessDied"),
    );
    const versions = told.map(({ golden }) => golden.version);
    expect([...new Set(versions)]).toEqual([chain.modelledOn]);
  });

  test.each(setsOf(id))("agrees with the real one in %s", (set) => {
    const differing = recordedOf(id, set)
      .filter(counts)
      .filter(({ scenario, golden }) => differencesOf(golden, predict(chain, scenario)).length > 0)
      .map(({ scenario }) => scenario.id);
    expect(differing).toEqual(Object.keys(knownDifferences(id)[set] ?? {}));
  });
});
