import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type SiteReader, mayHoldSite } from "../../../src/parse/code-sites/site-reader.ts";
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
  if (reader.signs !== undefined)
    test.each(names)(`${reader.language}: no part of %s has a site without its signs`, async (name) => {
      for (const part of partsOf(readFileSync(new URL(name, folder), "utf8"))) {
        if (mayHoldSite(reader, part)) continue;
        expect({ part, sites: await sitesIn(whateverItHolds(reader), part, name) }).toEqual({ part, sites: [] });
      }
    });
}

/** As if every text were to be parsed. */
const whateverItHolds = ({ signs, ...reader }: SiteReader): SiteReader => ({ ...reader, words: [""] }) as SiteReader;

/** Stretches of lines, long and short: the fewer lines, the less else stands there that happens to be a sign. */
function partsOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return [2, 5, 12, 30].flatMap((length) =>
    lines
      .map((_, start) => lines.slice(start, start + length).join("\n"))
      .filter((_, start) => start % Math.ceil(length / 2) === 0),
  );
}
