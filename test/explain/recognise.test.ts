import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { recognise, speakersOf } from "../../src/explain/recognise.ts";
import { recordedOf, setsOf } from "../truth/goldens.ts";

/** Every error text of the goldens, as a program prints it, leads back to the SDK that said it. */
const sdks = readdirSync("fixtures/truth", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "scenarios")
  .map(({ name }) => name);

describe.each(sdks)("errors of %s", (sdk) => {
  test("are recognised as its own", () => {
    const texts = new Set<string>();
    for (const set of setsOf(sdk))
      for (const { golden } of recordedOf(sdk, set))
        if (golden.error && golden.outcome !== "crash") texts.add(`${golden.error.type}: ${golden.error.message}`);
    const strange = [...texts].filter((text) => !speakersOf(text).some((speaker) => speaker === sdk));
    expect(strange).toEqual([]);
  });
});

test.each([
  ['Unable to locate credentials. You can configure credentials by running "aws configure".', "boto3", "nothing-found"],
  ["botocore.exceptions.ProfileNotFound: The config profile (prd) could not be found", "boto3", "profile-missing"],
  ["no EC2 IMDS role found", "go-v2", "nothing-found"],
  ["CredentialsProviderError: Could not load credentials from any providers", "js-v3", "nothing-found"],
  ["Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY", "boto3", "partial"],
  ["An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation", "boto3", "denied"],
  ["MissingRegion: could not find region configuration", "go-v1", "region-missing"],
  [
    "Unable to find a region via the region provider chain. Must provide an explicit region",
    "java-v1",
    "region-missing",
  ],
  ["Unable to load region from any of the providers in the chain software.amazon", "java-v2", "region-missing"],
  ["Profile file contained no credentials for profile 'prod': ProfileFile(…)", "java-v2", "no-source"],
  ["EC2 Metadata roleName request returned error", "js-v2", "nothing-found"],
  ["Enter MFA code for arn:aws:iam::111122223333:mfa/me: \naws: [ERROR]:", "aws-cli-v2", "mfa"],
])("%s", (text, sdk, kind) => {
  const [first] = recognise(text);
  expect(first?.known.sdks).toContain(sdk);
  expect(first?.known.kind).toBe(kind);
});

test.each([
  [
    "An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included",
    "past their time",
  ],
  [
    "operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: x, api error SignatureDoesNotMatch: no",
    "The secret does not fit",
  ],
  [
    "An error occurred (UnauthorizedException) when calling the GetRoleCredentials operation: Session token not found or invalid",
    "aws sso login",
  ],
  [
    "An error occurred (IncompleteSignature) when calling the GetCallerIdentity operation: missing",
    "a line break in the key",
  ],
  [
    "failed to refresh cached credentials, failed to get web EC2 IMDS role credentials, api error AssumeRoleUnauthorizedAccess: EC2 cannot assume the role web.",
    "EC2 may not assume it",
  ],
  [
    "no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed",
    "this instance has no role",
  ],
  [
    'no EC2 IMDS role found, operation error ec2imds: GetMetadata, exceeded maximum number of attempts, 3, request send failed, Get "http://169.254.169.254/latest/meta-data/iam/security-credentials/": dial tcp 169.254.169.254:80: connect: no route to host',
    "did not answer: no route to host",
  ],
])("%s: what AWS answered is told, not its code alone", (text, words) => {
  expect(recognise(text)[0]?.meaning).toContain(words);
});

test.each([
  ["Need to perform AWS calls for account 111122223333, but no credentials have been configured", "The CDK", "cdk"],
  [
    "Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.",
    "Terraform",
    "terraform",
  ],
  ["Error: invalid AWS Region: eu-wset-1", "Terraform", "terraform"],
  ["IAM Role (arn:aws:iam::111122223333:role/x) cannot be assumed.", "Terraform", "terraform"],
  [
    "Missing the following required SSO configuration values: sso_start_url, sso_region. To",
    "The AWS CLI",
    "aws-cli-v2",
  ],
  [
    "error: You must be logged in to the server (the server has asked for the client to provide credentials)",
    "kubectl",
    "aws-cli-v2",
  ],
])("%s: a tool's words, and the SDK it asks", (text, tool, sdk) => {
  const [first] = recognise(text);
  expect(first?.known.tool).toBe(tool);
  expect(first?.known.sdks).toContain(sdk);
});

test("what nobody says is not recognised", () => {
  expect(recognise("the cat sat on the mat")).toEqual([]);
});
