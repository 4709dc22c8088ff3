import { describe, expect, test } from "vitest";
import { fromWallClock } from "../../src/parse/from-wall-clock.ts";
import { javascriptTime } from "../../src/parse/javascript-time.ts";

describe("a date as a JavaScript program reads it", () => {
  test.each([
    // A date and time without a zone is the wall's.
    ["2026-11-27T19:00:00", "Asia/Tokyo", "2026-11-27T10:00:00Z"],
    ["2026-11-27 19:00:00", "Asia/Tokyo", "2026-11-27T10:00:00Z"],
    ["2026-11-27T19:00:00.250", "America/New_York", "2026-11-28T00:00:00.250Z"],
    ["2026-07-01T19:00:00", "America/New_York", "2026-07-01T23:00:00Z"],
    ["2026-11-27T19:00:00", "UTC", "2026-11-27T19:00:00Z"],
    // A day alone is UTC's, and a zone that is named holds.
    ["2026-11-27", "Asia/Tokyo", "2026-11-27T00:00:00Z"],
    ["2026-11-27T19:00:00Z", "Asia/Tokyo", "2026-11-27T19:00:00Z"],
    ["2026-11-27T19:00:00+02:00", "Asia/Tokyo", "2026-11-27T17:00:00Z"],
    ["Fri, 27 Nov 2026 19:00:00 GMT", "Asia/Tokyo", "2026-11-27T19:00:00Z"],
  ])("%s in %s", (text, timeZone, moment) => {
    expect(javascriptTime(text, timeZone)).toBe(Date.parse(moment));
  });

  test.each(["", "soon", "2026-13-01T00:00:00"])("%j is none", (text) => {
    expect(javascriptTime(text, "Asia/Tokyo")).toBeNaN();
  });
});

test.each([
  // An hour before and after the clocks of New York go back, on 2026-11-01 at 06:00 UTC.
  ["2026-11-01T00:30:00Z", "2026-11-01T04:30:00Z"],
  ["2026-11-01T02:30:00Z", "2026-11-01T07:30:00Z"],
])("the wall's %s about a change of the clocks", (shown, moment) => {
  expect(fromWallClock(Date.parse(shown), "America/New_York")).toBe(Date.parse(moment));
});
