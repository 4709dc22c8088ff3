import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scanPage } from "./scan-page.ts";

test("docs/scan.md is what scan says now: npm run lab -- scan-page", async () => {
  const page = await scanPage();
  expect(page).not.toContain("CANARY");
  expect(readFileSync(new URL("../../docs/scan.md", import.meta.url), "utf8")).toBe(page);
});
