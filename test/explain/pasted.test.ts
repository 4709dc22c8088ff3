import { Volume } from "memfs";
import { describe, expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";

/*
 * What people paste: not an SDK's sentence alone, but what a tool, a log or a terminal put around it. The sentences are
 * those that SDKs and tools say, on made-up accounts and names; the frames are ours. Found by reading some 330 texts of
 * issue threads; what was said of each before it was run is what the row wants.
 */

const ONE = "111122223333";
const OTHER = "444455556666";

async function explained(text: string) {
  const { out, code } = await runInProcess(
    ["explain", "-"],
    {
      fs: Volume.fromJSON({
        "/home/ana/.aws/credentials":
          "[default]\naws_access_key_id = AKIAQNZGKIQY56JQ7WML\naws_secret_access_key = CANARY\n",
        "/home/ana/.aws/config": "[default]\nregion = eu-west-1\n",
      }) as never,
      environment: { HOME: "/home/ana", PATH: "/usr/bin", LANG: "C.UTF-8" },
      systemHome: "/home/ana",
      cwd: "/home/ana",
    },
    { input: text },
  );
  const flat = out.replace(/\s+/g, " ");
  const [meaning = "", here = ""] = flat.split(" On this machine ");
  return { code, meaning, here };
}

const denied = (action: string, resource: string, by = `assumed-role/dev/me`): string =>
  `User: arn:aws:sts::${ONE}:${by} is not authorized to perform: ${action} on resource: ${resource}`;

describe("who says it, and why", () => {
  test.each<readonly [string, RegExp, RegExp]>([
    // A tool's frame around its SDK's words.
    [
      `12:00 nightly | eksctl version 0.1\nError: checking AWS STS access – cannot get role ARN for current session: InvalidClientTokenId: The security token included in the request is invalid.\n\tstatus code: 403, request id: r`,
      /^eksctl says this, in the words of go-v1\. AWS answered with InvalidClientTokenId/,
      /AWS does not know the key/,
    ],
    [
      "Error: checking AWS STS access – cannot get role ARN for current session: : Session token not found or invalid\n\tstatus code: 401, request id:",
      /^eksctl says this/,
      /aws sso login/,
    ],
    [
      'Error: checking AWS STS access – cannot get role ARN: operation error STS: GetCallerIdentity, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts.eu-west-1.amazonaws.com/": net/http: invalid header field value for "Authorization"',
      /^eksctl says this/,
      /line end, a blank or another sign/,
    ],
    [
      "[tg] Error finding AWS credentials (did you set the AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY environment variables?): NoCredentialProviders: no valid providers in chain. Deprecated.",
      /^Terragrunt says this, in the words of go-v1/,
      /no pair of keys is exported/,
    ],
    [
      '│ Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.\n│ \n│ Error: failed to refresh cached credentials, the SSO session has expired or is invalid: open /home/ana/.aws/sso/cache/0.json: no such file or directory\n│ \n│   on main.tf line 1, in provider "aws":\n╵',
      /^Terraform says this/,
      /sign-in is missing, over, or not whole: aws sso login/,
    ],
    [
      'Error: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, access disabled to EC2 IMDS via client option, or "AWS_EC2_METADATA_DISABLED" environment variable',
      /^go-v2, terraform and terraform-backend say this/,
      /may not be asked: AWS_EC2_METADATA_DISABLED/,
    ],
    [
      "TASK [s3] ***\nAn exception occurred during task execution. The error was: botocore.exceptions.NoCredentialsError: Unable to locate credentials",
      /^Ansible says this, in the words of boto3/,
      /no source had credentials/,
    ],
    [
      "Error: Failed to create managed resources: An error occurred (ExpiredToken) when calling the CreateChangeSet operation: no",
      /^SAM says this/,
      /past their time/,
    ],
    [
      "Caused by: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by SimpleAWSCredentialsProvider IAMInstanceCredentialsProvider : com.amazonaws.SdkClientException: Unable to load AWS credentials from environment variables",
      /^Hadoop's S3A says this/,
      /None of the providers in its list/,
    ],
    [
      "└ build:\n✖ AWS credentials missing or invalid. Original error from AWS: Could not load credentials from any providers",
      /^The Serverless Framework says this/,
      /none had credentials|No keys are found/,
    ],
    [
      "Unable to connect to the server: getting credentials: exec: executable aws failed with exit code 255",
      /^kubectl says this/,
      /Run it by hand/,
    ],
    [
      "Unable to connect to the server: getting credentials: exec: executable aws not found",
      /^kubectl says this/,
      /not on the PATH/,
    ],
    [
      "pull: docker-credential-ecr-login … failed with stderr: credentials not found in native keychain",
      /^Docker's ECR helper says this/,
      /found no keys/,
    ],
    ["[error] [signv4] Provider returned no credentials, service=logs", /^Fluent Bit says this/, /IMDSv2/],
    ["Failed to get profile: Profile configuration is missing for: dev", /^Amplify says this/, /local-aws-info\.json/],
    [
      "The following profile does not have credentials configured: dev. You must configure the access key and secret key for the profile.",
      /^git-remote-codecommit says this/,
      /Profile dev/,
    ],
    // The SDK's own names decide where words are shared.
    [
      'Exception in thread "main" software.amazon.awssdk.core.exception.SdkClientException: Unable to load SSO token',
      /^java-v2 says this/,
      /aws sso login/,
    ],
    [
      "Caused by: software.amazon.awssdk.x: To use web identity tokens, the 'sts' service module must be on the class path.",
      /^java-v2 says this/,
      /add it/,
    ],
    [
      "com.amazonaws.SdkClientException: To use assume role profiles the aws-java-sdk-sts module must be on the class path.",
      /^java-v1 says this/,
      /aws-java-sdk-sts/,
    ],
    [
      "AccessDenied: Not authorized to perform sts:AssumeRole\n    at Request.extractError (/app/node_modules/aws-sdk/lib/protocol/query.js:1:1)",
      /^js-v2 says this/,
      /no role of that name/,
    ],
    [
      "  ╰─▶ ProfileFile provider could not be built: profile `dev`\n      was not defined: `sso_region` was missing",
      /^rust says this/,
      /older than sso-session/,
    ],
    [
      "configparser.DuplicateOptionError: While reading from '/home/ana/.aws/credentials' [line  4]: option 'aws_access_key_id' in section 'dev' already exists",
      /^boto3, /,
      /Line 4 of .* a second time/,
    ],
    [
      "No credentials could be loaded from the chain: CredentialsProviderChain -> EnvironmentCredentialsProvider",
      /^kotlin says this/,
      /Every link failed/,
    ],
    [
      'Ignoring, HTTP credential provider invalid endpoint host, "169.254.170.23", only loopback hosts are allowed. <nil>',
      /^go-v1 says this/,
      /too old for EKS Pod Identity/,
    ],
    [
      "Error: Inaccessible host: `sts.cn-north.amazonaws.com'. This service may not be available in the `cn-north' region.",
      /^js-v2 /,
      /no region/,
    ],
    // A cause within a frame that leaves it open.
    [
      `{"level":"error","error":"WebIdentityErr: failed to retrieve credentials\\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\\n\\tstatus code: 403, request id: r"}`,
      /^go-v1 says this/,
      /trust policy does not fit the token/,
    ],
    [
      `level=error msg="WebIdentityErr: failed to retrieve credentials\\ncaused by: RequestError: send request failed\\ncaused by: Post \\"https://sts.amazonaws.com/\\": dial tcp 192.0.2.1:443: i/o timeout"`,
      /^go-v1 says this\. No connection to https:\/\/sts\.amazonaws\.com\//,
      /VPC endpoint/,
    ],
    [
      `> AccessDenied: ${denied("sts:AssumeRole", `arn:aws:iam::${ONE}:role/reader`, "assumed-role/node/i-0123456789abcdef0")}\n> status code: 403, request id: r`,
      /instance's own role, node/,
      /the pod got no role of its own/,
    ],
    [
      `error: ${denied("sts:AssumeRole", `arn:aws:iam::${ONE}:role/dev`)}`,
      /^AWS itself says this\. The role dev is asked to take on itself/,
      /who asks is it already/,
    ],
    [
      `${denied("ec2:RunInstances", "arn:aws:ec2:eu-west-1:1:instance/*")} with an explicit deny in a service control policy`,
      /^AWS itself says this/,
      /service control policy/,
    ],
    [
      "Error retrieving STS credentials using SAML.: ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.\nstatus code: 400, request id: r",
      /^saml2aws says this/,
      /longer session is asked for/,
    ],
    [
      "Build failed: SignatureDoesNotMatch: Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z",
      /^AWS itself says this/,
      /clock/,
    ],
    [
      "An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Credential should be scoped to a valid region, not 'us-east-2'.",
      /^boto3, /,
      /another region or service/,
    ],
    [
      "Error: self signed certificate in certificate chain\n  code: 'SELF_SIGNED_CERT_IN_CHAIN'",
      /could not reach AWS/,
      /NODE_EXTRA_CA_CERTS/,
    ],
    // Of a second search.
    [
      "botocore.errorfactory.InvalidIdentityTokenException: An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Couldn't retrieve verification key from your identity provider",
      /^boto3, /,
      /keys of the token's issuer/,
    ],
    [
      'worker {"level":"WARN","error":"service error: InvalidIdentityTokenException: Couldn\'t retrieve verification key from your identity provider (ServiceError(ServiceError { source"}',
      /^AWS itself says this, to rust/,
      /keys of the token's issuer/,
    ],
    [
      "E0101 aws_manager.go:1] Failed: WebIdentityErr: unable to read file at /var/run/token\ncaused by: open /var/run/token: permission denied",
      /^go-v1 says this/,
      /fsGroup/,
    ],
    [
      "--> amazon-ebs.x: No valid credential sources found for AWS Builder. Please see the page",
      /^Packer says this/,
      /the template/,
    ],
    [
      "\u2502 Group 0: FAILED\n\u2502   arn: FAILED\n\u2502     - | Error decrypting key: NoCredentialProviders: no valid\n\u2502       | providers in chain. Deprecated.",
      /^SOPS says this, in the words of go-v1/,
      /no pair of keys/,
    ],
    [
      "ValidationError: 1 validation error for Embeddings\n__root__\n  Could not load credentials to authenticate with AWS client. (type=value_error)",
      /^LangChain says this/,
      /hides why/,
    ],
    [
      "minio.error.S3Error: S3 operation failed; code: AccessDenied, message: Access denied, resource: /x",
      /^The store itself says this, to MinIO's client/,
      /not signed/,
    ],
    ["DeltaError: Generic S3 error: Missing region", /^object_store says this/, /AWS_REGION/],
    [
      "WARN aws_config::imds::region] failed to load region from IMDS err=failed to load IMDS session token: dispatch failure",
      /^rust says this/,
      /a warning/,
    ],
    [
      "nested exception is java.lang.IllegalStateException: Only one of Region or EndpointConfiguration may be set.",
      /^java-v1 says this/,
      /leave one of them out/,
    ],
    [
      "cannot read: operation error S3: HeadObject, https response error StatusCode: 403, RequestID: A, HostID: B, api error Forbidden: Forbidden",
      /go-v2/,
      /bare 403/,
    ],
  ])("%s", async (text, who, why) => {
    const { code, meaning } = await explained(text);
    expect(code).toBe(0);
    expect(meaning).toMatch(who);
    expect(meaning).toMatch(why);
    expect(meaning).not.toMatch(/\$\d/);
  });
});

describe("no question of credentials", () => {
  test.each<readonly [string, RegExp]>([
    [
      "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist",
      /is not there/,
    ],
    [
      "An error occurred (ThrottlingException) when calling the DescribeStacks operation: Rate exceeded",
      /too many calls/,
    ],
    [
      "An error occurred (ValidationError) when calling the UpdateStack operation: No updates are to be performed.",
      /not as the service wants it/,
    ],
    ["An error occurred (PermanentRedirect) when calling the ListObjectsV2 operation: elsewhere", /in another region/],
    ["ResourceNotFoundException: Function not found: arn:aws:lambda:eu-west-1:1:function:x", /is not there/],
    ["ModuleNotFoundError: No module named 'boto3'", /install it there/],
    [
      'botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid bucket name "s3://x"',
      /nothing was sent/,
    ],
    ["Error: creating IAM Role (x): MalformedPolicyDocument: no", /the call itself/],
    ["Error: requesting a certificate: LimitExceededException: Error: your limit is 20", /quota/],
    ["Error: reading S3 Bucket (x): couldn't find resource", /is not there/],
    ["GET https://x.dkr.ecr.eu-west-1.amazonaws.com/v2: DENIED: Your Authorization Token is invalid.", /12 hours/],
    ["Error: app: SSM parameter /cdk-bootstrap/q/version not found.", /not bootstrapped/],
  ])("%s", async (text, why) => {
    const { code, meaning, here } = await explained(text);
    expect(code).toBe(0);
    expect(meaning).toMatch(why);
    expect(here).toMatch(/^Nothing here is to be mended for it/);
  });
});

test("a denial by policy is no refusal of the keys: it says how to ask whether they may", async () => {
  const { here } = await explained(
    `An error occurred (AccessDenied) when calling the ListObjectsV2 operation: ${denied("s3:ListBucket", '"arn:aws:s3:::mine"').replaceAll(ONE, "029608264753")}`,
  );
  expect(here).toContain("awswho can s3:ListBucket --resource 'arn:aws:s3:::mine' --sdk boto3");
  expect(here).not.toContain("AWS refuses");
});

test("a denial to another account was said to other keys", async () => {
  const { here } = await explained(
    `An error occurred (AccessDenied) when calling the ListObjectsV2 operation: ${denied("s3:ListBucket", "arn:aws:s3:::mine").replaceAll(ONE, OTHER)}`,
  );
  expect(here).toContain(`whom the text names is of account ${OTHER}: it was said to other keys`);
});

test("a tool with keys of its own: those of this machine are not blamed", async () => {
  const { meaning, here } = await explained(
    "$ aws-vault exec dev\naws-vault: error: exec: Failed to get credentials for dev: operation error STS: GetSessionToken, https response error StatusCode: 403, RequestID: r, api error InvalidClientTokenId: The security token included in the request is invalid.",
  );
  expect(meaning).toMatch(/^aws-vault says this/);
  expect(here).toMatch(/^aws-vault signs with what its own vault holds/);
});

test("a language's own words are not taken for an SDK's", async () => {
  expect((await explained("KeyError: 'Contents'")).meaning).toMatch(/^Python itself says this, of any program/);
});
