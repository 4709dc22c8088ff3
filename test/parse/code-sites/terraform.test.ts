import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { terraform } from "../../../src/parse/code-sites/terraform.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/terraform/${name}`, import.meta.url), "utf8");
  return (await sitesIn(terraform, text, name)).map(lineOf);
};

test("providers, backends and other states are sites, each with what it is given", async () => {
  expect(await fixture("two-identities.tf")).toMatchInlineSnapshot(`
    [
      "5:3 tool backend "s3" s3 region="eu-central-1" profile="states" role="arn:aws:iam::111111111111:role/states"",
      "31:1 tool provider "aws" - region=$TF_VAR_region|eu-west-1 profile=$TF_VAR_profile account="333333333333" account="444444444444"",
      "38:1 tool provider aws.keys - access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret config-file="~/.aws/other" credentials-file="/run/keys" endpoint="http://localhost:4566" endpoint="http://localhost:4566" role="arn:aws:iam::222222222222:role/operator" role=?",
      "63:1 tool provider "awscc" - profile=? region=?",
      "72:1 tool data.terraform_remote_state.network s3 region="eu-central-1" profile="states" role="arn:aws:iam::111111111111:role/reader"",
      "93:1 variable variable "aws_secret_key" - secret-access-key=secret",
      "97:3 tool aws eks get-token eks region="eu-west-3" profile=$TF_VAR_profile region=$TF_VAR_region|eu-west-1",
      "110:5 variable environment AWS_PROFILE - profile="migrate"",
    ]
  `);
});

test("Terraform's JSON says the same as HCL", async () => {
  expect(await fixture("main.tf.json")).toMatchInlineSnapshot(`
    [
      "2:31 tool backend "s3" s3 profile="states"",
      "6:7 tool provider "aws" - region=$TF_VAR_region|eu-west-1",
      "7:7 tool provider aws.other - profile=? role="arn:aws:iam::111111111111:role/x"",
    ]
  `);
});

test("Terragrunt's remote state is a backend", async () => {
  expect(await fixture("terragrunt.hcl")).toMatchInlineSnapshot(`
    [
      "1:1 tool remote_state s3 region=? profile=$STATES_PROFILE|states",
    ]
  `);
});
