import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { complaintsPage } from "./complaints-page.ts";
import { SCREEN, folders, notYet, readComplaint, runComplaint } from "./complaint.ts";

/** fixtures/scenarios: what people reported is answered by the first screen of one command. */

const all = folders().map(([theme, leaf]) => ({ theme, leaf, complaint: readComplaint(theme, leaf) }));

test("every one of the 61 is here, or said not to be", () => {
  const ids = [...all.map(({ complaint }) => complaint.id), ...notYet().map(({ id }) => id)].sort();
  expect(ids).toEqual(Array.from({ length: 61 }, (_, index) => `S${String(index + 1).padStart(2, "0")}`));
});

describe.each(all)("$complaint.id $theme/$leaf", ({ theme, leaf, complaint }) => {
  test("is answered on the first screen", async () => {
    const { out, err } = await runComplaint(theme, leaf);
    const screen = out.split("\n").slice(0, SCREEN).join("\n");
    // A phrase may be wrapped.
    const flat = screen.replace(/\s+/g, " ");
    for (const phrase of complaint.shows) expect(screen.includes(phrase) ? screen : flat).toContain(phrase);
    expect(out + err).not.toContain("CANARY");
    if (/^[a-z]+(?:-[a-z]+)+$/.test(complaint.solvedBy))
      expect(rules.map(({ id }) => id)).toContain(complaint.solvedBy);
  });
});

test("docs/complaints.md is what is answered now: npm run lab -- complaints", async () => {
  expect(readFileSync("docs/complaints.md", "utf8")).toBe(await complaintsPage());
}, 60_000);
