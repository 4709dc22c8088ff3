import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workflow } from "../../../src/parse/code-sites/workflow.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/workflow/${name}`, import.meta.url), "utf8");
  return (await sitesIn(workflow, text, path)).map(lineOf);
};

test("a step acts as what is set around it, and as the step that signed in before it", async () => {
  expect(await fixture("deploy.yml", ".github/workflows/deploy.yml")).toMatchInlineSnapshot(`
    [
      "8:1 variable env AWS_REGION - region="eu-west-1"",
      "14:5 variable env AWS_PROFILE - profile=?",
      "22:14 tool aws s3 ls s3 region="eu-west-1" profile=?",
      "23:9 tool aws-actions/configure-aws-credentials - role="arn:aws:iam::111111111111:role/deploy" region="eu-west-1"",
      "29:11 tool aws s3 sync s3 profile=? role="arn:aws:iam::111111111111:role/deploy" region="eu-west-1" region="us-east-1"",
      "31:11 variable AWS_DEFAULT_REGION - region="us-east-2"",
      "34:11 tool aws sts get-caller-identity sts profile=? role="arn:aws:iam::111111111111:role/deploy" region="eu-west-1" profile="folded"",
      "38:14 tool aws iam list-users iam profile=? role="arn:aws:iam::111111111111:role/deploy" region="eu-west-1" profile="joined"",
      "42:14 tool aws ec2 describe-vpcs ec2 profile=? role="arn:aws:iam::111111111111:role/deploy" region="eu-west-1" access-key-id=? secret-access-key=stand-in region="eu-west-1"",
      "43:9 variable env AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY - access-key-id=? secret-access-key=stand-in",
      "49:9 tool aws-actions/configure-aws-credentials - access-key-id="AKIAQ2EXAMPLE0000003" secret-access-key=secret region="us-west-2"",
      "54:9 tool someone/sync-to-s3 - region="us-west-1"",
      "58:14 tool sam deploy - access-key-id="AKIAQ2EXAMPLE0000003" secret-access-key=secret region="us-west-2" profile=$AWS_PROFILE",
      "60:5 tool ./.github/workflows/other.yml - region="eu-west-2" access-key-id=?",
    ]
  `);
});

test("GitLab: one shell for a job's scripts, anchors and values with a description", async () => {
  expect(await fixture(".gitlab-ci.yml", ".gitlab-ci.yml")).toMatchInlineSnapshot(`
    [
      "1:1 variable variables AWS_DEFAULT_REGION, AWS_PROFILE - region="eu-central-1" profile="gitlab"",
      "9:7 variable export AWS_PROFILE - profile="job"",
      "11:7 tool aws s3 ls s3 region="eu-central-1" secret-access-key=$PRODUCTION_SECRET profile="job" region="eu-central-1"",
      "13:3 variable variables AWS_SECRET_ACCESS_KEY - secret-access-key=$PRODUCTION_SECRET",
      "16:3 variable variables AWS_SECRET_ACCESS_KEY - secret-access-key=$PRODUCTION_SECRET",
      "18:11 tool terraform init - region="eu-central-1" profile="gitlab" secret-access-key=$PRODUCTION_SECRET region="eu-west-1"",
    ]
  `);
});

test("CodeBuild: a variable out of a store is not its name", async () => {
  expect(await fixture("buildspec.yml", "buildspec.yml")).toMatchInlineSnapshot(`
    [
      "2:1 variable env AWS_ACCESS_KEY_ID - access-key-id=?",
      "3:3 variable variables AWS_REGION - region="us-east-1"",
      "10:9 variable export AWS_PROFILE - profile="build"",
      "11:9 tool aws s3 ls s3 access-key-id=? region="us-east-1" profile="build"",
    ]
  `);
});

test("CircleCI: orbs, and a run with variables of its own", async () => {
  expect(await fixture("circleci.yml", ".circleci/config.yml")).toMatchInlineSnapshot(`
    [
      "4:5 variable environment AWS_PROFILE - profile="circle"",
      "7:9 tool aws-cli/setup - role="arn:aws:iam::111111111111:role/circle" region=$AWS_REGION|us-east-1",
      "12:11 variable environment AWS_REGION - region="eu-west-1"",
      "13:20 tool aws s3 ls s3 profile="circle" region="eu-west-1"",
    ]
  `);
});
