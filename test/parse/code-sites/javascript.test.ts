import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { javascript } from "../../../src/parse/code-sites/javascript.ts";
import { lineOf, sitesIn } from "./sites-in.ts";

const textOf = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/scan/javascript/${name}`, import.meta.url), "utf8");
const fixture = async (name: string): Promise<readonly string[]> =>
  (await sitesIn(javascript, textOf(name), name)).map(lineOf);

test("clients of the SDK 3, however their configuration is put together", async () => {
  expect(await fixture("v3-clients.ts")).toMatchInlineSnapshot(`
    [
      "13:22 client new S3Client S3Client",
      "14:22 client new S3Client S3Client",
      "15:23 client new S3 S3 region=$BUCKET_REGION|eu-west-1 profile=$AWS_PROFILE",
      "16:50 client new DynamoDBClient DynamoDBClient endpoint=? region="eu-central-1"",
      "21:27 client new S3Client S3Client region=$AWS_REGION endpoint=? access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret",
      "23:24 client new S3 S3 region="eu-west-1" access-key-id=? secret-access-key=?",
      "29:10 client new SecretsManagerClient SecretsManagerClient arguments=?",
      "31:47 client new SecretsManagerClient SecretsManagerClient region=? endpoint=?",
      "36:21 client new S3Client S3Client region="eu-north-1" access-key-id=$KEY|none secret-access-key=stand-in",
      "37:21 client new S3Client S3Client region="us-east-1" unsigned="signer"",
      "38:25 client new Signer Signer region=$BUCKET_REGION|eu-west-1",
    ]
  `);
});

test("providers of the SDK 3, and the clients that are given one", async () => {
  expect(await fixture("v3-providers.mjs")).toMatchInlineSnapshot(`
    [
      "17:21 client new LambdaClient LambdaClient region="eu-west-1" profile="prod"",
      "17:74 provider fromIni - profile="prod"",
      "19:18 provider fromTemporaryCredentials - role="arn:aws:iam::111122223333:role/deploy" profile="hub"",
      "20:22 provider fromSSO - profile="hub"",
      "23:23 client new LambdaClient LambdaClient role="arn:aws:iam::111122223333:role/deploy" profile="hub"",
      "25:26 provider fromIni - provider="fromIni"",
      "27:3 provider fromEnv - provider="fromEnv"",
      "28:3 provider fromInstanceMetadata - provider="fromInstanceMetadata"",
      "29:3 provider fromProcess - profile=$TEAM_PROFILE|team",
      "30:3 provider fromNodeProviderChain -",
      "31:3 provider defaultProvider - profile="dev"",
      "32:3 provider fromWebToken - role="arn:aws:iam::111122223333:role/web" provider="fromWebToken"",
      "33:3 provider fromCognitoIdentityPool - provider="fromCognitoIdentityPool"",
      "34:3 provider createCredentialChain - provider="createCredentialChain"",
      "34:25 provider fromEnv - provider="fromEnv"",
      "34:36 provider fromIni - profile="last" credentials-file="/run/keys"",
      "37:3 client new LambdaClient LambdaClient profile=? region="eu-west-1"",
      "37:42 provider fromIni - profile=?",
      "37:71 provider fromNodeProviderChain -",
      "38:22 client new STS STS",
      "38:39 provider new AssumeRoleCommand STS role=$ROLE",
    ]
  `);
});

test("what compilers make of imports", async () => {
  expect(await fixture("compiled.cjs")).toMatchInlineSnapshot(`
    [
      "19:13 client new S3Client S3Client profile="prod"",
      "19:53 provider fromIni - profile="prod"",
      "20:13 client new AWS.S3 S3 region="eu-west-1"",
      "21:13 client new SQSClient SQSClient region="us-east-2"",
      "22:13 client new AWS.DynamoDB.DocumentClient DynamoDB.DocumentClient endpoint="http://localhost:8000"",
      "23:19 client new AWS.SNS SNS",
      "29:10 client new STSClient STSClient profile="sso"",
      "29:39 provider fromSSO - profile="sso"",
      "31:67 client new SSM SSM region="ap-south-1"",
      "42:10 client new LambdaClient LambdaClient region="eu-west-3"",
    ]
  `);
});

test("clients of the SDK 2 take over what AWS.config was given before", async () => {
  expect(await fixture("v2.js")).toMatchInlineSnapshot(`
    [
      "6:15 client new AWS.EC2 EC2",
      "7:1 session AWS.config.update - region="eu-west-1"",
      "8:1 session AWS.config.credentials - profile="prod" credentials-file="/run/credentials"",
      "8:26 provider new AWS.SharedIniFileCredentials - profile="prod" credentials-file="/run/credentials"",
      "11:18 client new AWS.Lambda Lambda region="eu-west-1" profile="prod" credentials-file="/run/credentials"",
      "12:13 client new AWS.S3 S3 profile="prod" credentials-file="/run/credentials" region="us-east-1" endpoint="http://localhost:9000"",
      "13:14 client new AWS.SQS SQS region="eu-west-1" access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=$SQS_SECRET",
      "14:49 client new AWS.DynamoDB DynamoDB region="eu-west-1" profile="prod" credentials-file="/run/credentials"",
      "15:14 client new AWS.DynamoDB.DocumentClient DynamoDB.DocumentClient region="eu-west-1" profile="prod" credentials-file="/run/credentials"",
      "18:18 provider new AWS.Credentials - access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret",
      "19:10 provider new AWS.ChainableTemporaryCredentials - role=? access-key-id="AKIAQ2EXAMPLE0000001" secret-access-key=secret",
      "21:19 client new AWS.STS STS region="eu-west-1" provider="EC2MetadataCredentials"",
      "21:46 provider new AWS.EC2MetadataCredentials - provider="EC2MetadataCredentials"",
      "22:24 session AWS.config.update - endpoint="http://localhost:4566"",
      "23:22 client new AWS.SNS SNS region="eu-west-1" endpoint=? role="arn:aws:iam::111122223333:role/r"",
      "23:49 provider new AWS.TemporaryCredentials - role="arn:aws:iam::111122223333:role/r"",
      "24:1 session AWS.config.loadFromPath - provider="FileSystemCredentials" region=?",
      "25:16 client new AWS.Kinesis Kinesis endpoint=? provider="FileSystemCredentials" region=?",
      "26:15 session new AWS.Config - region="eu-north-1" provider="EnvironmentCredentials"",
      "26:67 provider new AWS.EnvironmentCredentials - provider="EnvironmentCredentials"",
      "29:1 session AWS.config - region="eu-north-1" provider="EnvironmentCredentials"",
    ]
  `);
});

test("variables set for this process and for those it starts", async () => {
  expect(await fixture("environment.ts")).toMatchInlineSnapshot(`
    [
      "5:1 variable process.env.AWS_PROFILE - profile="prod"",
      "6:1 variable process.env.AWS_REGION - region="eu-west-1"",
      "7:1 variable process.env.AWS_SECRET_ACCESS_KEY - secret-access-key=secret",
      "8:1 variable process.env.AWS_DEFAULT_REGION - region=$AWS_REGION|us-east-1",
      "11:1 variable process.env - access-key-id="test"",
      "12:1 variable spawn - profile="infra"",
      "14:23 client new S3Client S3Client",
    ]
  `);
});

test("stacks that name an account or a region", async () => {
  expect(await fixture("stacks.ts")).toMatchInlineSnapshot(`
    [
      "8:1 tool new Site - account="111122223333" region="eu-west-1"",
      "9:1 tool new Stack - account=$CDK_DEFAULT_ACCOUNT region=$CDK_DEFAULT_REGION",
      "15:5 tool super - region="us-east-1"",
    ]
  `);
});

test("calls that the SDK 3 refuses", async () => {
  expect(await fixture("refused.js")).toEqual([
    "3:1 session config.update - TypeError: Cannot read properties of undefined (reading 'update')",
    `4:20 client STSClient STSClient region="eu-west-1" TypeError: Class constructor STSClient cannot be invoked without 'new'`,
  ]);
});

test("a class of the same name from elsewhere is no client, and a type makes none", async () => {
  expect(await fixture("none.ts")).toEqual([]);
});

test("declarations of types are not read, JSX is", async () => {
  expect(javascript.isOne("lib/index.d.ts")).toBe(false);
  expect(javascript.isOne("lib/index.d.mts")).toBe(false);
  const component = 'import { S3 } from "@aws-sdk/client-s3";\nexport const A = () => <b>{new S3({}) as never}</b>;\n';
  expect((await sitesIn(javascript, component, "a.tsx")).map(lineOf)).toEqual(["2:28 client new S3 S3"]);
  const cast = 'import { S3 } from "@aws-sdk/client-s3";\nexport const a = new S3(<never>{ region: "x" });\n';
  expect((await sitesIn(javascript, cast, "a.ts")).map(lineOf)).toEqual(['2:18 client new S3 S3 region="x"']);
});

test("a secret stays sealed", async () => {
  const sites = await sitesIn(javascript, textOf("v3-clients.ts"), "a.ts");
  expect(inspect(sites, { depth: 9 }) + JSON.stringify(sites)).not.toContain("Jd83kqPz");
});

test("names that lead in a circle end", async () => {
  const text = `import { S3 } from "@aws-sdk/client-s3";
    const a = b; const b = a; const c = () => c(); const d = { ...d, region: d.region };
    new S3({ region: a, credentials: c(), ...d }); const E = E || F, F = E.G; new E(); let g = g.h; g = g;`;
  expect((await sitesIn(javascript, text, "a.js")).length).toBe(1);
});

test("options that are made of themselves again and again do not multiply", async () => {
  const again = Array.from({ length: 40 }, (_, n) => `a = { ...a, ...a, k${n}: b || b }; b = c || b; c = b ?? c;`);
  const text = `import { S3 } from "@aws-sdk/client-s3"; let a = {}, b, c; ${again.join("\n")} new S3({ ...a, region: b });`;
  expect(await sitesIn(javascript, text, "a.js")).toHaveLength(1);
});

test("credentials made of themselves end the search, however the steps are counted", async () => {
  for (const made of ["", "other || ", "one ? two : ", "(() => "]) {
    const chained = "new AWS.ChainableTemporaryCredentials({ params: {}, masterCredentials: master })";
    const text = `const AWS = require("aws-sdk");\nconst master = ${made}${chained}${made.startsWith("(") ? ")()" : ""};\nnew AWS.S3({ credentials: master });\n`;
    expect(await sitesIn(javascript, text, "master.js")).toHaveLength(2);
  }
});
