import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { SiteReader } from "../../../src/parse/code-sites/site-reader.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

/**
 * Every file of `fixtures/scan/<language>` beside which a `.sites` file tells the sites that a person has read in it, one
 * a line (`lineOf`). UPDATE=1 writes them anew, to be read again.
 */
export function testFixtures(reader: SiteReader): void {
  const folder = new URL(`../../../fixtures/scan/${reader.language}/`, import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => reader.isOne(name));
  test.each(names)(`${reader.language}: %s`, async (name) => {
    const sites = await sitesIn(reader, readFileSync(new URL(name, folder), "utf8"), name);
    const lines = sites.map((site) => `${lineOf(site)}\n`).join("");
    const expected = new URL(`${name}.sites`, folder);
    if (process.env["UPDATE"] === "1") writeFileSync(expected, lines);
    expect(lines).toBe(readFileSync(expected, "utf8"));
  });
}
