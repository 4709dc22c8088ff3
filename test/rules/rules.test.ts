import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { examineFixture, examineFor, fixturesOf, readFixture } from "./fixture.ts";

/** fixtures/rules: each rule finds its fault on its bad machines, and is quiet on its good ones. */

const FOLDER = new URL("../../fixtures/rules/", import.meta.url);

test("every folder of fixtures is of a rule", () => {
  for (const name of readdirSync(FOLDER)) expect(rules.map(({ id }) => id)).toContain(name);
});

test("ids are unique, and titles are short", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { title } of rules) expect(title.length, title).toBeLessThan(80);
});

describe.each(rules.map(({ id }) => id))("%s", (id) => {
  test("has a bad and a good machine", () => {
    expect(existsSync(new URL(`${id}/`, FOLDER)), `fixtures/rules/${id}`).toBe(true);
    const names = fixturesOf(id);
    expect(names.some((name) => name.startsWith("bad-"))).toBe(true);
    expect(names.some((name) => name.startsWith("good-"))).toBe(true);
  });

  test.each(existsSync(new URL(`${id}/`, FOLDER)) ? fixturesOf(id) : [])("%s", async (name) => {
    const fixture = readFixture(id, name);
    const { findings } = await examineFor(id, fixture);
    const found = findings.filter(({ rule }) => rule === id);
    if (name.startsWith("bad-")) expect(found.length).toBeGreaterThan(0);
    else expect(found).toEqual([]);
    // Nobody else is spoken of where one SDK is asked about, unless it is how they part that is told.
    const [sdk] = id === "two-homes" ? [] : (found[0]?.sdks ?? []);
    if (sdk !== undefined)
      for (const { message } of (await examineFixture({ ...fixture, sdks: [sdk] })).findings)
        expect(message).not.toMatch(/, [\w-]+ and \d+ more/);
    // What a message says is safe to show.
    expect(JSON.stringify(await examineFixture(fixture))).not.toContain("CANARY");
  });
});
