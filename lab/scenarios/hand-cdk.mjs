// hand-cdk.mjs > hand-cdk.jsonl: what the CDK's command does that JavaScript v3 by itself does not: exported keys and profiles,
// AMAZON_ names, --profile and cdk.json, regions, and whose hardware may ask the metadata service.
const keys = (id, more = "") => `aws_access_key_id = ${id}\naws_secret_access_key = sec/${id}+x=\n${more}`;
const exported = (id, prefix = "AWS") => ({
  [`${prefix}_ACCESS_KEY_ID`]: id,
  [`${prefix}_SECRET_ACCESS_KEY`]: `sec/${id}+x=`,
});
const ENV = "AKIAENVIRONMENT00001";
const OLD = "AKIAAMAZON0000000001";
const DEV = "AKIADEVPROFILE000001";
const OTHER = "AKIAOTHERPROFILE0001";
const DEFAULT = "AKIADEFAULTPROFILE01";
const credentials = { "~/.aws/credentials": `[default]\n${keys(DEFAULT)}[dev]\n${keys(DEV)}[other]\n${keys(OTHER)}` };
const config = (text) => ({ "~/.aws/config": text });
const role = config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = dev\n");
const process = config("[profile p]\ncredential_process = false\n");
const token = { "~/token": "a.b.c" };
const identity = { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/W" };
const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials" };
const instance = { imds: { role: "node" } };
const hypervisor = (uuid) => ({ "/sys/hypervisor/uuid": `${uuid}\n` });
const board = (tag) => ({ "/sys/devices/virtual/dmi/id/board_asset_tag": `${tag}\n` });
const ec2 = hypervisor("ec2e1916-9099-7caf-fd21-012345abcdef");
const named = (profile, region) => ({
  session: { ...(profile === null ? {} : { profile }), ...(region === undefined ? {} : { region }) },
});
const cdkJson = (settings) => JSON.stringify(settings, null, 2);

const machines = {
  "env-over-profile": { env: { ...exported(ENV), AWS_PROFILE: "dev" }, files: credentials },
  "env-over-default-profile": { env: { ...exported(ENV), AWS_DEFAULT_PROFILE: "dev" }, files: credentials },
  "env-over-missing-profile": { env: { ...exported(ENV), AWS_PROFILE: "nope" }, files: credentials },
  "env-over-role": { env: { ...exported(ENV), AWS_PROFILE: "r" }, files: { ...credentials, ...role } },
  "env-half-and-profile": { env: { AWS_ACCESS_KEY_ID: ENV, AWS_PROFILE: "dev" }, files: credentials },
  "env-half-alone": { env: { AWS_ACCESS_KEY_ID: ENV }, files: credentials },
  "env-empty-id": { env: { ...exported(ENV), AWS_ACCESS_KEY_ID: "" }, files: credentials },
  "env-empty-secret": { env: { ...exported(ENV), AWS_SECRET_ACCESS_KEY: "" }, files: credentials },
  "env-token": { env: { ...exported("ASIAENVIRONMENT00001"), AWS_SESSION_TOKEN: "tok" } },
  "env-token-empty": { env: { ...exported(ENV), AWS_SESSION_TOKEN: "" } },
  amazon: { env: exported(OLD, "AMAZON"), files: credentials },
  "amazon-over-profile": { env: { ...exported(OLD, "AMAZON"), AWS_PROFILE: "dev" }, files: credentials },
  "amazon-and-aws": { env: { ...exported(OLD, "AMAZON"), ...exported(ENV) }, files: credentials },
  "amazon-half": { env: { AMAZON_ACCESS_KEY_ID: OLD }, files: credentials },
  "amazon-secret-of-aws-id": { env: { AWS_ACCESS_KEY_ID: ENV, AMAZON_SECRET_ACCESS_KEY: "sec" }, files: credentials },
  "amazon-id-of-aws-secret": { env: { AMAZON_ACCESS_KEY_ID: OLD, AWS_SECRET_ACCESS_KEY: "sec" }, files: credentials },
  "amazon-id-behind-empty": { env: { ...exported(OLD, "AMAZON"), AWS_ACCESS_KEY_ID: "" } },
  "amazon-token": { env: { ...exported("ASIAAMAZON0000000001", "AMAZON"), AMAZON_SESSION_TOKEN: "tok" } },
  "amazon-token-of-aws-pair": { env: { ...exported("ASIAENVIRONMENT00001"), AMAZON_SESSION_TOKEN: "tok" } },
  "amazon-token-behind-empty": { env: { ...exported(ENV), AWS_SESSION_TOKEN: "", AMAZON_SESSION_TOKEN: "tok" } },
  "amazon-token-behind-token": {
    env: { ...exported("ASIAENVIRONMENT00001"), AWS_SESSION_TOKEN: "one", AMAZON_SESSION_TOKEN: "other" },
  },
  "default-profile-variable": { env: { AWS_DEFAULT_PROFILE: "dev" }, files: credentials },
  "both-profile-variables": { env: { AWS_PROFILE: "other", AWS_DEFAULT_PROFILE: "dev" }, files: credentials },
  "empty-profile-variable": { env: { AWS_PROFILE: "", AWS_DEFAULT_PROFILE: "dev" }, files: credentials },
  "both-profile-variables-empty": { env: { AWS_PROFILE: "", AWS_DEFAULT_PROFILE: "" }, files: credentials },
  "empty-profile-variable-env": { env: { AWS_PROFILE: "", ...exported(ENV) }, files: credentials },
  "missing-profile-variable": { env: { AWS_PROFILE: "nope" }, files: credentials },
  "missing-profile-variable-web-identity": {
    env: { AWS_PROFILE: "nope", ...identity },
    files: { ...credentials, ...token },
  },
  option: { ...named("dev"), files: credentials },
  "option-over-env": { ...named("dev"), env: exported(ENV), files: credentials },
  "option-over-variable": { ...named("dev"), env: { AWS_PROFILE: "other" }, files: credentials },
  "option-empty": { ...named(""), env: { AWS_PROFILE: "other" }, files: credentials },
  "option-empty-env": { ...named(""), env: { ...exported(ENV), AWS_PROFILE: "other" }, files: credentials },
  "option-missing": { ...named("nope"), files: credentials },
  "option-missing-env": { ...named("nope"), env: exported(ENV), files: credentials },
  "option-missing-container": { ...named("nope"), env: container },
  "option-missing-instance": { ...named("nope"), ...instance, files: ec2 },
  "option-missing-web-identity": { ...named("nope"), env: identity, files: token },
  "option-half": { ...named("half"), files: { "~/.aws/credentials": `[half]\naws_access_key_id = ${DEV}\n` } },
  "option-half-env": {
    ...named("half"),
    env: exported(ENV),
    files: { "~/.aws/credentials": `[half]\naws_access_key_id = ${DEV}\n` },
  },
  "option-region-only": { ...named("here"), env: container, files: config("[profile here]\nregion = eu-west-1\n") },
  "option-process-fails": { ...named("p"), env: container, files: process },
  "variable-process-fails": { env: { ...container, AWS_PROFILE: "p" }, files: process },
  "option-role": { ...named("r"), files: { ...credentials, ...role } },
  "option-role-no-source": {
    ...named("r"),
    env: container,
    files: config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = nope\n"),
  },
  "variable-role-no-source": {
    env: { ...container, AWS_PROFILE: "r" },
    files: config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = nope\n"),
  },
  "option-role-of-environment": {
    ...named("r"),
    env: exported(ENV),
    files: config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\ncredential_source = Environment\n"),
  },
  "option-role-of-amazon": {
    ...named("r"),
    env: exported(OLD, "AMAZON"),
    files: config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\ncredential_source = Environment\n"),
  },
  "role-region-of-option": { ...named("r", "ap-south-1"), files: { ...credentials, ...role } },
  "role-region-of-variable": {
    env: { AWS_PROFILE: "r", AWS_DEFAULT_REGION: "ap-south-1" },
    files: { ...credentials, ...role },
  },
  "role-region-of-default": {
    env: { AWS_PROFILE: "r" },
    files: { ...credentials, ...config(`[default]\nregion = ap-south-1\n${role["~/.aws/config"]}`) },
  },
  "role-region-of-profile": {
    env: { AWS_PROFILE: "r", AWS_REGION: "ap-south-1" },
    files: { ...credentials, ...config(`${role["~/.aws/config"]}region = eu-west-1\n`) },
  },
  "role-mfa": {
    env: { AWS_PROFILE: "r" },
    files: { ...credentials, ...config(`${role["~/.aws/config"]}mfa_serial = arn:aws:iam::111122223333:mfa/me\n`) },
  },
  "role-fips-of-client-profile": {
    ...named("r"),
    files: { ...credentials, ...config(`${role["~/.aws/config"]}use_fips_endpoint = true\n`) },
  },
  "role-fips-of-variable-profile": {
    env: { AWS_PROFILE: "r" },
    files: { ...credentials, ...config(`${role["~/.aws/config"]}use_fips_endpoint = true\n`) },
  },
  "web-identity-no-region": { env: identity, files: token },
  "cdk-json-profile": { files: { ...credentials, "~/cdk.json": cdkJson({ app: "node app.js", profile: "dev" }) } },
  "cdk-json-profile-env": { env: exported(ENV), files: { ...credentials, "~/cdk.json": cdkJson({ profile: "dev" }) } },
  "cdk-json-profile-variable": {
    env: { AWS_PROFILE: "other" },
    files: { ...credentials, "~/cdk.json": cdkJson({ profile: "dev" }) },
  },
  "cdk-json-profile-option": {
    ...named("other"),
    files: { ...credentials, "~/cdk.json": cdkJson({ profile: "dev" }) },
  },
  "cdk-json-profile-missing": {
    env: exported(ENV),
    files: { ...credentials, "~/cdk.json": cdkJson({ profile: "nope" }) },
  },
  "cdk-json-profile-empty": {
    env: { AWS_PROFILE: "other" },
    files: { ...credentials, "~/cdk.json": cdkJson({ profile: "" }) },
  },
  "cdk-json-own-profile": { files: { ...credentials, "~/.cdk.json": cdkJson({ profile: "dev" }) } },
  "cdk-json-both": {
    files: { ...credentials, "~/cdk.json": cdkJson({ profile: "dev" }), "~/.cdk.json": cdkJson({ profile: "other" }) },
  },
  "cdk-json-empty-over-own": {
    files: { ...credentials, "~/cdk.json": cdkJson({ profile: "" }), "~/.cdk.json": cdkJson({ profile: "other" }) },
  },
  "cdk-json-region": { files: { ...credentials, "~/cdk.json": cdkJson({ region: "ap-south-1" }) } },
  "cdk-json-region-variable": {
    env: { AWS_REGION: "eu-west-1" },
    files: { ...credentials, "~/cdk.json": cdkJson({ region: "ap-south-1" }) },
  },
  "region-option": { ...named(null, "ap-south-1"), env: { AWS_REGION: "eu-west-1" }, files: credentials },
  "region-option-empty": { ...named(null, ""), env: { AWS_REGION: "eu-west-1" }, files: credentials },
  "region-variable": {
    env: { AWS_REGION: "eu-west-1", AMAZON_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" },
    files: credentials,
  },
  "region-amazon": { env: { AMAZON_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" }, files: credentials },
  "region-default-variable": {
    env: { AWS_DEFAULT_REGION: "eu-west-3", AMAZON_DEFAULT_REGION: "eu-north-1" },
    files: credentials,
  },
  "region-amazon-default": { env: { AMAZON_DEFAULT_REGION: "eu-north-1" }, files: credentials },
  "region-variable-empty": {
    env: { AWS_REGION: "" },
    files: { ...credentials, ...config("[default]\nregion = eu-west-1\n") },
  },
  "region-of-profile": {
    env: { AWS_PROFILE: "dev" },
    files: { ...credentials, ...config("[default]\nregion = eu-west-1\n[profile dev]\nregion = eu-west-2\n") },
  },
  "region-of-default": {
    env: { AWS_PROFILE: "dev" },
    files: { ...credentials, ...config("[default]\nregion = eu-west-1\n[profile dev]\noutput = json\n") },
  },
  "region-empty-in-profile": {
    env: { AWS_PROFILE: "dev" },
    files: { ...credentials, ...config("[default]\nregion = eu-west-1\n[profile dev]\nregion =\n") },
  },
  "region-in-both-files": {
    env: { AWS_PROFILE: "dev" },
    files: {
      "~/.aws/credentials": `[dev]\n${keys(DEV, "region = eu-west-3\n")}`,
      ...config("[profile dev]\nregion = eu-west-2\n"),
    },
  },
  "region-nowhere": { files: credentials },
  instance: { ...instance },
  "instance-not-off": { ...instance, env: { AWS_EC2_METADATA_DISABLED: "false" } },
  "instance-variable-empty": { ...instance, env: { AWS_EC2_METADATA_DISABLED: "" } },
  "instance-variable-true": { ...instance, env: { AWS_EC2_METADATA_DISABLED: "true" }, files: ec2 },
  "instance-hypervisor": { ...instance, files: ec2 },
  "instance-hypervisor-upper": { ...instance, files: hypervisor("EC2E1916-9099-7CAF-FD21-012345ABCDEF") },
  "instance-hypervisor-other": { ...instance, files: hypervisor("5ec2e191-9099-7caf-fd21-012345abcdef") },
  "instance-board": { ...instance, files: board("i-0123456789abcdef0") },
  "instance-board-other": { ...instance, files: board("Not Specified") },
  "instance-board-other-hypervisor": { ...instance, files: { ...board("Not Specified"), ...ec2 } },
  "instance-not-off-on-hardware": { ...instance, env: { AWS_EC2_METADATA_DISABLED: "false" }, files: ec2 },
  "instance-region-only": { ...instance, files: { ...ec2, ...credentials } },
  "instance-region-none": { imds: { role: "empty-node" }, files: { ...ec2, ...credentials } },
  "instance-region-no-tokens": { imds: { role: "v1-node" }, files: { ...ec2, ...credentials } },
  "instance-nobody": { imds: null, files: { ...ec2, ...credentials } },
  "instance-credential-source": {
    ...instance,
    env: { AWS_PROFILE: "r" },
    files: config(
      "[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\ncredential_source = Ec2InstanceMetadata\n",
    ),
  },
  container: { env: container },
  "container-over-instance": { ...instance, env: container, files: ec2 },
  "container-profile-variable": { env: { ...container, AWS_PROFILE: "dev" }, files: credentials },
};

for (const [name, machine] of Object.entries(machines))
  console.log(JSON.stringify({ id: `cdk-${name}`, env: {}, files: {}, imds: null, tags: ["hand", "cdk"], ...machine }));
