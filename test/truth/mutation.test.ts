import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readEquivalents } from "../../lab/mutation/equivalents.ts";

/* A change that is said to make no difference is named by its text: where that is gone, so is the excuse. */

const onOneLine = (text: string): string => text.replace(/\s+/g, " ");

test.each(Object.entries(readEquivalents()))("%s has the places that are said to make no difference", (file, list) => {
  const text = onOneLine(readFileSync(file, "utf8"));
  expect(list.filter((each) => !text.includes(each.text) || each.reason === "")).toEqual([]);
});
