import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { OPTION_TABLE } from "../../src/cli/option-table.ts";
import { runDemo } from "../demo/demo-world.ts";
import { withFreshParts } from "./readme-parts.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** Latency is never twice the same. */
const steady = (line: string): string => line.replace(/answered in \d+ ms/, "answered in N ms");

test("the README's screen is the demo's", async () => {
  const screen = /```\n(boto3 here acts as[\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const { stdout } = await runDemo([]);
  const shown = stdout.split("\n").map(steady);
  const lines = screen.split("\n").filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(shown).toContain(steady(line));
});

test("every option that the README names is one of awswho's", () => {
  const named = new Set([...readme.matchAll(/`[^`]*?(--[a-z][a-z-]+)/g)].map((match) => match[1] as string));
  for (const option of named) if (option !== "--global") expect(Object.keys(OPTION_TABLE)).toContain(option.slice(2));
});

test("the README names every SDK, and says of demo split what it says: npm run lab -- readme", async () => {
  expect(await withFreshParts(readme)).toBe(readme);
});
