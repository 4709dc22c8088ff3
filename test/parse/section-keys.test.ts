import { expect, test } from "vitest";
import { SectionKeys } from "../../src/parse/section-keys.ts";

test("equal keys in equal order are one and the same, and know themselves", () => {
  const none = SectionKeys.none();
  const both = none.with("role_arn").with("Region");
  expect(none.with("role_arn").with("Region")).toBe(both);
  expect(both).toMatchObject({
    written: ["role_arn", "Region"],
    names: ["role_arn", "region"],
    repeats: false,
    inCapitals: true,
  });
  expect(both.has("region")).toBe(true);
  expect(both.with("region").repeats).toBe(true);
  expect(none.written).toEqual([]);
});

test("a section may have a hundred thousand", () => {
  let keys = SectionKeys.none();
  for (let at = 0; at < 100_000; at += 1) keys = keys.with(`key${at}`);
  expect(keys.written).toHaveLength(100_000);
  expect([keys.written[0], keys.written.at(-1)]).toEqual(["key0", "key99999"]);
});
