import { expect, test } from "vitest";
import { python } from "../../../src/parse/code-sites/python.ts";
import { testFixtures } from "./fixture-sites.ts";
import { sitesIn } from "./sites-in.ts";

testFixtures(python);

test("text that is no Python, or too deep, has no sites and does no harm", async () => {
  expect(await sitesIn(python, "boto3.client(((((\n\n  )) def", "a.py")).toBeInstanceOf(Array);
  const deep = `${"(".repeat(3000)}boto3.client("s3")${")".repeat(3000)}`;
  expect(await sitesIn(python, deep, "a.py")).toEqual([]);
  const long = Array.from({ length: 3000 }, (_, index) => `"${index}"`).join(" + ");
  expect(await sitesIn(python, `x = ${long}\nboto3.client("s3", region_name=x)`, "a.py")).toHaveLength(1);
});
