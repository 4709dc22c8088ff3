import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { rulePages } from "../rules/rule-pages.ts";

const FOLDER = new URL("../../docs/rules/", import.meta.url);

test("docs/rules is what the rules say now: npm run lab -- rule-pages", async () => {
  const pages = await rulePages();
  expect(readdirSync(FOLDER).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, FOLDER), "utf8"), name).toBe(text);
}, 120_000);
