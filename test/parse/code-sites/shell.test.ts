import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shell } from "../../../src/parse/code-sites/shell.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/shell/${name}`, import.meta.url), "utf8");
  return (await sitesIn(shell, text, name)).map(lineOf);
};

test("make's variables are known in its recipes, and are the shell's where they are exported", async () => {
  expect(await fixture("Makefile")).toMatchInlineSnapshot(`
    [
      "2:1 variable export AWS_PROFILE - profile=$AWS_PROFILE|dev",
      "4:1 variable export AWS_DEFAULT_REGION - region="eu-west-1"",
      "5:19 tool aws sts get-caller-identity sts profile=$AWS_PROFILE|dev region="eu-west-1"",
      "8:1 variable export AWS_PROFILE - profile="prod"",
      "12:3 tool aws s3 sync s3 region="eu-west-1" profile=? region="eu-west-1"",
      "14:3 tool sam deploy - region="eu-west-1" profile=? profile=$PROFILE region="eu-west-1"",
    ]
  `);
});

test("the scripts of package.json are commands", async () => {
  expect(await fixture("package.json")).toMatchInlineSnapshot(`
    [
      "5:16 tool cdk deploy - profile="prod"",
      "6:31 tool aws s3 sync s3 profile="web" region="eu-west-1"",
    ]
  `);
});

test("fish sets variables in its own way", async () => {
  expect(await fixture("config.fish")).toMatchInlineSnapshot(`
    [
      "1:1 variable set AWS_PROFILE - profile="fish"",
      "2:1 variable set AWS_REGION - region="eu-west-1"",
      "3:1 variable set AWS_SESSION_TOKEN - session-token=?",
      "5:3 tool aws sts get-caller-identity sts profile="fish" region="eu-west-1" session-token=? region="us-east-1"",
    ]
  `);
});

test("a variable that is not exported reaches no command for certain", async () => {
  expect(await fixture("kept.sh")).toMatchInlineSnapshot(`
    [
      "6:1 tool aws s3 ls s3 profile=?",
      "8:1 tool aws s3 ls s3 profile=? profile=?",
      "9:1 tool aws s3 ls s3 profile=? profile="written" arguments=?",
      "10:1 variable AWS_DEFAULT_REGION, AWS_SHARED_CREDENTIALS_FILE - region="eu-north-1" credentials-file="/etc/aws/credentials"",
      "13:1 tool aws s3 ls s3 profile=? region="eu-north-1" credentials-file="/etc/aws/credentials" profile="written"",
      "14:10 variable AWS_DEFAULT_REGION - region="eu-south-1"",
      "14:41 tool aws ec2 describe-vpcs ec2 profile=? credentials-file="/etc/aws/credentials" region="eu-south-1"",
      "15:18 variable AWS_PROFILE - profile="all"",
      "15:35 tool aws ec2 describe-vpcs ec2 region="eu-north-1" credentials-file="/etc/aws/credentials" profile="all"",
      "16:34 variable AWS_CONFIG_FILE - config-file=$AWS_CONFIG_FILE|/etc/aws/config",
      "16:75 tool aws ec2 describe-vpcs ec2 profile=? region="eu-north-1" credentials-file="/etc/aws/credentials" config-file=$AWS_CONFIG_FILE|/etc/aws/config",
    ]
  `);
});

test("a program without an extension is a script where its first line says so", async () => {
  expect((await sitesIn(shell, "#!/bin/sh\naws s3 ls\n", "bin/deploy")).map(lineOf)).toEqual(["2:1 tool aws s3 ls s3"]);
  expect(await sitesIn(shell, "aws s3 ls\n", "README")).toEqual([]);
});

test("commands are sites, with what is set before them and for them", async () => {
  expect(await fixture("deploy.sh")).toMatchInlineSnapshot(`
    [
      "10:1 tool aws s3 ls s3",
      "11:1 tool aws s3 cp s3 profile="prod" region=$REGION|eu-central-1",
      "12:1 tool aws dynamodb list-tables dynamodb profile=? endpoint="http://localhost:4566"",
      "13:1 tool aws sts get-caller-identity sts profile="prod" region="eu-west-1"",
      "14:1 tool aws ec2 describe-instances ec2 region="us-east-1" arguments=?",
      "16:1 tool aws iam list-users iam profile="one" region="eu-west-2"",
      "17:1 tool aws iam list-roles iam profile="two" unsigned="--no-sign-request"",
      "18:1 variable AWS_PROFILE - profile="three"",
      "23:1 variable export AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_DEFAULT_REGION - access-key-id="AKIAQ2EXAMPLE0000002" secret-access-key=secret region=$AWS_DEFAULT_REGION|eu-west-3",
      "26:11 tool aws sts get-caller-identity sts access-key-id="AKIAQ2EXAMPLE0000002" secret-access-key=secret region=$AWS_DEFAULT_REGION|eu-west-3",
      "28:3 variable export AWS_PROFILE - profile="ci"",
      "29:3 tool aws s3 ls s3 access-key-id="AKIAQ2EXAMPLE0000002" secret-access-key=secret region=$AWS_DEFAULT_REGION|eu-west-3 profile="ci"",
      "31:1 tool aws ec2 describe-vpcs ec2 access-key-id="AKIAQ2EXAMPLE0000002" secret-access-key=secret region=$AWS_DEFAULT_REGION|eu-west-3 profile=?",
      "33:1 tool aws sts assume-role sts region=$AWS_DEFAULT_REGION|eu-west-3 role="arn:aws:iam::111111111111:role/deploy"",
      "35:1 tool terraform plan - region=$AWS_DEFAULT_REGION|eu-west-3 profile="plan" region=$REGION|eu-central-1 profile="states"",
      "36:1 tool sam deploy - region=$AWS_DEFAULT_REGION|eu-west-3 profile="sam"",
      "37:1 tool cdk deploy - region=$AWS_DEFAULT_REGION|eu-west-3 profile="cdk"",
      "39:1 variable docker AWS_PROFILE, AWS_REGION - profile=$AWS_PROFILE region="eu-west-1" credentials-file="~/.aws"",
      "40:1 tool aws-vault exec - region=$AWS_DEFAULT_REGION|eu-west-3 profile="vault"",
      "41:1 variable aws configure set - profile="new" region="eu-north-1"",
      "42:1 variable aws configure set - profile="local" secret-access-key=stand-in",
      "43:10 tool aws s3 ls s3 region=$AWS_DEFAULT_REGION|eu-west-3 profile="inner"",
      "46:1 variable AWS_REGION - region="sa-east-1"",
      "47:1 variable export AWS_SESSION_TOKEN - session-token=secret",
      "48:9 tool aws s3 ls s3 region=$AWS_DEFAULT_REGION|eu-west-3 session-token=secret profile="listed"",
      "49:24 tool aws s3 ls s3 region=$AWS_DEFAULT_REGION|eu-west-3 session-token=secret profile=?",
      "51:1 tool aws s3 ls s3 region=$AWS_DEFAULT_REGION|eu-west-3 session-token=secret profile="array" region=$REGION|eu-central-1",
      "52:1 tool aws s3 ls s3 region=$AWS_DEFAULT_REGION|eu-west-3 session-token=secret arguments=?",
      "55:1 tool aws s3 ls s3 region=$AWS_DEFAULT_REGION|eu-west-3 session-token=secret arguments=?",
    ]
  `);
});

test("make keeps quotes in a value, which the shell of a recipe takes away", async () => {
  const text = `REGION = "us-west-2"\nexport AWS_PROFILE = "dev"\nlist:\n\tAWS_DEFAULT_REGION=$(REGION) aws s3 ls\n`;
  expect((await sitesIn(shell, text, "Makefile")).map(lineOf)).toEqual([
    '2:1 variable export AWS_PROFILE - profile="\\"dev\\""',
    '4:2 tool aws s3 ls s3 profile="\\"dev\\"" region="us-west-2"',
  ]);
});
