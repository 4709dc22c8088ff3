import { expect, test } from "vitest";
import { isRfc3339, rfc3339 } from "../../src/parse/go-rfc3339.ts";

test.each([
  ["2026-11-22T12:00:00Z", Date.UTC(2026, 10, 22, 12)],
  ["2026-11-22T12:00:00.5Z", Date.UTC(2026, 10, 22, 12, 0, 0, 500)],
  // Go takes a comma for the point of a fraction; Date.parse alone does not.
  ["2026-11-22T12:00:00,5Z", Date.UTC(2026, 10, 22, 12, 0, 0, 500)],
  ["2026-11-22T13:00:00+01:00", Date.UTC(2026, 10, 22, 12)],
])("%s", (text, time) => {
  expect(isRfc3339(text)).toBe(true);
  expect(rfc3339(text)).toBe(time);
});

test.each(["2026-11-22T12:00:00UTC", "2026-11-22 12:00:00Z", "2026-11-22T12:00:00", "soon", ""])("not %j", (text) => {
  expect(isRfc3339(text)).toBe(false);
  expect(rfc3339(text)).toBeNull();
});
