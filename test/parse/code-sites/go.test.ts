import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { go } from "../../../src/parse/code-sites/go.ts";
import { testFixtures } from "./fixture-sites.ts";
import { garbled } from "./garbled.ts";
import { sitesIn } from "./sites-in.ts";

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/go/${name}`, import.meta.url), "utf8");
testFixtures(go);

test("a secret comes out sealed", async () => {
  const sites = await sitesIn(go, text("sdk-2.go"), "sdk-2.go");
  expect(JSON.stringify(sites)).not.toContain("c9Wm2hK7");
});

test("a broken file is read as far as it goes, and nothing is thrown", async () => {
  const all = text("sdk-2.go") + text("sdk-1.go").replace("package old", "");
  await fc.assert(
    fc.asyncProperty(garbled(all), async (broken) => {
      await sitesIn(go, broken, "broken.go");
    }),
    { numRuns: 60 },
  );
});
