import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measuredVersionsText } from "./other-versions.ts";

test("src/model/measured-versions.ts is what was measured: npm run lab -- versions", () => {
  expect(readFileSync("src/model/measured-versions.ts", "utf8")).toBe(measuredVersionsText());
});
