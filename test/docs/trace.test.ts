import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tracePage } from "./trace-page.ts";

test("docs/trace.md is what awswho trace says now: npm run lab -- trace-page", async () => {
  expect(readFileSync("docs/trace.md", "utf8")).toBe(await tracePage());
});
