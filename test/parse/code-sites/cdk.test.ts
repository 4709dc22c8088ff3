import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cdk } from "../../../src/parse/code-sites/cdk.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/cdk/${name}`, import.meta.url), "utf8");
  return (await sitesIn(cdk, text, path)).map(lineOf);
};

test("who the CDK acts as, and where its stacks go", async () => {
  expect(await fixture("cdk.json", "cdk.json")).toMatchInlineSnapshot(`
    [
      "3:3 tool profile - profile="prod"",
      "2:11 variable AWS_REGION - region="eu-west-1"",
      "5:5 tool context - account="111111111111" region="eu-west-2"",
    ]
  `);
});

test("the accounts it has looked things up in", async () => {
  expect(await fixture("cdk.context.json", "cdk.context.json")).toMatchInlineSnapshot(`
    [
      "2:3 tool availability-zones - account="111111111111" region="eu-west-1"",
      "3:3 tool hosted-zone - account="222222222222" region="us-east-1"",
    ]
  `);
});
