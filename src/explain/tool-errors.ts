import type { KnownError } from "../walk/known-error.ts";

type Said = Pick<KnownError, "pattern" | "kind" | "says" | "wantedAccount" | "isFrame">;

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
const dockerHelper = saidByTool("Docker's ECR helper", "go-v2", "go-v1");
const amplify = saidByTool("Amplify", "js-v2", "js-v3");
const ampx = saidByTool("Amplify", "js-v3");
const pulumi = saidByTool("Pulumi", "terraform");
const remote = saidByTool("git-remote-codecommit", "boto3");
const git = saidByTool("Git", "aws-cli-v2", "boto3");
const fluentBit = saidByTool("Fluent Bit");
const fog = saidByTool("fog");
const rusoto = saidByTool("Rusoto");
const s3a = saidByTool("Hadoop's S3A", "java-v1", "java-v2");
const toolkit = saidByTool("The AWS Toolkit", "js-v3");
const helper = saidByTool("aws-sso-creds-helper", "js-v3");
const components = saidByTool("Serverless Components", "js-v2");
const metadata = saidByTool("A program that asks the instance's metadata itself");
const registry = saidByTool("The registry");
const updater = saidByTool("Argo CD Image Updater");
const packer = saidByTool("Packer", "go-v2", "go-v1");
const langchain = saidByTool("LangChain", "boto3");
const objectStore = saidByTool("object_store");
const duckdb = saidByTool("DuckDB");
const postgres = saidByTool("PostgreSQL");

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
  cdk("context", {
    pattern: /Cannot retrieve value from context provider \S+ since account\/region are not specified/,
    kind: "nothing-found",
    says: "The stack names no account and region in env, which a lookup needs; where it takes them from CDK_DEFAULT_ACCOUNT, the CDK found no keys by which it would know the account.",
  }),
  cdk("role", {
    pattern: /Could not assume role in target account/,
    kind: "denied",
    says: "The CDK's role in the stack's account does not trust who asks for it, or that account is not bootstrapped.",
  }),
  serverless("no-credentials", {
    pattern: /AWS provider credentials not found|AWS credentials missing or invalid/,
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
  action("old-not-trusted", {
    pattern: /^(?:Error: |##\[error\]|\*\*)*Not authorized to perform sts:AssumeRoleWithWebIdentity/m,
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
    isFrame: true,
    says: "Neither the block nor the files and variables give credentials.",
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
    pattern: /(?:IAM Role \((\S+?)\)|The role "(?:\S+?)") cannot be assumed/,
    kind: "denied",
    says: "The role that the block names does not exist, does not trust who asks for it, or who asks may not assume it.",
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
  kubectl("helper-failed", {
    pattern: /getting credentials: exec: (?:executable aws failed with exit code (\d+)|exit status (\d+))/,
    kind: "process-failed",
    isFrame: true,
    says: "The command of the kubeconfig, aws eks get-token, ended with a failure, and what it said is not here. Run it by hand as the kubeconfig has it (kubectl config view shows command, args and env), AWS_PROFILE of its env too. 253 means no keys, profile or region; 255 mostly an answer of AWS's.",
  }),
  kubectl("helper-missing", {
    pattern:
      /exec: (?:executable aws\S* not found|"aws\S*": executable file not found)|you are trying to use a client-go credential plugin that is not installed/,
    kind: "dependency-missing",
    says: "The kubeconfig asks the program aws, or aws-iam-authenticator, for a token, and it is not on the PATH of whatever ran kubectl, such as a container or an IDE: install it there.",
  }),
  kubectl("no-cluster", {
    pattern: /connection to the server localhost:8080 was refused/,
    kind: "other",
    says: "There is no kubeconfig with a cluster in it, so localhost is asked: aws eks update-kubeconfig --name CLUSTER writes one. No keys were looked at.",
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
  docker("helper-cannot-store", {
    pattern: /error storing credentials - err: exit status 1, out: `not implemented`/,
    kind: "other",
    says: "docker login was run though ~/.docker/config.json names ecr-login, a helper that stores nothing and needs no login: leave docker login out, or take ecr-login out of credsStore and name it in credHelpers for the registry alone.",
  }),
  docker("keychain", {
    pattern: /error storing credentials - err: exit status 1, out: `(.+?)`/,
    kind: "other",
    says: "The password came, and the store of ~/.docker/config.json (credsStore: the system's keychain) does not take it: $1 Unlock it, or take credsStore out where nobody sits before it. AWS's keys are not at fault.",
  }),
  docker("no-password", {
    pattern: /Cannot perform an interactive login from a non.TTY device/,
    kind: "nothing-found",
    says: "docker login got no password: aws ecr get-login-password before the | printed none, and its own error stands above or was lost. Run it by itself.",
  }),
  dockerHelper("nothing", {
    pattern: /credentials not found in native keychain/,
    kind: "nothing-found",
    says: "docker-credential-ecr-login gave no login: it found no keys where whatever started it runs (a daemon has its own home and variables), or the registry's name is none of ECR's. ~/.ecr/log/ecr-login.log tells.",
  }),
  amplify("profile-halved", {
    pattern: /Profile configuration for '(.*?)' is invalid: missing (.+)/,
    kind: "partial",
    says: "Amplify's project names profile $1, and the files hold no $2 for it: this version looks for keys of a profile, and exported ones do not count.",
  }),
  amplify("profile-missing", {
    pattern: /Profile configuration is missing for: (\S+)/,
    kind: "profile-missing",
    says: "amplify/.config/local-aws-info.json names profile $1, which the files have not; undefined: it names none for this environment. Name one there, or make the profile.",
  }),
  ampx("profile", {
    pattern: /Failed to load aws credentials for profile '(.*?)'/,
    kind: "profile-missing",
    says: "Profile $1 is missing, or gives no credentials.",
  }),
  ampx("nothing", {
    pattern: /Failed to load default aws credentials/,
    kind: "nothing-found",
    says: "No profile was named, and nothing else gives credentials.",
  }),
  pulumi("invalid", {
    pattern: /unable to validate AWS (?:AccessKeyID|credentials)/,
    kind: "nothing-found",
    isFrame: true,
    says: "The provider found no keys, or AWS refused them as it asked who they are of. aws:profile and aws:skipCredentialsValidation of the stack's configuration count too.",
  }),
  remote("profile", {
    pattern: /The following profile does not have credentials configured: (\S+?)\. /,
    kind: "no-source",
    says: "Profile $1, which the remote's URL names, gives no keys.",
  }),
  git("refused", {
    pattern:
      /unable to access 'https:\/\/git-codecommit\.(\S+?)\.amazonaws\.com\/\S*: The requested URL returned error: 403/,
    kind: "refused-key",
    says: "CodeCommit did not take the password: one that a keychain kept for longer than its 15 minutes, or keys of another account. credential.helper must be aws codecommit credential-helper alone; or use git-remote-codecommit.",
  }),
  fluentBit("home", {
    pattern: /Failed to initialized? profile provider: \$HOME not set/,
    kind: "other",
    says: "A warning: it has no HOME, and so looks at no profile; it goes on to the pod's, the container's or the instance's.",
  }),
  fluentBit("nothing", {
    pattern: /\[signv4\] Provider returned no credentials|No cached credentials are available/,
    kind: "nothing-found",
    says: "None of its chain gave credentials. Status 401 of the metadata service means that it wants a session token (IMDSv2), which a hop limit of 1 keeps from a container.",
  }),
  fluentBit("metadata", {
    pattern: /Could not retrieve ec2 metadata from IMDS/,
    kind: "unreachable",
    says: "The instance's metadata service did not answer: imds_version, or its hop limit of 1, which keeps the answer from a container (http-put-response-hop-limit 2).",
  }),
  fog("keys", {
    pattern: /Missing required arguments: (aws_access_key_id\b.*)/,
    kind: "nothing-found",
    says: "The options that the code gives lack $1",
  }),
  rusoto("nothing", {
    pattern: /Couldn't find AWS credentials in environment, credentials file, or IAM role/,
    kind: "nothing-found",
    says: "It found neither exported keys nor a pair in ~/.aws/credentials nor a role of the container or instance. Rusoto is out of support, and knows no sign-in.",
  }),
  s3a("nothing", {
    pattern: /No AWS Credentials provided by ([\w ]+)/i,
    kind: "nothing-found",
    says: "None of the providers in its list had credentials: $1.",
  }),
  toolkit("sign-in", {
    pattern: /Failed to load SSO credentials\. Try logging in again/,
    kind: "token-missing",
    says: "There is no sign-in for that profile, or it is over: aws sso login, or the Toolkit's own.",
  }),
  toolkit("profile", {
    pattern: /^Credentials profile (\S+) is invalid/m,
    kind: "bad-setting",
    says: "Profile $1 is not whole: a pair of keys, a role with its source, or a sign-in's settings.",
  }),
  toolkit("grant", {
    pattern: /aws\.auth\.addConnection: InvalidGrantException|^InvalidGrantException: /m,
    kind: "token-refused",
    says: "IAM Identity Center does not take what the sign-in was begun with any more: begin it anew.",
  }),
  helper("sign-in", {
    pattern: /Cached SSO login is expired\/invalid/,
    kind: "token-missing",
    says: "It finds no sign-in in ~/.aws/sso/cache for the profile: it is over, or the profile names an sso-session, which older releases look for elsewhere. aws sso login, and a newer release.",
  }),
  components("provider", {
    pattern: /This Component requires an .AWS. Provider/,
    kind: "nothing-found",
    says: "It found no keys: exported, in a .env file beside it, in the default profile, or as a provider of its dashboard.",
  }),
  metadata("silent", {
    pattern: /HTTPConnectionPool\(host='169\.254\.169\.254'/,
    kind: "unreachable",
    says: "The metadata service did not answer: this is no EC2 instance, or its hop limit of 1 keeps the answer from a container (http-put-response-hop-limit 2).",
  }),
  registry("login-refused", {
    pattern: /DENIED: Your Authorization Token (?:is invalid|has expired)|\.dkr\.ecr\.[\s\S]{0,200}401 Unauthorized/i,
    kind: "other",
    says: "ECR got no login, or one that is over (they last 12 hours) or is another registry's or region's. aws ecr get-login-password gives another; in a cluster whatever renews the pull secret, or a controller that logs in by itself, has to.",
  }),
  updater("script", {
    pattern: /invalid script output, must be single line with syntax/,
    kind: "nothing-found",
    says: "The script that is to print the registry's login printed something else or nothing: its aws ecr command fails there, mostly for want of credentials or of a region. Run it in that pod.",
  }),
  packer("nothing", {
    pattern: /no valid credential sources for\s+found|No valid credential sources found for AWS Builder/,
    kind: "nothing-found",
    says: "Neither the template (access_key, secret_key, profile) nor variables, files or the instance give it credentials.",
  }),
  langchain("client", {
    pattern: /Could not load credentials to authenticate with AWS client/,
    kind: "profile-missing",
    says: "It could not make boto3's client, and hides why: credentials_profile_name is in no file, no region is set, or boto3 is too old for the service. boto3.Session(profile_name=…).client(…) by itself tells.",
  }),
  objectStore("region", {
    pattern: /Generic S3 error: Missing region/,
    kind: "region-missing",
    says: "It has no region: AWS_REGION, or its own option of that name; it reads none from ~/.aws/config.",
  }),
  objectStore("redirect", {
    pattern: /Received redirect without LOCATION/,
    kind: "bad-setting",
    says: "The bucket is in another region than the one it is asked in: AWS_REGION, or its own option of that name.",
  }),
  duckdb("bare", {
    pattern: /HTTP (?:GET|HEAD) error on '\S+amazonaws\.com\S*' \(HTTP 40[03]\)/,
    kind: "denied",
    says: "S3 did not take the request, and DuckDB leaves out why: another region than the bucket's, or keys that are over, unknown or not allowed. It signs with its own secret alone; CREATE SECRET (TYPE s3, PROVIDER credential_chain) takes those that an SDK finds.",
  }),
  cdk("not-bootstrapped", {
    pattern: /SSM parameter \/cdk-bootstrap\/\w+\/version not found/,
    kind: "other",
    says: "The account and region that these keys lead to were not bootstrapped: cdk bootstrap. If they were, another account or region was asked than was meant.",
  }),
  cdk("own-keys-instead", {
    pattern: /current credentials could not be used to assume '?(\S+?)'?, but are for the right account/,
    kind: "denied",
    says: "A warning: the keys are of the right account and may not take on $1, so the CDK goes on with the keys themselves. What it then may not do fails; let them assume the role, or bootstrap anew.",
  }),
  provider("not-there", {
    pattern: /couldn't find resource/,
    kind: "other",
    says: "What the block names is not there, or not in the account and region that the provider asks.",
  }),
  postgres("password", {
    pattern: /FATAL: {1,2}(?:PAM|password) authentication failed for user "(.*?)"/,
    kind: "other",
    says: "The database refuses $1. With IAM authentication the password is a token that lasts 15 minutes, made for just that host, port, region and user by keys that may rds-db:connect (awswho can rds-db:connect), and the user needs the role rds_iam.",
  }),
];
