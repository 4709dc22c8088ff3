import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { agreementPage } from "../truth/agreement-page.ts";

test("docs/agreement.md is what the goldens say now: npm run lab -- agreement-page", () => {
  expect(readFileSync("docs/agreement.md", "utf8")).toBe(agreementPage());
}, 240_000);
