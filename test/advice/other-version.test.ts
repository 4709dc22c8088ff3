import { expect, test } from "vitest";
import { otherVersion } from "../../src/advice/other-version.ts";

test("nothing is said of the modelled version, however it is named", () => {
  expect(otherVersion("boto3", "1.44.5", "1.44.5")).toBeNull();
  expect(otherVersion("go-v2", "v1.33.15", "config v1.33.15")).toBeNull();
  expect(otherVersion("boto3", null, "1.44.5")).toBeNull();
});

test("an older version is told with the nearest that was run and is no newer", () => {
  expect(otherVersion("boto3", "1.35.0", "1.44.5")).toMatch(
    /^modelled on 1\.44\.5; 1\.34\.162 differs from it on \d+ of \d+ test machines$/,
  );
  expect(otherVersion("boto3", "1.9.0", "1.44.5")).toBe("modelled on 1.44.5");
});
