import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { counts, differencesOf, predict } from "./differences.ts";
import { recordedOf, setsOf } from "./goldens.ts";
import { sameCalls } from "./same-calls.ts";

/*
 * Every chain against the records of its real SDK. What is still predicted otherwise stands, with its cause, in
 * fixtures/truth/<sdk>/known-differences.json, and where only the calls are others in known-calls.json; a cell that is better
 * or worse than those lists say fails.
 */

const FOLDER = new URL("../../fixtures/truth/", import.meta.url);
const recorded = readdirSync(FOLDER).filter((name) => name !== "scenarios");

type Known = Readonly<Record<string, Readonly<Record<string, string>>>>;

function known(sdk: string, list: "known-differences" | "known-calls"): Known {
  const place = new URL(`${sdk}/${list}.json`, FOLDER);
  return existsSync(place) ? (JSON.parse(readFileSync(place, "utf8")) as Known) : {};
}

/** What was only read has nothing to be held against, and says so wherever it is shown. */
const run = chains.filter(({ readNotRun }) => readNotRun !== true);

describe.each(run.map((chain) => [chain.id, chain] as const))("%s", (id, chain) => {
  test("is recorded, in the version it is modelled on", () => {
    expect(recorded).toContain(id);
    // A process that died, or was ended, could not say which version it was of.
    const told = setsOf(id).flatMap((set) =>
      recordedOf(id, set).filter((cell) => counts(cell) && cell.golden.error?.type !== "ProcessDied"),
    );
    const versions = told.map(({ golden }) => golden.version);
    expect([...new Set(versions)]).toEqual([chain.modelledOn]);
  });

  test.each(setsOf(id))("agrees with the real one in %s", (set) => {
    const cells = recordedOf(id, set)
      .filter(counts)
      .map(({ scenario, golden }) => ({ name: scenario.id, golden, prediction: predict(chain, scenario) }));
    const differing = cells.filter(({ golden, prediction }) => differencesOf(golden, prediction).length > 0);
    const askingOtherwise = cells.filter(({ golden, prediction }) => !sameCalls(id, golden.calls, prediction.calls));
    expect(differing.map(({ name }) => name)).toEqual(Object.keys(known(id, "known-differences")[set] ?? {}));
    expect(askingOtherwise.map(({ name }) => name)).toEqual(Object.keys(known(id, "known-calls")[set] ?? {}));
  });
});
