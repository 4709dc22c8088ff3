import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { ruby } from "../../../src/parse/code-sites/ruby.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const textOf = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/ruby/${name}`, import.meta.url), "utf8");
const fixture = async (name: string): Promise<readonly string[]> =>
  (await sitesIn(ruby, textOf(name), name)).map(lineOf);

test("clients of the SDK 3, however their options are put together", async () => {
  expect(await fixture("clients.rb")).toMatchInlineSnapshot(`
    [
      "8:9 client Aws::S3::Client.new S3",
      "9:10 client Aws::S3::Resource.new S3 region="eu-central-1" profile="prod"",
      "10:8 client Aws::SQS::Client.new SQS access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret region=$QUEUE_REGION|us-east-1",
      "17:9 client Aws::DynamoDB::Client.new DynamoDB endpoint="http://localhost:4566" region="local"",
      "18:10 client Aws::SNS::Client.new SNS region=$BUCKET_REGION|eu-west-1 endpoint="http://localhost:4566" profile=$TEAM_PROFILE|team",
      "23:9 client Aws::S3::Client.new S3 region=$BUCKET_REGION|eu-west-1 profile="dev" endpoint=?",
      "33:17 client Aws::S3::Client.new S3 region=? endpoint="https://storage.example.com" profile=$STORAGE_PROFILE|storage",
      "36:15 client Aws::S3::Client.new S3 arguments=?",
      "39:5 client Aws::S3::Bucket.new S3",
      "43:5 client Aws::STS::Client.new STS provider=? region=?",
      "49:5 provider Aws::SharedCredentials.new - profile=$STORAGE_PROFILE|storage",
    ]
  `);
});

test("credentials, what Aws.config holds when a client is made, and variables", async () => {
  expect(await fixture("credentials.rb")).toMatchInlineSnapshot(`
    [
      "3:9 client Aws::EC2::Client.new EC2",
      "4:1 session Aws.config.update - region="eu-west-1" access-key-id=$KEY secret-access-key=$SECRET",
      "4:53 provider Aws::Credentials.new - access-key-id=$KEY secret-access-key=$SECRET",
      "5:1 session Aws.config[:region] - region="eu-north-1"",
      "8:10 client Aws::Lambda::Client.new Lambda access-key-id=$KEY secret-access-key=$SECRET region=?",
      "9:8 provider Aws::AssumeRoleCredentials.new - role="arn:aws:iam::111122223333:role/deploy" profile="hub"",
      "10:11 client Aws::STS::Client.new STS access-key-id=$KEY secret-access-key=$SECRET profile="hub" region="us-east-1"",
      "14:10 client Aws::ECS::Client.new ECS region="us-east-2" role="arn:aws:iam::111122223333:role/deploy" profile="hub"",
      "15:13 client Aws::S3::Client.new S3 region=? provider="InstanceProfileCredentials"",
      "15:46 provider Aws::InstanceProfileCredentials.new - provider="InstanceProfileCredentials"",
      "16:10 client Aws::S3::Client.new S3 region=? role=? profile=? provider=?",
      "16:62 provider Aws::SharedCredentials.new - provider="SharedCredentials"",
      "18:1 client Aws::S3::Client.new S3 region=? role=? profile=?",
      "19:1 provider Aws::AssumeRoleWebIdentityCredentials.new - role="arn:aws:iam::111122223333:role/web" provider="AssumeRoleWebIdentityCredentials"",
      "20:1 provider Aws::SharedCredentials.new - profile="dev" credentials-file="/run/credentials"",
      "23:1 variable ENV[AWS_PROFILE] - profile="prod"",
      "24:1 variable ENV[AWS_REGION] - region=$REGION",
      "25:1 variable ENV[AWS_SECRET_ACCESS_KEY] - secret-access-key=secret",
      "27:1 variable ENV - access-key-id="test"",
      "28:1 variable system - profile="infra"",
    ]
  `);
});

test("within a module of the SDK a name means what it means there", async () => {
  const text = `
    module Aws::S3
      class Bucket
        def initialize(options) = @client = options.delete(:client) || Client.new(options)
        def other = Bucket.new(name: "b", client: @client)
      end
    end
    module Aws
      module SessionStore
        QUEUE = SQS::Client.new(region: "eu-west-1")
        NONE = Net::HTTP.new("localhost")
      end
    end
    module App
      module Aws
        NONE = Client.new
      end
    end
    NONE = Client.new
  `;
  expect((await sitesIn(ruby, text, "a.rb")).map(lineOf)).toEqual([
    "4:72 client Aws::S3::Client.new S3 arguments=?",
    '10:17 client Aws::SQS::Client.new SQS region="eu-west-1"',
  ]);
});

test("the SDK 1 and fog, whose chain is not told of; a class of the same name from elsewhere is no client", async () => {
  const sites = await sitesIn(ruby, textOf("others.rb"), "others.rb");
  expect(sites.map(lineOf)).toMatchInlineSnapshot(`
    [
      "1:1 session AWS.config - access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=$SECRET",
      "2:6 client AWS::S3.new S3 region="us-west-2"",
      "3:7 client Fog::Storage.new - access-key-id=$KEY secret-access-key=stand-in region="eu-west-1"",
      "4:11 client Fog::AWS::Compute.new - provider="use_iam_profile"",
      "8:3 session fog_credentials - provider="use_iam_profile" region="eu-central-1"",
      "9:3 session aws_credentials - region=$AWS_REGION access-key-id="test"",
    ]
  `);
  expect(sites.filter(({ sdk }) => sdk !== null).map(({ call }) => call)).toEqual(["aws_credentials"]);
});

test("files without an ending that are Ruby", () => {
  expect(["Rakefile", "lib/tasks/a.rake", "config.ru", "deploy/Capfile"].every(ruby.isOne)).toBe(true);
  expect(ruby.isOne("a.rbs")).toBe(false);
});

test("a secret stays sealed", async () => {
  const sites = await sitesIn(ruby, textOf("clients.rb"), "a.rb");
  expect(inspect(sites, { depth: 9 }) + JSON.stringify(sites)).not.toContain("Jd83kqPz");
});

test("names that lead in a circle end", async () => {
  const text =
    "a = b\nb = a\ndef c = c()\ndef d\n  d\nend\ne = e.merge(e)\nAws::S3::Client.new(region: a, profile: c, **e)\nAws::S3::Client.new(d)\n";
  expect(await sitesIn(ruby, text, "a.rb")).toHaveLength(2);
});

test("options that are made of themselves again and again do not multiply", async () => {
  const again = Array.from({ length: 40 }, (_, n) => `a = a.merge(a).merge(k${n}: b || b)\nb = c || b\nc = b || c`);
  const text = `a = {}\n${again.join("\n")}\nAws::S3::Client.new(**a, region: b)\n`;
  expect(await sitesIn(ruby, text, "a.rb")).toHaveLength(1);
});
