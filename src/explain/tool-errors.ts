import type { KnownError } from "../walk/known-error.ts";

type Said = Pick<KnownError, "pattern" | "kind" | "says" | "wantedAccount">;

const saidByTool = (tool: string, ...sdks: KnownError["sdks"]) => {
  const prefix = tool.toLowerCase().replace(/\W+/g, "-");
  return (id: string, said: Said): KnownError => ({
    id: `${prefix}-${id}`,
    sdks,
    tool,
    ...said,
  });
};

const cdk = saidByTool("The CDK", "cdk");
const serverless = saidByTool("The Serverless Framework", "serverless", "osls");
const action = saidByTool("configure-aws-credentials", "js-v3");
const terraform = saidByTool("Terraform", "terraform", "terraform-backend", "go-v1");
const provider = saidByTool("Terraform", "terraform");
const cli = saidByTool("The AWS CLI", "aws-cli-v2");
const kubectl = saidByTool("kubectl", "aws-cli-v2", "aws-cli-v1");
const docker = saidByTool("Docker", "aws-cli-v2", "aws-cli-v1");

/** What tools say that find their credentials with an SDK: whose chain is walked for the answer. */
export const toolErrors: readonly KnownError[] = [
  cdk("no-credentials", {
    pattern: /Need to perform AWS calls for account (\S+?), but no credentials (?:have been configured|found)/,
    kind: "nothing-found",
    says: "The stack is for account $1, and the SDK found no keys for it: none at all, or those of another account that may not take on the CDK's roles there.",
    wantedAccount: 1,
  }),
  cdk("other-account", {
    pattern: /Need to perform AWS calls for account (\S+?), but the current credentials are for (\d+)/,
    kind: "denied",
    says: "The stack is for account $1, and the keys found are of account $2.",
    wantedAccount: 1,
  }),
  cdk("unknown-account", {
    pattern: /Unable to (?:resolve AWS account to use|determine the default AWS account)/,
    kind: "nothing-found",
    says: "The stack names no account, and the SDK's keys, by which it would be known, are missing or refused.",
  }),
  cdk("role", {
    pattern: /Could not assume role in target account/,
    kind: "denied",
    says: "The CDK's role in the stack's account does not trust who asks for it, or that account is not bootstrapped.",
  }),
  serverless("no-credentials", {
    pattern: /AWS provider credentials not found/,
    kind: "nothing-found",
    says: "No keys are found for the profile of serverless.yml, or for the one that is chosen here.",
  }),
  action("not-loaded", {
    pattern: /Credentials could not be loaded, please check your action inputs/,
    kind: "nothing-found",
    says: "The action was given no keys and no role that it could take on; for OIDC the job needs permissions: id-token: write.",
  }),
  action("no-provider", {
    pattern: /Could not assume role with OIDC: No OpenIDConnect provider found in your account for (\S+)/,
    kind: "denied",
    says: "The account of the role that the step names has no IAM identity provider for $1: create it there (URL $1, audience sts.amazonaws.com), or name a role of the account that has it.",
  }),
  action("not-trusted", {
    pattern: /Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity/,
    kind: "denied",
    says: "The role that the step names does not exist, or its trust policy does not fit this job: the repository, branch or environment in its condition on token.actions.githubusercontent.com:sub, upper and lower case too, or the audience sts.amazonaws.com.",
  }),
  action("refused", {
    pattern: /Could not assume role with (?:OIDC|user credentials): (.+)/,
    kind: "denied",
    says: "STS did not lend the role that the step names: $1",
  }),
  action("no-token", {
    pattern:
      /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable|It looks like you might be trying to authenticate with OIDC/,
    kind: "nothing-found",
    says: "The job may not ask GitHub for a token: it needs permissions: id-token: write, in the workflow that calls it, too; a pull request from a fork has none.",
  }),
  terraform("none", {
    pattern: /[Nn]o valid credential sources for (?:Terraform AWS Provider|S3 Backend) found/,
    kind: "nothing-found",
    says: "Neither the block nor the files and variables give credentials; the cause stands below it.",
  }),
  provider("region-unknown", {
    pattern: /[Ii]nvalid AWS Region: ([\w-]+)/,
    kind: "bad-setting",
    says: "$1 is no region that the provider knows: mistyped, or younger than the provider (skip_region_validation).",
  }),
  provider("region-missing", {
    pattern: /[Ii]nvalid AWS Region:|Missing region configuration/,
    kind: "region-missing",
    says: "No region is set: in the block, in AWS_REGION or AWS_DEFAULT_REGION, in the profile.",
  }),
  provider("role", {
    pattern: /IAM Role \((\S+?)\) cannot be assumed/,
    kind: "denied",
    says: "The role $1 does not exist, does not trust who asks for it, or who asks may not assume it.",
  }),
  cli("sso-settings", {
    pattern: /Missing the following required SSO configuration values: (.+?)(?:\. |$)/,
    kind: "bad-setting",
    says: "aws sso login finds no $1 for the chosen profile: another profile is meant, or its sso-session is not named.",
  }),
  kubectl("not-logged-in", {
    pattern: /You must be logged in to the server/,
    kind: "denied",
    says: "The cluster does not know who asks: aws eks get-token signs with the keys found here, and the cluster has no access entry (or aws-auth line) for that principal.",
  }),
  docker("no-login", {
    pattern: /no basic auth credentials/,
    kind: "token-missing",
    says: "Docker has no login for that registry: aws ecr get-login-password gives the password for docker login.",
  }),
  docker("login-over", {
    pattern: /Your authorization token has expired\. Reauthenticate and try again/,
    kind: "token-expired",
    says: "Docker's login for that registry is over, after 12 hours: aws ecr get-login-password gives another.",
  }),
];
