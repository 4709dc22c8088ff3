/*
 * What people call it, where that is no name of a page: by the word, lower case, its parts apart by one blank, the pages that
 * are meant. Of one page that is shown.
 */

const INSTANCE = ["instance-metadata"];
const CONTAINER = ["container"];
const WEB_IDENTITY = ["web-identity"];
const SIGN_IN = ["sso"];
const ROLE = ["assume-role"];
const ENVIRONMENT = ["environment"];
const KEY_FILE = ["shared-credentials"];
const CONFIG_FILE = ["shared-config"];
const CERTIFICATES = ["AWS_CA_BUNDLE", "ca_bundle"];
const PYTHON = ["boto3", "boto2"];
const NODE = ["js-v3", "js-v2"];
const GO = ["go-v2", "go-v1"];
const JAVA = ["java-v2", "java-v1"];
const CLI = ["aws-cli-v2", "aws-cli-v1"];

const EVERYDAY_WORDS: Readonly<Record<string, readonly string[]>> = {
  imds: INSTANCE,
  imdsv1: INSTANCE,
  imdsv2: INSTANCE,
  metadata: INSTANCE,
  "metadata service": INSTANCE,
  ec2: INSTANCE,
  instance: INSTANCE,
  "instance role": INSTANCE,
  "instance profile": INSTANCE,
  ecs: CONTAINER,
  fargate: CONTAINER,
  "task role": CONTAINER,
  cloudshell: CONTAINER,
  codebuild: CONTAINER,
  "pod identity": CONTAINER,
  "eks pod identity": CONTAINER,
  eks: [...WEB_IDENTITY, ...CONTAINER],
  kubernetes: [...WEB_IDENTITY, ...CONTAINER],
  k8s: [...WEB_IDENTITY, ...CONTAINER],
  irsa: WEB_IDENTITY,
  oidc: WEB_IDENTITY,
  webidentity: WEB_IDENTITY,
  "service account": WEB_IDENTITY,
  "identity center": SIGN_IN,
  "iam identity center": SIGN_IN,
  "aws sso": SIGN_IN,
  "sso login": SIGN_IN,
  "aws login": ["login"],
  cache: [...SIGN_IN, "login"],
  role: ROLE,
  roles: ROLE,
  assume: ROLE,
  assumerole: ROLE,
  mfa: ["mfa_serial"],
  env: ENVIRONMENT,
  "environment variables": ENVIRONMENT,
  variables: ENVIRONMENT,
  lambda: ENVIRONMENT,
  keys: [...ENVIRONMENT, ...KEY_FILE],
  "access key": [...ENVIRONMENT, ...KEY_FILE],
  credentials: KEY_FILE,
  "credentials file": KEY_FILE,
  config: CONFIG_FILE,
  "config file": CONFIG_FILE,
  profile: ["AWS_PROFILE"],
  profiles: ["AWS_PROFILE"],
  account: ["AWS_ACCOUNT_ID"],
  token: ["AWS_SESSION_TOKEN", ...WEB_IDENTITY],
  "session token": ["AWS_SESSION_TOKEN", "aws_session_token"],
  sts: [...ROLE, "AWS_ENDPOINT_URL_STS", "AWS_STS_REGIONAL_ENDPOINTS"],
  endpoint: ["AWS_ENDPOINT_URL", "endpoint_url"],
  localstack: ["AWS_ENDPOINT_URL", "endpoint_url"],
  fips: ["AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"],
  proxy: ["HTTPS_PROXY"],
  proxies: ["HTTPS_PROXY"],
  tls: CERTIFICATES,
  ssl: CERTIFICATES,
  ca: CERTIFICATES,
  certificate: CERTIFICATES,
  certificates: CERTIFICATES,
  python: PYTHON,
  boto: PYTHON,
  botocore: ["boto3"],
  node: NODE,
  nodejs: NODE,
  "node.js": NODE,
  js: NODE,
  javascript: NODE,
  typescript: NODE,
  go: GO,
  golang: GO,
  java: JAVA,
  jvm: [...JAVA, "kotlin"],
  ".net": ["dotnet"],
  net: ["dotnet"],
  csharp: ["dotnet"],
  "c#": ["dotnet"],
  "c++": ["cpp"],
  aws: CLI,
  cli: CLI,
  awscli: CLI,
  "aws cli": CLI,
  opentofu: ["terraform"],
  tofu: ["terraform"],
};

export const EVERYDAY_PAGES: ReadonlySet<string> = new Set(Object.values(EVERYDAY_WORDS).flat());

/** The pages that a person means by a word, the likeliest first; none: it is no such word. */
export function everydayPages(word: string): readonly string[] {
  const name = word
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
  return Object.hasOwn(EVERYDAY_WORDS, name) ? (EVERYDAY_WORDS[name] ?? []) : [];
}
