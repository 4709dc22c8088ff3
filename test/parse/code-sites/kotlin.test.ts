import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { kotlin } from "../../../src/parse/code-sites/kotlin.ts";
import { testFixtures } from "./fixture-sites.ts";
import { garbled } from "./garbled.ts";
import { sitesIn } from "./sites-in.ts";

testFixtures(kotlin);

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/kotlin/${name}`, import.meta.url), "utf8");

test("a secret comes out sealed", async () => {
  expect(JSON.stringify(await sitesIn(kotlin, text("SdkKotlin.kt"), "SdkKotlin.kt"))).not.toContain("c9Wm2hK7");
});

test("a broken file is read as far as it goes, and nothing is thrown", async () => {
  await fc.assert(
    fc.asyncProperty(garbled(text("SdkKotlin.kt") + text("JavaSdks.kt")), async (broken) => {
      await sitesIn(kotlin, broken, "Broken.kt");
    }),
    { numRuns: 60 },
  );
});
