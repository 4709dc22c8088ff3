import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compose } from "../../../src/parse/code-sites/compose.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const fixture = async (name: string, path: string): Promise<readonly string[]> => {
  const text = readFileSync(new URL(`../../../fixtures/scan/compose/${name}`, import.meta.url), "utf8");
  return (await sitesIn(compose, text, path)).map(lineOf);
};

test("a service is one site, with its variables, its mounts and its commands", async () => {
  expect(await fixture("compose.yml", "docker-compose.yml")).toMatchInlineSnapshot(`
    [
      "7:5 variable services.web - region="eu-west-2" region="eu-west-3" secret-access-key=stand-in profile=$AWS_PROFILE|dev credentials-file="~/.aws"",
      "19:5 variable services.worker - arguments=? access-key-id=$AWS_ACCESS_KEY_ID secret-access-key=$SECRET endpoint="http://localstack:4566" credentials-file="~/.aws/credentials"",
      "31:5 variable services.buckets - profile="buckets"",
      "32:36 tool aws s3 mb s3 profile="buckets" region="eu-west-1"",
      "35:7 tool aws dynamodb list-tables dynamodb endpoint="http://dynamodb:8000"",
      "42:3 variable secrets.aws - credentials-file="~/.aws/credentials"",
      "44:3 variable secrets.token - session-token=$AWS_SESSION_TOKEN",
    ]
  `);
});
