import { expect, test } from "vitest";
import { python } from "../../../src/parse/code-sites/python.ts";
import { testFixtures } from "./fixture-sites.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

testFixtures(python);

test("text that is no Python, or too deep, has no sites and does no harm", async () => {
  expect(await sitesIn(python, "boto3.client(((((\n\n  )) def", "a.py")).toBeInstanceOf(Array);
  const deep = `${"(".repeat(3000)}boto3.client("s3")${")".repeat(3000)}`;
  expect(await sitesIn(python, deep, "a.py")).toEqual([]);
  const long = Array.from({ length: 3000 }, (_, index) => `"${index}"`).join(" + ");
  expect(await sitesIn(python, `x = ${long}\nboto3.client("s3", region_name=x)`, "a.py")).toHaveLength(1);
});

test("several names in one assignment are each given their part", async () => {
  const text = `
import boto3, os
os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_REGION"] = row[0], "eu-west-1"
dev, (prod, other) = boto3.Session(profile_name="dev"), sessions()
dev.client("s3")
prod.client("s3")
os.environ["AWS_PROFILE"], rest = pick(boto3.client("sts"))
first, *more = boto3.Session(profile_name="x"), 2, 3
`;
  expect((await sitesIn(python, text, "a.py")).map(lineOf)).toEqual([
    '3:1 variable os.environ["AWS_ACCESS_KEY_ID"] - access-key-id=?',
    '3:34 variable os.environ["AWS_REGION"] - region="eu-west-1"',
    '4:22 session boto3.Session - access-key-id=? region="eu-west-1" profile="dev"',
    '5:1 client Session.client s3 access-key-id=? region="eu-west-1" profile="dev"',
    '7:1 variable os.environ["AWS_PROFILE"] - profile=?',
    '7:40 client boto3.client sts access-key-id=? region="eu-west-1"',
    '8:16 session boto3.Session - access-key-id=? region="eu-west-1" profile=? profile="x"',
  ]);
});

// Found in a public program that goes to four clouds: each of its sessions has a `client`.
test("a session of unknown origin is another cloud's where boto3 or AWS knows no such client", async () => {
  const text = `
session = local_session(self.session_factory)
session.client("s3")
session.client("sts", "eu-west-1")
session.client("sts", "eu-wst-1")
session.client("dns", "v1", "managedZones")
session.client(service_name="dns", version="v1", component="managedZones")
session.client("azure.keyvault.secrets.SecretClient", vault_url=url)
session.client("cvm.tencentcloudapi.com", "cvm", "2017-03-12", region)
`;
  expect((await sitesIn(python, text, "a.py")).map(lineOf)).toEqual([
    "3:1 client Session.client s3 arguments=?",
    '4:1 client Session.client sts arguments=? region="eu-west-1"',
    '5:1 client Session.client sts arguments=? region="eu-wst-1"',
  ]);
});
