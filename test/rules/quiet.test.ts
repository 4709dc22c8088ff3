import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { falseAlarmsIn, recordsOf, scenariosWithOwnKeys } from "./false-alarms.ts";
import { type Fixture, machineOfFixture } from "./fixture.ts";
import { findingsOn, friendly, wordsOf } from "./friendly.ts";

/** fixtures/homes: machines on which all is well. Whatever rules there are, none has more than a note to say of them. */

const FOLDER = new URL("../../fixtures/homes/", import.meta.url);
const homes = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ""));
const read = (name: string): Fixture => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")) as Fixture;

describe("all is well", () => {
  test.each(homes)("%s", async (name) => {
    const fixture = read(name);
    const scenario = { id: name, ...fixture };
    const grave = async (outside: ReturnType<typeof friendly> | null) =>
      (await findingsOn(machineOfFixture(fixture), scenario, outside, fixture.sdks))
        .filter(({ severity }) => severity !== "note")
        .map(wordsOf);
    expect(await grave(friendly(scenario))).toEqual([]);
    // Where only the metadata service has keys, nobody asked is nothing found.
    if (fixture.imds == null) expect(await grave(null)).toEqual([]);
  });
});

test.each([
  ["open", 130],
  ["unseen", 25],
  ["odd-fourth", 0],
])(
  "no error is told of an SDK that really ended with the keys of the profile that was named: %s",
  async (set, more) => {
    const records = recordsOf(set);
    const scenarios = scenariosWithOwnKeys(set, records);
    expect(scenarios.length).toBeGreaterThan(more);
    const alarms = [];
    for (const scenario of scenarios) alarms.push(...(await falseAlarmsIn(scenario, records)));
    expect(alarms.map(({ scenario, sdk, finding }) => `${scenario} ${sdk}: ${wordsOf(finding)}`)).toEqual([]);
  },
  240_000,
);
