import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { serverless } from "../../../src/parse/code-sites/serverless.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/serverless/${name}`, import.meta.url), "utf8");
  return (await sitesIn(serverless, text, path)).map(lineOf);
};

test("who deploys, and what its functions are given", async () => {
  expect(await fixture("serverless.yml", "serverless.yml")).toMatchInlineSnapshot(`
    [
      "6:1 tool provider - region=$REGION|eu-west-1 profile="production"",
      "10:3 variable environment AWS_ENDPOINT_URL - endpoint="http://localhost:4566"",
      "16:5 variable environment AWS_PROFILE, AWS_DEFAULT_REGION - profile=? region=?",
    ]
  `);
});

test("another provider is none of ours", async () => {
  expect(await fixture("google.yml", "serverless.yml")).toMatchInlineSnapshot(`[]`);
});

test("the chain decides where nothing is said", async () => {
  expect(await fixture("short.yml", "serverless.yml")).toMatchInlineSnapshot(`
    [
      "2:1 tool provider -",
    ]
  `);
});
