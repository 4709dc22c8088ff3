// biome-ignore-all lint/suspicious/noTemplateCurlyInString: serverless.yml writes its own variables so
// hand-serverless.mjs > hand-serverless.jsonl: what the Serverless Framework and osls do that their SDKs by themselves do not:
// several profiles at once, a stage's own variables, serverless.yml, a region that no profile gives, and what stops them.
import { createHash } from "node:crypto";

const keys = (id, more = "") => `aws_access_key_id = ${id}\naws_secret_access_key = sec/${id}+x=\n${more}`;
const exported = (id, prefix = "AWS") => ({
  [`${prefix}_ACCESS_KEY_ID`]: id,
  [`${prefix}_SECRET_ACCESS_KEY`]: `sec/${id}+x=`,
});
const ENV = "AKIAENVIRONMENT00001";
const STAGE = "AKIASTAGEKEYS0000001";
const OLD = "AKIAAMAZON0000000001";
const DEV = "AKIADEVPROFILE000001";
const OTHER = "AKIAOTHERPROFILE0001";
const DEFAULT = "AKIADEFAULTPROFILE01";
const named = { "~/.aws/credentials": `[dev]\n${keys(DEV)}[other]\n${keys(OTHER)}` };
const all = { "~/.aws/credentials": `[default]\n${keys(DEFAULT)}[dev]\n${keys(DEV)}[other]\n${keys(OTHER)}` };
const config = (text) => ({ "~/.aws/config": text });
const role = config(
  "[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = dev\nregion = eu-west-1\n",
);
const defaultRole = config("[default]\nrole_arn = arn:aws:iam::444455556666:role/D\nsource_profile = dev\n");
const mfa = config(
  "[profile m]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = dev\nmfa_serial = arn:aws:iam::444455556666:mfa/u\n",
);
const loads = { AWS_SDK_LOAD_CONFIG: "1" };
const yml = (provider, more = "") => ({
  "~/serverless.yml": `service: lab\nframeworkVersion: '*'\n${more}provider:\n  name: aws\n${provider}`,
});
const option = (profile, region) => ({
  session: { ...(profile === null ? {} : { profile }), ...(region === undefined ? {} : { region }) },
});
const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials" };
const token = { "~/token": "a.b.c" };
const identity = { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_ROLE_ARN: "arn:aws:iam::444455556666:role/W" };
const instance = { imds: { role: "node" } };

const machines = {
  "profile-over-env": { env: { ...exported(ENV), AWS_PROFILE: "dev" }, files: all },
  "env-over-default": { env: exported(ENV), files: all },
  "env-half": { env: { AWS_ACCESS_KEY_ID: ENV }, files: all },
  "env-token": { env: { ...exported("ASIAENVIRONMENT00001"), AWS_SESSION_TOKEN: "tok" } },
  "missing-profile-variable-env": { env: { ...exported(ENV), AWS_PROFILE: "nope" }, files: all },
  "missing-profile-variable-option": { ...option("dev"), env: { AWS_PROFILE: "nope" }, files: all },
  "default-profile-variable": { env: { AWS_DEFAULT_PROFILE: "dev" }, files: all },
  "default-profile-variable-env": { env: { ...exported(ENV), AWS_DEFAULT_PROFILE: "dev" }, files: all },
  "default-profile-variable-missing": { env: { AWS_DEFAULT_PROFILE: "nope" }, files: all },
  "default-profile-variable-missing-container": { env: { AWS_DEFAULT_PROFILE: "nope", ...container } },
  "both-profile-variables": { env: { AWS_PROFILE: "other", AWS_DEFAULT_PROFILE: "dev" }, files: all },
  "empty-profile-variable": { env: { AWS_PROFILE: "", AWS_DEFAULT_PROFILE: "dev" }, files: all },
  option: { ...option("dev"), files: all },
  "option-over-all": { ...option("dev"), env: { ...exported(ENV), AWS_PROFILE: "other" }, files: all },
  "option-missing": { ...option("nope"), env: exported(ENV), files: all },
  "option-region": { ...option("dev", "eu-central-1"), env: { AWS_REGION: "eu-west-3" }, files: all },
  "region-of-variable": { env: { ...exported(ENV), AWS_REGION: "eu-west-3", AWS_DEFAULT_REGION: "eu-west-2" } },
  "region-of-profile": {
    env: { AWS_PROFILE: "dev", ...loads },
    files: { ...all, ...config("[profile dev]\nregion = eu-west-1\n") },
  },
  "stage-profile": { env: { AWS_DEV_PROFILE: "dev", AWS_PROFILE: "other" }, files: all },
  "stage-profile-missing": { env: { AWS_DEV_PROFILE: "nope", AWS_PROFILE: "other" }, files: all },
  "stage-profile-env": { env: { AWS_DEV_PROFILE: "dev", ...exported(ENV) }, files: all },
  "stage-profile-option": { ...option("other"), env: { AWS_DEV_PROFILE: "dev" }, files: all },
  "stage-keys": { env: { ...exported(STAGE, "AWS_DEV"), ...exported(ENV) }, files: all },
  "stage-keys-profile": { env: { ...exported(STAGE, "AWS_DEV"), AWS_PROFILE: "dev" }, files: all },
  "stage-keys-stage-profile": { env: { ...exported(STAGE, "AWS_DEV"), AWS_DEV_PROFILE: "dev" }, files: all },
  "stage-keys-half": { env: { AWS_DEV_ACCESS_KEY_ID: STAGE, ...exported(ENV) }, files: all },
  "stage-keys-token": { env: { ...exported("ASIASTAGEKEYS0000001", "AWS_DEV"), AWS_DEV_SESSION_TOKEN: "tok" } },
  "stage-of-yml": {
    env: { AWS_PROD_PROFILE: "dev", AWS_DEV_PROFILE: "other" },
    files: { ...all, ...yml("  stage: prod\n") },
  },
  "stage-keys-of-yml": {
    env: { ...exported("ASIASTAGEKEYS0000001", "AWS_PROD"), AWS_PROD_SESSION_TOKEN: "tok", AWS_PROFILE: "other" },
    files: { ...all, ...yml("  stage: prod\n") },
  },
  "stage-of-yml-option": {
    env: { AWS_PROD_PROFILE: "dev", AWS_DEV_PROFILE: "other" },
    files: { ...all, ...yml("  stage: ${opt:stage, 'prod'}\n") },
  },
  yml: { files: { ...all, ...yml("  profile: dev\n  region: eu-west-1\n") } },
  "yml-and-variable": { env: { AWS_PROFILE: "other" }, files: { ...all, ...yml("  profile: dev\n") } },
  "yml-and-env": { env: exported(ENV), files: { ...all, ...yml("  profile: dev\n") } },
  "yml-and-default-variable": { env: { AWS_DEFAULT_PROFILE: "other" }, files: { ...all, ...yml("  profile: dev\n") } },
  "yml-and-option": { ...option("other"), files: { ...all, ...yml("  profile: dev\n") } },
  "yml-missing": { env: exported(ENV), files: { ...all, ...yml("  profile: nope\n") } },
  "yml-missing-variable": { env: { AWS_PROFILE: "dev" }, files: { ...all, ...yml("  profile: nope\n") } },
  "yml-missing-option": { ...option("dev"), files: { ...all, ...yml("  profile: nope\n") } },
  "yml-empty": { files: { ...all, ...yml("  profile: ''\n  region: ''\n") } },
  "yml-variables": {
    env: { AWS_ROLE_SESSION_NAME: "dev" },
    files: {
      ...all,
      ...yml(
        "  profile: ${env:AWS_ROLE_SESSION_NAME, 'other'}\n  region: ${self:custom.region}\n",
        "custom:\n  region: eu-north-1\n",
      ),
    },
  },
  "yml-region-option": { ...option("dev", "eu-central-1"), files: { ...all, ...yml("  region: eu-west-1\n") } },
  "role-in-config": { env: { AWS_PROFILE: "r" }, files: { ...named, ...role } },
  "role-in-config-loaded": { env: { AWS_PROFILE: "r", ...loads }, files: { ...named, ...role } },
  "role-of-default": { env: loads, files: { ...named, ...defaultRole } },
  "role-of-default-unseen": { env: { ...loads, AWS_PROFILE: "other" }, files: { ...named, ...defaultRole } },
  "role-denied": {
    env: { AWS_PROFILE: "r", ...loads },
    files: {
      ...named,
      ...config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/DENIED\nsource_profile = dev\n"),
    },
  },
  "role-without-source": {
    env: { AWS_PROFILE: "r", ...loads, ...exported(ENV) },
    files: { ...named, ...config("[profile r]\nrole_arn = arn:aws:iam::444455556666:role/R\n") },
  },
  "role-mfa": { env: { AWS_PROFILE: "m", ...loads }, files: { ...named, ...mfa } },
  "role-and-keys": {
    env: { AWS_PROFILE: "dev", ...loads },
    files: {
      ...all,
      ...config("[profile dev]\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = other\n"),
    },
  },
  "process-in-config": {
    env: { AWS_PROFILE: "p", ...loads },
    files: config("[profile p]\ncredential_process = false\n"),
  },
  "token-alone": {
    env: { AWS_PROFILE: "t", ...exported(ENV) },
    files: { "~/.aws/credentials": "[t]\naws_session_token = tok\n" },
  },
  "keys-in-config": { env: { AWS_PROFILE: "c" }, files: config(`[profile c]\n${keys(DEV)}`) },
  "keys-in-config-loaded": {
    env: { AWS_PROFILE: "c", ...loads },
    files: { ...named, ...config(`[profile c]\n${keys(DEV)}`) },
  },
  amazon: { env: exported(OLD, "AMAZON"), files: all },
  "amazon-alone": { env: exported(OLD, "AMAZON") },
  container: { env: container, files: named },
  "container-and-default": { env: container, files: all },
  "container-and-profile": { env: { ...container, AWS_PROFILE: "dev" }, files: all },
  "web-identity": { env: identity, files: token },
  "web-identity-and-default": { env: identity, files: { ...all, ...token } },
  "web-identity-and-profile": { env: { ...identity, AWS_PROFILE: "dev" }, files: { ...all, ...token } },
  "web-identity-and-missing": { env: { ...identity, AWS_PROFILE: "nope" }, files: { ...all, ...token } },
  instance: { ...instance },
  "instance-and-default-region": { ...instance, files: config("[default]\nregion = eu-west-1\n") },
  "instance-and-empty-default": { ...instance, files: { "~/.aws/credentials": "[default]\n" } },
  nothing: {},
};

const PROXY = "http://127.0.0.1:9";
const throughProxy = (env) => ({ env: { AWS_PROFILE: "r", ...loads, ...env }, files: { ...named, ...role } });
const unnamed = { AWS_DEFAULT_PROFILE: "nope" };
const inDefault = (text, more = "") => config(`[default]\n${text}region = eu-west-1\n${more}`);
const process = `credential_process = echo '{"Version": 1, "AccessKeyId": "AKIAPROCESSKEYS00001", "SecretAccessKey": "p"}'\n`;
const signOn =
  "sso_start_url = https://lab.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 222233334444\nsso_role_name = Admin\n";
const signedOn = {
  [`~/.aws/sso/cache/${createHash("sha1").update("https://lab.awsapps.com/start").digest("hex")}.json`]: JSON.stringify(
    {
      startUrl: "https://lab.awsapps.com/start",
      region: "eu-west-1",
      accessToken: "lab-token",
      expiresAt: "{{NOW+3600}}",
    },
  ),
};
const roleLines = "role_arn = arn:aws:iam::444455556666:role/D\nsource_profile = dev\n";
const tokenLines = "role_arn = arn:aws:iam::444455556666:role/T\nweb_identity_token_file = {{HOME}}/token\n";

/** Two sources at once, so that their order shows; then how each may be left out. */
const second = {
  ...Object.fromEntries(
    ["proxy", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"].map((name) => [
      `proxy-by-${name === name.toUpperCase() ? "upper-" : ""}${name.toLowerCase().replace("_", "-")}`,
      throughProxy({ [name]: PROXY }),
    ]),
  ),
  "proxy-and-no-proxy": throughProxy({ HTTPS_PROXY: PROXY, NO_PROXY: "*" }),
  "proxy-empty": throughProxy({ HTTP_PROXY: "", https_proxy: PROXY }),
  "proxy-by-all": throughProxy({ ALL_PROXY: PROXY }),
  "proxy-and-container": { env: { ...container, HTTP_PROXY: PROXY }, files: named },
  "proxy-and-instance": { ...instance, env: { HTTP_PROXY: PROXY } },
  "option-empty": { ...option(""), env: { AWS_PROFILE: "dev" }, files: all },
  "option-region-empty": { ...option("dev", ""), files: { ...all, ...yml("  region: eu-north-1\n") } },
  "option-and-half-env": { ...option("dev"), env: { AWS_SECRET_ACCESS_KEY: "s" }, files: all },
  "env-secret-alone": { env: { AWS_SECRET_ACCESS_KEY: "s" }, files: all },
  "env-secret-alone-nothing": { env: { AWS_SECRET_ACCESS_KEY: "s" } },
  "env-empty-id": { env: { ...exported(""), AWS_SECRET_ACCESS_KEY: "s" }, files: all },
  "stage-keys-and-option": { ...option("other"), env: exported(STAGE, "AWS_DEV"), files: all },
  "stage-secret-alone": { env: { AWS_DEV_SECRET_ACCESS_KEY: "s", ...exported(ENV) }, files: all },
  "stage-of-yml-empty": { env: { AWS_DEV_PROFILE: "dev" }, files: { ...all, ...yml("  stage: ''\n") } },
  "option-over-env": { ...option("dev"), env: exported(ENV), files: all },
  "role-and-own-keys": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { "~/.aws/credentials": `[dev]\n${keys(DEV)}[x]\n${keys(OTHER)}`, ...config(`[profile x]\n${roleLines}`) },
  },
  "role-with-empty-source": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...named, ...config("[profile x]\nrole_arn = arn:aws:iam::444455556666:role/D\nsource_profile =\n") },
  },
  "role-with-missing-source": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...named, ...config("[profile x]\nrole_arn = arn:aws:iam::444455556666:role/D\nsource_profile = nope\n") },
  },
  "role-of-itself": {
    env: { AWS_PROFILE: "dev", ...loads },
    files: {
      ...named,
      ...config("[profile dev]\nrole_arn = arn:aws:iam::444455556666:role/D\nsource_profile = dev\n"),
    },
  },
  "role-and-process": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...named, ...config(`[profile x]\n${roleLines}${process}`) },
  },
  "role-and-sso": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...named, ...signedOn, ...config(`[profile x]\n${signOn}${roleLines}`) },
  },
  "keys-and-process": { env: { AWS_PROFILE: "x", ...loads }, files: config(`[profile x]\n${keys(OTHER)}${process}`) },
  "keys-and-sso": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...signedOn, ...config(`[profile x]\n${keys(OTHER)}${signOn}`) },
  },
  "keys-and-web-identity": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...token, ...config(`[profile x]\n${keys(OTHER)}${tokenLines}`) },
  },
  "process-and-sso": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...signedOn, ...config(`[profile x]\n${process}${signOn}`) },
  },
  "web-identity-and-process": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...token, ...config(`[profile x]\n${tokenLines}${process}`) },
  },
  "web-identity-and-sso": {
    env: { AWS_PROFILE: "x", ...loads },
    files: { ...token, ...signedOn, ...config(`[profile x]\n${tokenLines}${signOn}`) },
  },
  "default-keys-in-config": { env: { ...unnamed, ...loads }, files: inDefault(keys(OTHER)) },
  "default-keys-in-both": {
    env: { ...unnamed, ...loads },
    files: { "~/.aws/credentials": `[default]\n${keys(DEFAULT)}`, ...inDefault(keys(OTHER)) },
  },
  "default-role": { env: { ...unnamed, ...loads }, files: { ...named, ...inDefault(roleLines) } },
  "default-role-and-keys": {
    env: { ...unnamed, ...loads },
    files: { ...named, ...inDefault(`${keys(OTHER)}${roleLines}`) },
  },
  "default-role-and-sso": {
    env: { ...unnamed, ...loads },
    files: { ...named, ...signedOn, ...inDefault(`${roleLines}${signOn}`) },
  },
  "default-process": { env: loads, files: inDefault(process) },
  "default-process-and-web-identity": { env: { ...loads, ...identity }, files: { ...token, ...inDefault(process) } },
  "default-process-and-container": { env: { ...loads, ...container }, files: inDefault(process) },
  "default-sso": { env: loads, files: { ...signedOn, ...inDefault(signOn) } },
  ...Object.fromEntries(
    ["idless", "blankid", "secretless", "tokenless", "blanktoken", "endless", "zero"].map((kind) => [
      `default-sso-${kind}`,
      { env: loads, files: { ...signedOn, ...inDefault(signOn.replace("Admin", `lends-${kind}`)) } },
    ]),
  ),
  "default-sso-and-process": { env: loads, files: { ...signedOn, ...inDefault(`${signOn}${process}`) } },
  "default-web-identity": { env: loads, files: { ...token, ...inDefault(tokenLines) } },
  "amazon-and-default-in-config": {
    env: { ...unnamed, ...loads, ...exported(OLD, "AMAZON") },
    files: inDefault(keys(OTHER)),
  },
  "web-identity-and-container": { env: { ...identity, ...container }, files: token },
  "web-identity-and-instance": { ...instance, env: identity, files: token },
  "container-and-instance": { ...instance, env: container },
  "config-file-moved": {
    env: { AWS_PROFILE: "c", ...loads, AWS_CONFIG_FILE: "{{HOME}}/moved" },
    files: { ...named, "~/moved": `[profile c]\n${keys(OTHER)}` },
  },
  "config-file-moved-unloaded": {
    env: { AWS_PROFILE: "c", AWS_CONFIG_FILE: "{{HOME}}/moved" },
    files: { ...named, "~/moved": `[profile c]\n${keys(OTHER)}` },
  },
  "credentials-file-moved": {
    env: { AWS_PROFILE: "c", AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/moved" },
    files: { ...named, "~/moved": `[c]\n${keys(OTHER)}` },
  },
  "credentials-file-moved-loaded": {
    env: { AWS_PROFILE: "c", ...loads, AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/moved" },
    files: { ...named, ...role, "~/moved": `[c]\n${keys(OTHER)}` },
  },
  "both-files-moved": {
    env: { AWS_PROFILE: "c", AWS_CONFIG_FILE: "{{HOME}}/moved", AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/none" },
    files: { ...named, "~/moved": `[profile c]\n${keys(OTHER)}` },
  },
};

for (const [id, machine] of Object.entries({ ...machines, ...second })) {
  const { files = {}, ...rest } = machine;
  console.log(JSON.stringify({ id: `sls-${id}`, env: {}, imds: null, ...rest, files, tags: ["serverless"] }));
}
