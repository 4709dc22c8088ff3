import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { java } from "../../../src/parse/code-sites/java.ts";
import { testFixtures } from "./fixture-sites.ts";
import { garbled } from "./garbled.ts";
import { sitesIn } from "./sites-in.ts";

testFixtures(java);

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/java/${name}`, import.meta.url), "utf8");

test("a secret comes out sealed", async () => {
  expect(JSON.stringify(await sitesIn(java, text("Sdk2.java"), "Sdk2.java"))).not.toContain("c9Wm2hK7");
});

test("a broken file is read as far as it goes, and nothing is thrown", async () => {
  await fc.assert(
    fc.asyncProperty(garbled(text("Sdk2.java") + text("Sdk1.java")), async (broken) => {
      await sitesIn(java, broken, "Broken.java");
    }),
    { numRuns: 60 },
  );
});
