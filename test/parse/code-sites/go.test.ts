import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { go } from "../../../src/parse/code-sites/go.ts";
import { garbled } from "./garbled.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const text = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/go/${name}`, import.meta.url), "utf8");
const fixture = async (name: string): Promise<readonly string[]> => (await sitesIn(go, text(name), name)).map(lineOf);

test("the SDK 2: a client has what its configuration and its own options give", async () => {
  expect(await fixture("sdk-2.go")).toMatchInlineSnapshot(`
    [
      "24:14 session config.LoadDefaultConfig -",
      "28:9 client s3.NewFromConfig s3",
      "32:12 session config.LoadDefaultConfig - profile="billing" region="eu-central-1" config-file="/etc/backup/config"",
      "39:9 client dynamodb.NewFromConfig dynamodb profile="billing" config-file="/etc/backup/config" region=$REPLICA_REGION|eu-west-3 endpoint="http://localhost:8000"",
      "51:13 provider credentials.NewStaticCredentialsProvider - access-key-id=$BACKUP_KEY_ID secret-access-key=$BACKUP_KEY",
      "54:14 session config.LoadDefaultConfig - region="eu-north-1" profile=? access-key-id=$BACKUP_KEY_ID secret-access-key=$BACKUP_KEY",
      "63:9 client s3.NewFromConfig s3 region="eu-north-1" profile=? access-key-id=$BACKUP_KEY_ID secret-access-key=$BACKUP_KEY",
      "68:3 provider stscreds.NewAssumeRoleProvider - arguments=? role="arn:aws:iam::222222222222:role/backup"",
      "68:34 client sts.NewFromConfig sts arguments=?",
      "70:9 client s3.NewFromConfig s3 arguments=? role="arn:aws:iam::222222222222:role/backup"",
      "74:9 client s3.New s3 region="us-east-1" access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret",
      "85:9 session aws.Config - region=$BACKUP_REGION|ap-southeast-2 provider="ec2rolecreds.New"",
      "87:21 provider ec2rolecreds.New - provider="ec2rolecreds.New"",
      "89:2 client s3.NewFromConfig s3 region=$BACKUP_REGION|ap-southeast-2 provider="ec2rolecreds.New"",
      "91:15 session config.LoadDefaultConfig - region="us-east-1" unsigned="aws.AnonymousCredentials"",
      "96:2 client s3.NewFromConfig s3 region="us-east-1" unsigned="aws.AnonymousCredentials"",
      "100:2 variable os.Setenv - profile="nightly"",
    ]
  `);
});

test("the SDK 1: sessions, and configurations by field and by method", async () => {
  expect(await fixture("sdk-1.go")).toMatchInlineSnapshot(`
    [
      "19:27 session session.NewSession -",
      "22:23 session session.NewSessionWithOptions - profile="archive" region="eu-west-1"",
      "27:9 client s3.New s3 profile="archive" region="eu-west-2"",
      "31:15 session session.NewSession - region=? access-key-id="AKIAQ2EXAMPLE0000002" secret-access-key=stand-in",
      "38:9 client sqs.New sqs region=? access-key-id="AKIAQ2EXAMPLE0000002" secret-access-key=stand-in",
      "42:10 session aws.NewConfig - region="sa-east-1" endpoint="http://localhost:4566"",
      "46:9 client s3manager.NewUploader s3 region="sa-east-1" endpoint="http://localhost:4566"",
      "46:31 session session.New - region="sa-east-1" endpoint="http://localhost:4566"",
      "50:11 provider stscreds.NewCredentials - role="arn:aws:iam::222222222222:role/reader"",
      "51:9 client s3.New s3 role="arn:aws:iam::222222222222:role/reader"",
      "55:2 client s3.New s3 arguments=? provider="credentials.NewSharedCredentials" profile="third"",
      "56:2 client s3.New s3 arguments=? provider="ec2rolecreds.NewCredentials"",
      "57:2 client s3.New s3 arguments=? unsigned="credentials.AnonymousCredentials"",
      "58:11 provider credentials.NewChainCredentials - provider="credentials.NewChainCredentials"",
      "60:4 provider credentials.StaticProvider - access-key-id="AKIAQ2EXAMPLE0000003" secret-access-key=secret",
      "66:6 session Session.Copy - arguments=? region="eu-west-3"",
    ]
  `);
});

test("what only bears the names of the SDK is none", async () => {
  expect(await fixture("others.go")).toEqual([]);
});

test("a secret comes out sealed", async () => {
  const sites = await sitesIn(go, text("sdk-2.go"), "sdk-2.go");
  expect(JSON.stringify(sites)).not.toContain("c9Wm2hK7");
});

test("a broken file is read as far as it goes, and nothing is thrown", async () => {
  const all = text("sdk-2.go") + text("sdk-1.go").replace("package old", "");
  await fc.assert(
    fc.asyncProperty(garbled(all), async (broken) => {
      await sitesIn(go, broken, "broken.go");
    }),
    { numRuns: 60 },
  );
});
