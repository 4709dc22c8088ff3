import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sam } from "../../../src/parse/code-sites/sam.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/sam/${name}`, import.meta.url), "utf8");
  return (await sitesIn(sam, text, path)).map(lineOf);
};

test("what each command of sam is given", async () => {
  expect(await fixture("samconfig.toml", "samconfig.toml")).toMatchInlineSnapshot(`
    [
      "2:1 tool sam - region="eu-west-1"",
      "6:1 tool sam deploy - region="eu-west-1" profile="prod"",
      "11:1 tool sam local start api - profile="dev"",
    ]
  `);
});

test("the variables of a template's functions and containers", async () => {
  expect(await fixture("template.yaml", "template.yaml")).toMatchInlineSnapshot(`
    [
      "9:7 variable Environment AWS_ENDPOINT_URL, AWS_PROFILE - endpoint="http://localhost:4566" profile=?",
      "19:11 variable Environment AWS_DEFAULT_REGION, AWS_SECRET_ACCESS_KEY - region="eu-west-1" secret-access-key=?",
    ]
  `);
});
