import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { threeJobsPage } from "./three-jobs-page.ts";

test("docs/three-jobs.md is what the runs give now: npm run lab -- three-jobs", async () => {
  const page = await threeJobsPage();
  expect(page).not.toContain("CANARY");
  expect(readFileSync(new URL("../../docs/three-jobs.md", import.meta.url), "utf8")).toBe(page);
});
