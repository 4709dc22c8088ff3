// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's and the shell's own variables
// terraform-backend.mjs open|block|aimed|refused: machines for the oracle terraform-backend. `open`: 200 of the set of that name, and what a
// program would give in code in the backend's block, with a region where the machine has none that the backend takes. `block`:
// those of hand-terraform-block, their arguments given to a backend. `aimed`: what only the backend does.
import { readFileSync } from "node:fs";

const lines = (set) =>
  readFileSync(new URL(`../../fixtures/truth/scenarios/${set}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const hasRegion = ({ env, block = {}, session = {} }) =>
  Boolean(block.region || session.region || env.AWS_REGION || env.AWS_DEFAULT_REGION);

/** What is given in code, in the block's words. */
function asBlock({ explicit = {}, session = {}, block = {} }) {
  const given = {
    access_key: explicit.accessKeyId,
    secret_key: explicit.secretAccessKey,
    token: explicit.sessionToken,
    profile: session.profile,
    region: session.region,
    ...block,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function inBackend(scenario, id, more = {}) {
  const { explicit: _explicit, session: _session, ...rest } = scenario;
  return { ...rest, id, block: { ...asBlock(scenario), ...more } };
}

/** Every one of a set: with a region where it has none, and the first few without. */
function transposed(scenarios, most) {
  const without = scenarios.filter((one) => !hasRegion(one)).slice(0, most);
  return [
    ...scenarios.map((one) => inBackend(one, one.id, hasRegion(one) ? {} : { region: "eu-west-1" })),
    ...without.map((one) => inBackend(one, `${one.id}-no-region`)),
  ];
}

/** Lists and names that no backend has. */
const NOT_OF_A_BACKEND = new Set(["tf-block-roles-none", "tf-block-aliases-tags-ignored"]);

const keys = (id, more = "") => `aws_access_key_id = ${id}\naws_secret_access_key = sec-${id}\n${more}`;
const exported = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" };
const DEV = "AKIADEVDEVDEVDEVDEVD";
const OPS = "AKIAOPSOPSOPSOPSOPSO";
const DEFAULT = "AKIADEFAULTDEFAULTDE";
const files = {
  "~/.aws/credentials": `[default]\n${keys(DEFAULT)}[dev]\n${keys(DEV)}`,
  "~/.aws/config": "[default]\nregion = us-east-2\n[profile dev]\nregion = eu-north-1\n",
};
const elsewhere = { "~/k": `[default]\n${keys(OPS)}[ops]\n${keys(OPS)}`, "~/c": "[default]\nregion = sa-east-1\n" };
const ROLE = "arn:aws:iam::111122223333:role/Deploy";
const role = { assume_role: [{ role_arn: ROLE }] };
const here = { region: "eu-west-1" };
const of = (variables) => ({ ...exported, ...variables });
const token = { "~/token": "a.b.c" };
const sso = {
  "~/.aws/config":
    "[profile sso]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n",
  "~/.aws/sso/cache/254784cd8283bad6d3651b7b0e6d75a70cc632ab.json": JSON.stringify({
    startUrl: "https://a.awsapps.com/start",
    region: "eu-west-1",
    accessToken: "at-1",
    expiresAt: "{{NOW+3600}}",
  }),
};
const roleProfile = {
  "~/.aws/credentials": `[dev]\n${keys(DEV)}`,
  "~/.aws/config": `[profile r]\nrole_arn = ${ROLE}\nsource_profile = dev\nregion = us-west-2\n`,
};

const aimed = {
  "profile-beside-exported": { block: { ...here, profile: "dev" }, env: exported, files },
  "profile-beside-variable": { block: { ...here, profile: "dev" }, env: { AWS_PROFILE: "default" }, files },
  "profile-beside-default-variable": { block: here, env: { AWS_DEFAULT_PROFILE: "dev" }, files },
  "variable-profile": { block: here, env: { AWS_PROFILE: "dev" }, files },
  "variable-profile-beside-exported": { block: here, env: of({ AWS_PROFILE: "dev" }), files },
  "variable-profile-missing": { block: here, env: { AWS_PROFILE: "nope" }, files },
  "profile-missing": { block: { ...here, profile: "nope" }, env: {}, files },
  "profile-missing-beside-exported": { block: { ...here, profile: "nope" }, env: exported, files },
  "profile-without-keys-beside-exported": {
    block: { ...here, profile: "bare" },
    env: exported,
    files: { "~/.aws/config": "[profile bare]\nregion = eu-west-1\n" },
  },
  "role-profile": { block: { ...here, profile: "r" }, env: {}, files: roleProfile },
  "role-profile-of-variable": { block: here, env: { AWS_PROFILE: "r" }, files: roleProfile },
  // Its region: the block's, two variables, and no other.
  "region-of-profile": { block: { profile: "dev" }, env: {}, files },
  "region-of-default-profile": { block: {}, env: {}, files },
  "region-of-variable": { block: {}, env: { AWS_REGION: "ap-south-1" }, files },
  "region-of-default-variable": { block: {}, env: { AWS_DEFAULT_REGION: "ap-south-1" }, files },
  "region-of-both-variables": { block: {}, env: { AWS_REGION: "ap-south-1", AWS_DEFAULT_REGION: "us-west-1" }, files },
  "region-of-default-variable-over-profile": {
    block: { profile: "dev" },
    env: { AWS_DEFAULT_REGION: "ap-south-1" },
    files,
  },
  "region-variable-empty": { block: {}, env: { AWS_REGION: "", AWS_DEFAULT_REGION: "" }, files },
  "region-empty": { block: { region: "" }, env: {}, files },
  "region-empty-and-variable": { block: { region: "" }, env: { AWS_REGION: "ap-south-1" }, files },
  "region-unknown": { block: { region: "mars-1" }, env: exported, files: {} },
  "region-unknown-not-validated": {
    block: { region: "mars-1", skip_region_validation: true, skip_credentials_validation: true },
    env: exported,
    files: {},
  },
  "region-unknown-of-variable": { block: {}, env: of({ AWS_REGION: "mars-1" }), files: {} },
  "region-missing-and-keys": { block: { access_key: DEV, secret_key: "s" }, env: {}, files: {} },
  "region-missing-on-instance": { block: {}, env: {}, files: {}, imds: { role: "ec2-role" } },
  "region-missing-and-role": { block: role, env: exported, files: {} },
  // Where its files are.
  "credentials-file-before-1-6": {
    block: { ...here, shared_credentials_file: "{{HOME}}/k" },
    env: {},
    files: { ...files, ...elsewhere },
  },
  "credentials-file-of-both-names": {
    block: { ...here, shared_credentials_file: "{{HOME}}/k", shared_credentials_files: ["{{HOME}}/k"] },
    env: {},
    files: { ...files, ...elsewhere },
  },
  "credentials-files": {
    block: { ...here, shared_credentials_files: ["{{HOME}}/k"] },
    env: {},
    files: { ...files, ...elsewhere },
  },
  "credentials-files-sorted": {
    block: { ...here, shared_credentials_files: ["{{HOME}}/z", "{{HOME}}/a"] },
    env: {},
    files: { "~/z": `[default]\n${keys(DEV)}`, "~/a": `[default]\n${keys(OPS)}` },
  },
  "credentials-file-variable": {
    block: here,
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/k" },
    files: { ...files, ...elsewhere },
  },
  "credentials-file-variable-tilde": {
    block: here,
    env: { AWS_SHARED_CREDENTIALS_FILE: "~/k" },
    files: { ...files, ...elsewhere },
  },
  "credentials-file-before-1-6-over-variable": {
    block: { ...here, shared_credentials_file: "{{HOME}}/k" },
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/other" },
    files: { ...elsewhere, "~/other": `[default]\n${keys(DEV)}` },
  },
  "credentials-file-before-1-6-empty": { block: { ...here, shared_credentials_file: "" }, env: {}, files },
  "credentials-files-of-none": {
    block: { ...here, shared_credentials_files: [] },
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/k" },
    files: { ...files, ...elsewhere },
  },
  "config-files": {
    block: { ...here, profile: "q", shared_config_files: ["{{HOME}}/q"] },
    env: {},
    files: { "~/q": `[profile q]\n${keys(OPS)}` },
  },
  "config-file-variable": {
    block: { ...here, profile: "q" },
    env: { AWS_CONFIG_FILE: "{{HOME}}/q" },
    files: { "~/q": `[profile q]\n${keys(OPS)}` },
  },
  "config-file-variable-tilde": {
    block: { ...here, profile: "q" },
    env: { AWS_CONFIG_FILE: "~/q" },
    files: { "~/q": `[profile q]\n${keys(OPS)}` },
  },
  "config-file-own-variable": {
    block: { ...here, profile: "q" },
    env: { AWS_SHARED_CONFIG_FILE: "{{HOME}}/q" },
    files: { "~/q": `[profile q]\n${keys(OPS)}` },
  },
  "config-file-own-variable-tilde": {
    block: { ...here, profile: "q" },
    env: { AWS_SHARED_CONFIG_FILE: "~/q" },
    files: { "~/q": `[profile q]\n${keys(OPS)}` },
  },
  "config-file-own-variable-over-variable": {
    block: { ...here, profile: "q" },
    env: { AWS_SHARED_CONFIG_FILE: "{{HOME}}/q", AWS_CONFIG_FILE: "{{HOME}}/p" },
    files: { "~/q": `[profile q]\n${keys(OPS)}`, "~/p": `[profile q]\n${keys(DEV)}` },
  },
  "config-file-own-variable-missing": { block: here, env: { AWS_SHARED_CONFIG_FILE: "{{HOME}}/nope" }, files },
  // Roles
  role: { block: { ...here, ...role }, env: exported, files: {} },
  "role-and-profile": { block: { ...here, ...role, profile: "dev" }, env: exported, files },
  "role-denied": {
    block: { ...here, assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/DENIED" }] },
    env: exported,
    files: {},
  },
  "role-without-arn": { block: { ...here, assume_role: [{ session_name: "me" }] }, env: exported, files: {} },
  "role-arn-empty": { block: { ...here, assume_role: [{ role_arn: "" }] }, env: exported, files: {} },
  "role-arn-is-none": {
    block: { ...here, assume_role: [{ role_arn: "not-a-role-at-all-at-all" }] },
    env: exported,
    files: {},
  },
  "role-duration-short": {
    block: { ...here, assume_role: [{ role_arn: ROLE, duration: "5m" }] },
    env: exported,
    files: {},
  },
  "role-around-nothing": { block: { ...here, ...role }, env: {}, files: {} },
  "web-identity": {
    block: { ...here, assume_role_with_web_identity: [{ role_arn: ROLE, web_identity_token_file: "{{HOME}}/token" }] },
    env: exported,
    files: token,
  },
  "web-identity-without-token": {
    block: { ...here, assume_role_with_web_identity: [{ role_arn: ROLE }] },
    env: exported,
    files: {},
  },
  "web-identity-of-environment": {
    block: here,
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_ROLE_ARN: ROLE },
    files: token,
  },
  // Its endpoints
  "sts-endpoint": { block: { ...here, ...role, endpoints: { sts: "{{EMU}}/sts" } }, env: exported, files: {} },
  "sts-endpoint-before-1-6": { block: { ...here, ...role, sts_endpoint: "{{EMU}}/sts" }, env: exported, files: {} },
  "sts-endpoint-variable": { block: { ...here, ...role }, env: of({ AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }), files: {} },
  "sts-endpoint-own-variable": { block: { ...here, ...role }, env: of({ AWS_STS_ENDPOINT: "{{EMU}}/sts" }), files: {} },
  "sts-endpoint-of-both-variables": {
    block: { ...here, ...role },
    env: of({ AWS_STS_ENDPOINT: "http://127.0.0.1:9", AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }),
    files: {},
  },
  "sts-endpoint-of-provider": {
    block: { ...here, ...role },
    env: of({ TF_AWS_STS_ENDPOINT: "{{EMU}}/sts" }),
    files: {},
  },
  "endpoint-variable": { block: { ...here, ...role }, env: of({ AWS_ENDPOINT_URL: "{{EMU}}" }), files: {} },
  "endpoint-variable-ignored": {
    block: { ...here, ...role },
    env: of({ AWS_ENDPOINT_URL: "{{EMU}}", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" }),
    files: {},
  },
  "sts-endpoint-variable-ignored": {
    block: { ...here, ...role },
    env: of({ AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" }),
    files: {},
  },
  "s3-endpoint": { block: { ...here, endpoints: { s3: "{{EMU}}/s3" } }, env: exported, files: {} },
  "s3-endpoint-before-1-6": { block: { ...here, endpoint: "{{EMU}}/s3" }, env: exported, files: {} },
  "s3-endpoint-variable": { block: here, env: of({ AWS_ENDPOINT_URL_S3: "{{EMU}}/s3" }), files: {} },
  "s3-endpoint-own-variable": { block: here, env: of({ AWS_S3_ENDPOINT: "{{EMU}}/s3" }), files: {} },
  "dynamodb-endpoint-variable": {
    block: { ...here, dynamodb_table: "t" },
    env: of({ AWS_ENDPOINT_URL_DYNAMODB: "{{EMU}}/d" }),
    files: {},
  },
  "sso-endpoint-variable": {
    block: { ...here, profile: "sso" },
    env: { AWS_ENDPOINT_URL_SSO: "{{EMU}}/sso" },
    files: sso,
  },
  "sso-endpoint-of-provider": {
    block: { ...here, profile: "sso" },
    env: { TF_AWS_SSO_ENDPOINT: "{{EMU}}/sso" },
    files: sso,
  },
  "sts-region": { block: { ...here, ...role, sts_region: "us-west-2" }, env: exported, files: {} },
  fips: { block: { region: "us-east-1", ...role, use_fips_endpoint: true }, env: exported, files: {} },
  "fips-variable": { block: { region: "us-east-1", ...role }, env: of({ AWS_USE_FIPS_ENDPOINT: "true" }), files: {} },
  "fips-variable-off": {
    block: { region: "us-east-1", ...role },
    env: of({ AWS_USE_FIPS_ENDPOINT: "false" }),
    files: {},
  },
  "fips-off-over-variable": {
    block: { region: "us-east-1", ...role, use_fips_endpoint: false },
    env: of({ AWS_USE_FIPS_ENDPOINT: "true" }),
    files: {},
  },
  "dualstack-variable-off": {
    block: { ...here, ...role },
    env: of({ AWS_USE_DUALSTACK_ENDPOINT: "false" }),
    files: {},
  },
  // The metadata service
  instance: { block: here, env: {}, files: {}, imds: { role: "ec2-role" } },
  "instance-own-variable": { block: here, env: { AWS_METADATA_URL: "{{EMU}}/imds/other" }, files: {} },
  "instance-of-both-variables": {
    block: here,
    env: { AWS_METADATA_URL: "{{EMU}}/imds/other", AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/third" },
    files: {},
  },
  "instance-endpoint": { block: { ...here, ec2_metadata_service_endpoint: "{{EMU}}/imds/other" }, env: {}, files: {} },
  "instance-mode-variable": {
    block: here,
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" },
    files: {},
    imds: { role: "six-role" },
  },
  "instance-mode-of-profile": {
    block: here,
    env: {},
    files: { "~/.aws/config": "[default]\nec2_metadata_service_endpoint_mode = IPv6\n" },
    imds: { role: "six-role" },
  },
  "instance-mode-unknown": { block: { ...here, ec2_metadata_service_endpoint_mode: "IPv5" }, env: {}, files: {} },
  "instance-skipped": {
    block: { ...here, skip_metadata_api_check: true },
    env: {},
    files: {},
    imds: { role: "ec2-role" },
  },
  "instance-not-skipped-over-variable": {
    block: { ...here, skip_metadata_api_check: false },
    env: { AWS_EC2_METADATA_DISABLED: "true" },
    files: {},
    imds: { role: "ec2-role" },
  },
  container: { block: here, env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs" }, files: {} },
  process: {
    block: { ...here, profile: "p" },
    env: {},
    files: {
      "~/.aws/config": "[profile p]\ncredential_process = {{HOME}}/p\n",
      "~/p": `#!/bin/sh\necho '{"Version": 1, "AccessKeyId": "${OPS}", "SecretAccessKey": "s"}'\n`,
    },
    modes: { "~/p": "755" },
  },
  sso: { block: { ...here, profile: "sso" }, env: exported, files: sso },
  login: {
    block: { ...here, profile: "l" },
    env: {},
    files: { "~/.aws/config": "[profile l]\nlogin_session = arn:aws:iam::111122223333:user/ana\n" },
  },
  // Whether AWS knows them
  "keys-of-nobody": {
    block: here,
    env: { AWS_ACCESS_KEY_ID: "AKIAINVALIDINVALIDIN", AWS_SECRET_ACCESS_KEY: "s" },
    files: {},
  },
  "keys-of-nobody-not-validated": {
    block: { ...here, skip_credentials_validation: true, skip_requesting_account_id: true },
    env: { AWS_ACCESS_KEY_ID: "AKIAINVALIDINVALIDIN", AWS_SECRET_ACCESS_KEY: "s" },
    files: {},
  },
  "keys-of-nobody-account-asked": {
    block: { ...here, skip_credentials_validation: true },
    env: { AWS_ACCESS_KEY_ID: "AKIAINVALIDINVALIDIN", AWS_SECRET_ACCESS_KEY: "s" },
    files: {},
  },
  "not-validated-and-role": {
    block: { ...here, ...role, skip_credentials_validation: true },
    env: exported,
    files: {},
  },
  "account-allowed": { block: { ...here, allowed_account_ids: ["111122223333"], ...role }, env: exported, files: {} },
  "account-not-allowed": {
    block: { ...here, allowed_account_ids: ["444455556666"], ...role },
    env: exported,
    files: {},
  },
  "account-forbidden": {
    block: { ...here, forbidden_account_ids: ["111122223333"], ...role },
    env: exported,
    files: {},
  },
  "account-lists-of-both-kinds": {
    block: { ...here, allowed_account_ids: ["111122223333"], forbidden_account_ids: ["444455556666"], ...role },
    env: exported,
    files: {},
  },
  "account-not-asked": {
    block: {
      ...here,
      ...role,
      allowed_account_ids: ["111122223333"],
      skip_credentials_validation: true,
      skip_requesting_account_id: true,
    },
    env: exported,
    files: {},
  },
  // Its own checks
  "keys-half": { block: { ...here, access_key: DEV }, env: exported, files: {} },
  "keys-and-exported": { block: { ...here, access_key: DEV, secret_key: "s" }, env: exported, files: {} },
  "keys-empty": { block: { ...here, access_key: "", secret_key: "" }, env: exported, files: {} },
  "retry-mode-unknown-of-variable": { block: here, env: of({ AWS_RETRY_MODE: "often" }), files: {} },
  "bundle-missing": { block: { ...here, custom_ca_bundle: "{{HOME}}/nope.pem" }, env: exported, files: {} },
  "bundle-variable-missing": { block: here, env: of({ AWS_CA_BUNDLE: "{{HOME}}/nope.pem" }), files: {} },
  "bundle-variable-tilde": { block: here, env: of({ AWS_CA_BUNDLE: "~/nope.pem" }), files: {} },
  "role-refused-retries": {
    block: {
      ...here,
      assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/fails/IDPCommunicationError/Deploy" }],
    },
    env: exported,
    files: {},
  },
  "role-throttled-retries": {
    block: { ...here, assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/fails/Throttling/Deploy" }] },
    env: exported,
    files: {},
  },
  "role-throttled-retries-keys": {
    block: {
      ...here,
      access_key: DEV,
      secret_key: "s",
      max_retries: 2,
      assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/fails/Throttling/Deploy" }],
    },
    env: exported,
    files: {},
  },
  "proxy-empty": {
    block: { ...here, ...role, https_proxy: "" },
    env: of({ HTTPS_PROXY: "http://127.0.0.1:9" }),
    files: {},
  },
  "proxy-of-variable": { block: { ...here, ...role }, env: of({ HTTPS_PROXY: "http://127.0.0.1:9" }), files: {} },
  "proxy-http-alone": { block: { ...here, ...role, http_proxy: "http://127.0.0.1:9" }, env: exported, files: {} },
};

/** What it refuses before it looks at who asks: for its words alone. */
const refused = {
  "role-before-1-6": { block: { ...here, role_arn: ROLE } },
  "bucket-empty": { block: { ...here, bucket: "" } },
  "bucket-null": { block: { ...here, bucket: null } },
  "key-with-slash": { block: { ...here, key: "/x" } },
  "argument-unknown": { block: { ...here, shared_credentials: "x" } },
  "retry-mode-unknown": { block: { ...here, retry_mode: "often" } },
  "encryption-of-both": { block: { ...here, kms_key_id: "alias/x" }, env: of({ AWS_SSE_CUSTOMER_KEY: "x" }) },
  "encryption-key-short": { block: here, env: of({ AWS_SSE_CUSTOMER_KEY: "x" }) },
};

const sets = {
  open: () => transposed(lines("open").slice(0, 200), 15),
  block: () =>
    transposed(
      lines("hand-terraform-block")
        .filter(({ id }) => !NOT_OF_A_BACKEND.has(id))
        .map(({ id, ...rest }) => ({ ...rest, id: id.replace(/^tf-block-/, "tf-back-") })),
      3,
    ),
  aimed: () => named(aimed),
  refused: () => named(refused),
};

const named = (machines) =>
  Object.entries(machines).map(([id, { env = exported, files: text = {}, modes = {}, imds = null, block }]) => ({
    id: `tf-s3-${id}`,
    block,
    env,
    files: text,
    modes,
    imds,
    tags: ["terraform-backend"],
  }));

const wanted = sets[process.argv[2] ?? ""];
if (wanted === undefined) throw new Error(`there are ${Object.keys(sets).join(", ")}`);
for (const scenario of wanted()) process.stdout.write(`${JSON.stringify(scenario)}\n`);
