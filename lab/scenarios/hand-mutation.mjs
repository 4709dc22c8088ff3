// hand-mutation.mjs FAMILY > hand-mutation-FAMILY.jsonl: machines for the small changes of a chain that no record noticed
// (`npm run lab -- mutation`), one group of changes a machine. FAMILY: python, common, imds, go, words, botocore or chains.
import {
  ACCESS,
  FRESH,
  LOGIN,
  LOGIN_CACHE,
  REFRESHABLE,
  SIGNED_IN,
  START,
  TOKEN,
  ssoCacheOf,
} from "./parts/sign-ins.mjs";

const KEYS = "aws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n";
const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" };
const ARN = "arn:aws:iam::111122223333:role/Deploy";
/** A role that trusts only requests with that parameter. */
const wanting = (name, value) => `arn:aws:iam::111122223333:role/wants/${name}/${value}/Deploy`;
const role = (extra = "", arn = ARN, base = KEYS) => ({
  "~/.aws/config": `[default]\nrole_arn = ${arn}\nsource_profile = base\n${extra}`,
  "~/.aws/credentials": `[base]\n${base}`,
});
const config = (text, rest = {}) => ({ "~/.aws/config": `[default]\n${text}`, ...rest });
const keysAnd = (text) => config(text, { "~/.aws/credentials": `[default]\n${KEYS}` });
const sso = (token, extra = "") => ({
  "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = Admin\nsso_session = corp\nregion = eu-west-1\n${extra}[sso-session corp]\nsso_start_url = ${START}\nsso_region = eu-west-1\n`,
  [ssoCacheOf("corp")]: JSON.stringify(token),
});
const without = (record, name) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
const webIdentity = (extra = "", arn = ARN) => ({
  "~/.aws/config": `[default]\nrole_arn = ${arn}\nweb_identity_token_file = {{HOME}}/token\n${extra}`,
  "~/token": "token-1",
});

/** What every SDK has: parameters of a role, fields of a token, words of a setting. */
const common = {
  "role-external-id": { files: role("external_id = x-1\n", wanting("ExternalId", "x-1")) },
  "role-external-id-other": { files: role("external_id = x-2\n", wanting("ExternalId", "x-1")) },
  "role-session-name": { files: role("role_session_name = name-1\n", wanting("RoleSessionName", "name-1")) },
  "role-session-name-variable": {
    env: { AWS_ROLE_SESSION_NAME: "name-1" },
    files: role("", wanting("RoleSessionName", "name-1")),
  },
  "role-duration": { files: role("duration_seconds = 1800\n", wanting("DurationSeconds", "1800")) },
  "role-source-id-only": { files: role("", ARN, "aws_access_key_id = AKIABASEBASEBASEBASE\n") },
  "role-source-secret-only": { files: role("", ARN, "aws_secret_access_key = sec-base\n") },
  "webid-session-name": {
    files: webIdentity("role_session_name = name-1\n", wanting("RoleSessionName", "name-1")),
  },
  "webid-session-name-empty": { files: webIdentity("role_session_name =\n") },
  "webid-session-name-variable": {
    env: {
      AWS_ROLE_ARN: wanting("RoleSessionName", "name-1"),
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      AWS_ROLE_SESSION_NAME: "name-1",
      AWS_REGION: "eu-west-1",
    },
    files: { "~/token": "token-1" },
  },
  "sso-refreshed": { files: sso(REFRESHABLE) },
  "sso-client-id-revoked": { files: sso({ ...REFRESHABLE, clientId: "revoked-1" }) },
  "sso-client-secret-revoked": { files: sso({ ...REFRESHABLE, clientSecret: "revoked-1" }) },
  ...Object.fromEntries(
    ["refreshToken", "clientId", "clientSecret", "registrationExpiresAt", "accessToken", "expiresAt"].map((field) => [
      `sso-without-${field.toLowerCase()}`,
      { files: sso(without(REFRESHABLE, field)) },
    ]),
  ),
  "sso-registration-expired": { files: sso({ ...REFRESHABLE, registrationExpiresAt: "{{NOW-60}}" }) },
  "sso-valid-without-expiry": { files: sso(without(TOKEN, "expiresAt")) },
  "max-attempts-setting": { files: keysAnd("max_attempts = many\n") },
  "retry-mode-setting": { files: keysAnd("retry_mode = never\n") },
  "max-attempts-0": { env: { AWS_MAX_ATTEMPTS: "0" }, files: role() },
  "container-loopback-6": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://[::1]:4580/ecs/x" } },
  "container-localhost": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://localhost:4580/ecs/x" } },
  "container-eks-6": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://[fd00:ec2::23]/v1/credentials" } },
  "container-eks": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials" } },
  "imds-mode-setting": { files: config("ec2_metadata_service_endpoint_mode = IPv6\n"), imds: { role: "ec2" } },
  "imds-mode-setting-bad": { files: config("ec2_metadata_service_endpoint_mode = IPv5\n"), imds: { role: "ec2" } },
};

const fault = (env, extra = {}) => ({ env: { ...EXPORTED, ...env }, ...extra });
const LEGACY_REGIONS =
  "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 aws-global ca-central-1 eu-central-1 eu-north-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2".split(
    " ",
  );

const python = {
  "client-keys": { env: EXPORTED, explicit: { givenTo: "client", accessKeyId: "AKIACODE", secretAccessKey: "s" } },
  "client-keys-token": {
    explicit: { givenTo: "client", accessKeyId: "AKIACODE", secretAccessKey: "s", sessionToken: "t" },
  },
  "client-id-only": { env: EXPORTED, explicit: { givenTo: "client", accessKeyId: "AKIACODE" } },
  "client-secret-only": { env: EXPORTED, explicit: { givenTo: "client", secretAccessKey: "s" } },
  "client-token-only": { env: EXPORTED, explicit: { givenTo: "client", sessionToken: "t" } },
  "client-keys-and-profile": {
    files: keysAnd("region = eu-west-1\n"),
    session: { profile: "default" },
    explicit: { givenTo: "client", accessKeyId: "AKIACODE", secretAccessKey: "s" },
  },
  "explicit-ids-both-places": { files: keysAnd(""), explicit: { accessKeyId: "AKIACODE", secretAccessKey: "s" } },
  ...Object.fromEntries(
    ["legacy", "standard", "adaptive"].map((mode) => [`retry-mode-${mode}`, fault({ AWS_RETRY_MODE: mode })]),
  ),
  ...Object.fromEntries(
    ["legacy", "auto", "standard", "in-region", "cross-region", "mobile", "MOBILE"].map((mode) => [
      `defaults-mode-${mode}`,
      { env: { AWS_DEFAULTS_MODE: mode, AWS_RETRY_MODE: "standard" }, files: role() },
    ]),
  ),
  ...Object.fromEntries(
    ["preferred", "disabled", "required", "Required"].map((mode) => [
      `account-id-mode-${mode}`,
      { env: { AWS_ACCOUNT_ID_ENDPOINT_MODE: mode }, files: role() },
    ]),
  ),
  ...Object.fromEntries(
    LEGACY_REGIONS.map((region) => [
      `sts-legacy-${region}`,
      { env: { AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_DEFAULT_REGION: region }, files: role() },
    ]),
  ),
  "sts-regional": {
    env: { AWS_STS_REGIONAL_ENDPOINTS: "regional", AWS_DEFAULT_REGION: "us-east-1" },
    files: role("sts_regional_endpoints = legacy\n"),
  },
  "sts-mode-bad": { env: { AWS_STS_REGIONAL_ENDPOINTS: "bogus" }, files: role() },
  "sts-mode-bad-retry-bad": {
    env: { AWS_STS_REGIONAL_ENDPOINTS: "bogus", AWS_RETRY_MODE: "bogus" },
    files: role(),
  },
  "sts-mode-bad-retry-bad-static": fault({ AWS_STS_REGIONAL_ENDPOINTS: "bogus", AWS_RETRY_MODE: "bogus" }),
  "sts-mode-bad-retry-bad-endpoint": {
    env: { AWS_STS_REGIONAL_ENDPOINTS: "bogus", AWS_RETRY_MODE: "bogus", AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
    files: role("region = eu-west-1\n"),
  },
  "services-missing": { files: role("services = nowhere\n") },
  "services-missing-ignored": {
    env: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
    files: role("services = nowhere\n"),
  },
  "services-missing-ignored-setting": { files: role("services = nowhere\nignore_configured_endpoint_urls = true\n") },
  "services-missing-endpoint-variable": {
    env: { AWS_ENDPOINT_URL: "{{EMU}}/sts", AWS_DEFAULT_REGION: "eu-west-1" },
    files: role("services = nowhere\n"),
  },
  "services-empty-url": {
    files: {
      ...role("services = local\nregion = eu-west-1\n"),
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nservices = local\nregion = eu-west-1\n[services local]\nsts =\n  endpoint_url =\n`,
    },
  },
  "services-other-setting": {
    files: {
      ...role(),
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nservices = local\nregion = eu-west-1\n[services local]\nsts =\n  other = {{EMU}}/sts\n`,
    },
  },
  "services-not-nested": {
    files: {
      ...role(),
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nservices = local\nregion = eu-west-1\n[services local]\nsts = {{EMU}}/sts\n`,
    },
  },
  "endpoint-empty-setting": { files: role("endpoint_url =\nregion = eu-west-1\n") },
  "endpoint-sts-variable": {
    env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", AWS_DEFAULT_REGION: "eu-west-1" },
    files: role(),
  },
  "dual-stack-variable": {
    env: { AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_DEFAULT_REGION: "eu-west-1" },
    files: role(),
  },
  "dual-stack-setting": { files: role("use_dualstack_endpoint = true\nregion = eu-west-1\n") },
  "dual-stack-legacy": {
    env: { AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_DEFAULT_REGION: "eu-west-2" },
    files: role(),
  },
  "dual-stack-no-region": { env: { AWS_USE_DUALSTACK_ENDPOINT: "true" }, files: role() },
  "both-tokens": { env: { ...EXPORTED, AWS_SECURITY_TOKEN: "", AWS_SESSION_TOKEN: "t" } },
  "credential-file-and-config-keys": {
    env: { AWS_CREDENTIAL_FILE: "{{HOME}}/aws-file" },
    files: { ...config(KEYS), "~/aws-file": "AWSAccessKeyId=AKIAFILE\nAWSSecretKey=s\n" },
  },
  "credential-file-and-boto": {
    env: { AWS_CREDENTIAL_FILE: "{{HOME}}/aws-file" },
    files: {
      "~/.boto": "[Credentials]\naws_access_key_id = AKIABOTO\naws_secret_access_key = s\n",
      "~/aws-file": "AWSAccessKeyId=AKIAFILE\nAWSSecretKey=s\n",
    },
  },
  "login-and-sso": {
    files: config(
      "login_session = arn:aws:iam::111122223333:user/me\nsso_account_id = 111122223333\nsso_role_name = A\n",
    ),
  },
  "imds-timeout-setting": { files: config("metadata_service_timeout = soon\n"), imds: { role: "ec2" } },
  "imds-timeout-variable": { env: { AWS_METADATA_SERVICE_TIMEOUT: "soon" }, imds: { role: "ec2" } },
  "imds-ipv6-variable": { env: { AWS_IMDS_USE_IPV6: "true" }, imds: { role: "ec2" } },
  "imds-ipv6-setting": { files: config("imds_use_ipv6 = true\n"), imds: { role: "ec2" } },
  "imds-v1-disabled-setting": { files: config("ec2_metadata_v1_disabled = true\n"), imds: { role: "ec2" } },
  "region-empty-setting": { files: keysAnd("region =\n") },
  "sso-session-empty": { files: config("sso_session = corp\nregion = eu-west-1\n[sso-session corp]\n") },
  "sso-session-without-start": {
    files: { "~/.aws/config": "[default]\nsso_session = corp\n[sso-session corp]\nsso_region = eu-west-1\n" },
    env: EXPORTED,
  },
  "sso-session-without-region": {
    files: { "~/.aws/config": `[default]\nsso_session = corp\n[sso-session corp]\nsso_start_url = ${START}\n` },
    env: EXPORTED,
  },
  "validation-on": { files: role("parameter_validation = true\nexternal_id = x\n") },
  "region-aws-global": { env: { ...EXPORTED, AWS_DEFAULT_REGION: "aws-global" } },
};

/** A metadata service without tokens, without a role, with a switch in every place. */
const imds = {
  "v1-only": { imds: { role: "v1-ec2" } },
  "v1-only-disabled": { env: { AWS_EC2_METADATA_V1_DISABLED: "true" }, imds: { role: "v1-ec2" } },
  "v1-only-enabled": {
    env: { AWS_EC2_METADATA_V1_DISABLED: "false", AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_v1_disabled = true\n"),
    imds: { role: "v1-ec2" },
  },
  "v1-only-disabled-setting": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_v1_disabled = true\n"),
    imds: { role: "v1-ec2" },
  },
  "v1-only-disabled-setting-odd": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_v1_disabled = yes\n"),
    imds: { role: "v1-ec2" },
  },
  "v1-disabled-fine": { env: { AWS_EC2_METADATA_V1_DISABLED: "true" }, imds: { role: "ec2" } },
  "token-refused": { imds: { role: "bad-ec2" } },
  "no-role": { imds: { role: "none-ec2" } },
  "endpoint-variable": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/other" } },
  "endpoint-variable-slash": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/other/" } },
  "endpoint-variable-empty": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "" }, imds: { role: "ec2" } },
  "endpoint-setting": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_service_endpoint = {{EMU}}/imds/other\n"),
  },
  "endpoint-both": {
    env: { AWS_SDK_LOAD_CONFIG: "1", AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/first" },
    files: config("ec2_metadata_service_endpoint = {{EMU}}/imds/other\n"),
  },
  "endpoint-and-mode": {
    env: {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/other",
      AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6",
    },
  },
  "mode-ipv4": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv4" }, imds: { role: "ec2" } },
  "mode-ipv6": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" }, imds: { role: "ec2" } },
  "mode-lower": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "ipv6" }, imds: { role: "ec2" } },
  "mode-empty": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "" }, imds: { role: "ec2" } },
  "mode-bad": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv5" }, imds: { role: "ec2" } },
  "mode-setting-ipv4": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_service_endpoint_mode = ipv4\n"),
    imds: { role: "ec2" },
  },
  "mode-setting-ipv6": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_service_endpoint_mode = IPv6\n"),
    imds: { role: "ec2" },
  },
  "mode-setting-empty": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_service_endpoint_mode =\n"),
    imds: { role: "ec2" },
  },
  "mode-setting-bad": {
    env: { AWS_SDK_LOAD_CONFIG: "1" },
    files: config("ec2_metadata_service_endpoint_mode = IPv5\n"),
    imds: { role: "ec2" },
  },
};

const GO_LEGACY =
  "ap-northeast-1 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2 us-gov-west-1".split(
    " ",
  );
const LOADS = { AWS_SDK_LOAD_CONFIG: "1" };

const go = {
  ...Object.fromEntries(
    GO_LEGACY.map((region) => [
      `sts-legacy-${region}`,
      { env: { ...LOADS, AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_REGION: region }, files: role() },
    ]),
  ),
  "sts-regional": { env: { ...LOADS, AWS_STS_REGIONAL_ENDPOINTS: "regional", AWS_REGION: "us-east-1" }, files: role() },
  "dual-stack-setting": { env: LOADS, files: role("use_dualstack_endpoint = true\nregion = eu-west-1\n") },
  "fips-setting": { env: LOADS, files: role("use_fips_endpoint = true\nregion = us-east-1\n") },
  "dual-stack-false": {
    env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "false" },
    files: role("use_dualstack_endpoint = true\nregion = eu-west-1\n"),
  },
  "dual-stack-odd": { env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "odd" }, files: role("region = eu-west-1\n") },
  "both-words-odd": {
    env: { ...EXPORTED, ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "odd", AWS_USE_FIPS_ENDPOINT: "odd" },
  },
  ...Object.fromEntries(
    ["t", "TRUE", "True", "T", "1", "true", "yes", "f"].map((word) => [
      `load-config-${word}`,
      { env: { AWS_SDK_LOAD_CONFIG: word }, files: config(`${KEYS}region = eu-west-3\n`) },
    ]),
  ),
  ...Object.fromEntries(
    [
      "credential_source = Environment",
      "credential_process = /bin/false",
      "web_identity_token_file = {{HOME}}/token",
      "sso_account_id = 1",
      "sso_region = eu-west-1",
      "sso_role_name = R",
      `sso_start_url = ${START}`,
    ].map((line) => [
      `source-has-${line.split(" ")[0]}`,
      {
        env: LOADS,
        files: {
          "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = eu-west-1\n[profile base]\n${line}\n`,
        },
      },
    ]),
  ),
  "source-empty": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\n[profile base]\nregion = eu-west-1\n`,
    },
  },
  "source-itself-twice": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = a\n[profile a]\nrole_arn = ${ARN}\nsource_profile = b\n[profile b]\nrole_arn = ${ARN}\nsource_profile = a\n`,
    },
  },
  "role-load-external-id": { env: LOADS, files: role("external_id = x-1\n", wanting("ExternalId", "x-1")) },
  "role-load-session-name": {
    env: LOADS,
    files: role("role_session_name = name-1\n", wanting("RoleSessionName", "name-1")),
  },
  "role-load-duration": { env: LOADS, files: role("duration_seconds = 1800\n", wanting("DurationSeconds", "1800")) },
  "role-load-mfa": { env: LOADS, files: role("mfa_serial = arn:aws:iam::111122223333:mfa/me\n") },
  "webid-load-session-name": {
    env: LOADS,
    files: webIdentity("role_session_name = name-1\nregion = eu-west-1\n", wanting("RoleSessionName", "name-1")),
  },
  "env-both-names": {
    env: {
      AWS_ACCESS_KEY_ID: "AKIAFIRST",
      AWS_ACCESS_KEY: "AKIASECOND",
      AWS_SECRET_ACCESS_KEY: "s",
      AWS_SECRET_KEY: "s2",
    },
  },
  "env-second-names": { env: { AWS_ACCESS_KEY: "AKIASECOND", AWS_SECRET_KEY: "s2" } },
  "env-id-only-profile": { env: { AWS_ACCESS_KEY_ID: "AKIAFIRST", ...LOADS }, files: keysAnd("") },
  "explicit-id-empty": { explicit: { accessKeyId: "", secretAccessKey: "s" }, files: keysAnd("") },
  "client-tls-both": {
    env: { ...EXPORTED, AWS_SDK_GO_CLIENT_TLS_CERT: "{{HOME}}/c", AWS_SDK_GO_CLIENT_TLS_KEY: "{{HOME}}/k" },
  },
  "client-tls-key-only": { env: { ...EXPORTED, AWS_SDK_GO_CLIENT_TLS_KEY: "{{HOME}}/k" } },
  "client-tls-cert-only": { env: { ...EXPORTED, AWS_SDK_GO_CLIENT_TLS_CERT: "{{HOME}}/c" } },
  "client-tls-key-missing": {
    env: { ...EXPORTED, AWS_SDK_GO_CLIENT_TLS_CERT: "{{HOME}}/c", AWS_SDK_GO_CLIENT_TLS_KEY: "{{HOME}}/k" },
    files: { "~/c": "x\n" },
  },
  "container-https": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://169.254.170.2/x" } },
  "container-far": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.9/x" } },
  "container-ecs-full": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.2/v2/x" } },
};

/** Every word that a variable or a setting may be, and one that it may not. */
const WORDS = {
  AWS_DISABLE_REQUEST_COMPRESSION: ["true", "false", "odd"],
  AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: ["0", "10485760", "10485761", "-1", "odd"],
  AWS_DISABLE_CLOCK_SKEW_CORRECTION: ["true", "odd"],
  AWS_ENABLE_ENDPOINT_DISCOVERY: ["true", "auto", "odd"],
  AWS_S3_USE_ARN_REGION: ["true", "odd"],
  AWS_EC2_METADATA_V1_DISABLED: ["true", "odd"],
  AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS: ["true", "odd"],
  AWS_USE_DUALSTACK_ENDPOINT: ["true", "false", "odd"],
  AWS_USE_FIPS_ENDPOINT: ["true", "false", "odd"],
  AWS_DEFAULTS_MODE: ["auto", "cross-region", "in-region", "legacy", "mobile", "standard", "odd"],
  AWS_MAX_ATTEMPTS: ["0", "5", "-1", "odd"],
  AWS_RETRY_MODE: ["standard", "adaptive", "legacy", "odd"],
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: ["true", "odd"],
  AWS_S3_DISABLE_EXPRESS_SESSION_AUTH: ["true", "odd"],
  AWS_ACCOUNT_ID_ENDPOINT_MODE: ["preferred", "required", "disabled", "odd"],
  AWS_REQUEST_CHECKSUM_CALCULATION: ["when_supported", "when_required", "odd"],
  AWS_RESPONSE_CHECKSUM_VALIDATION: ["when_supported", "when_required", "odd"],
};
const SETTINGS = {
  ec2_metadata_service_endpoint_mode: ["", "ipv6", "ipv4", "odd"],
  defaults_mode: ["auto", "cross-region", "in-region", "legacy", "mobile", "standard", "", "odd"],
  max_attempts: ["0x10", "0b11", "0o17", "017", "-0x1", "08", "odd"],
  retry_mode: ["standard", "adaptive", "odd"],
  account_id_endpoint_mode: ["preferred", "required", "disabled", "odd"],
  request_checksum_calculation: ["when_supported", "when_required", "odd"],
  response_checksum_validation: ["when_supported", "when_required", "odd"],
  use_fips_endpoint: ["true", "odd"],
  use_dualstack_endpoint: ["true", "odd"],
  ec2_metadata_v1_disabled: ["true", "odd"],
  ca_bundle: ["{{HOME}}/nowhere"],
};
const named = (word) => word.replace(/[^\w-]+/g, "") || "empty";
const bothFiles = (line) => ({
  "~/.aws/config": `[default]\n${KEYS}region = eu-west-1\n`,
  "~/.aws/credentials": `[default]\n${line}\n`,
});

const words = {
  ...Object.fromEntries(
    Object.entries(WORDS).flatMap(([variable, list]) =>
      list.map((word) => [
        `${variable.toLowerCase().replaceAll("_", "-")}-${named(word)}`,
        { env: { ...EXPORTED, [variable]: word, AWS_REGION: "eu-west-1" } },
      ]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(SETTINGS).flatMap(([key, list]) =>
      list.map((word) => [
        `setting-${key.replaceAll("_", "-")}-${named(word)}`,
        { env: LOADS, files: keysAnd(`${key} = ${word}\nregion = eu-west-1\n`) },
      ]),
    ),
  ),
  // The same in the credentials file, where the config file has the profile too
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([key, list]) => [
      `credentials-file-${key.replaceAll("_", "-")}`,
      { env: LOADS, files: bothFiles(`${key} = ${list.at(-1)}`) },
    ]),
  ),
  ...Object.fromEntries(
    [
      ["external_id = x-1", "ExternalId", "x-1"],
      ["role_session_name = name-1", "RoleSessionName", "name-1"],
      ["duration_seconds = 1800", "DurationSeconds", "1800"],
    ].map(([line, name, value]) => [
      `credentials-file-${line.split(" ")[0].replaceAll("_", "-")}`,
      {
        env: LOADS,
        files: {
          "~/.aws/config": `[default]\nrole_arn = ${wanting(name, value)}\nsource_profile = base\nregion = eu-west-1\n[profile base]\n${KEYS}`,
          "~/.aws/credentials": `[default]\n${line}\n`,
        },
      },
    ]),
  ),
  "credentials-file-login": {
    env: LOADS,
    files: {
      "~/.aws/config": "[default]\nregion = eu-west-1\n",
      "~/.aws/credentials": "[default]\nlogin_session = arn:aws:iam::111122223333:user/me\n",
    },
  },
  "role-fips": { env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true", AWS_REGION: "us-east-1" }, files: role() },
  "role-fips-gov": { env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true", AWS_REGION: "us-gov-west-1" }, files: role() },
  "role-fips-dual": {
    env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_REGION: "us-east-1" },
    files: role(),
  },
  "role-dual": { env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_REGION: "eu-west-1" }, files: role() },
  "role-dual-gov": {
    env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_REGION: "us-gov-west-1" },
    files: role(),
  },
  "role-dual-cn": { env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_REGION: "cn-north-1" }, files: role() },
  "role-endpoint": { env: { ...LOADS, AWS_ENDPOINT_URL: "{{EMU}}/sts", AWS_REGION: "eu-west-1" }, files: role() },
  "role-endpoint-sts": {
    env: { ...LOADS, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", AWS_REGION: "eu-west-1" },
    files: role(),
  },
  "role-endpoint-sts-empty": {
    env: { ...LOADS, AWS_ENDPOINT_URL: "{{EMU}}/sts", AWS_ENDPOINT_URL_STS: "", AWS_REGION: "eu-west-1" },
    files: role(),
  },
  "role-endpoint-setting": { env: LOADS, files: role("endpoint_url = {{EMU}}/sts\nregion = eu-west-1\n") },
  "role-endpoint-ignored": {
    env: { ...LOADS, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true", AWS_ENDPOINT_URL: "{{EMU}}/sts" },
    files: role("region = eu-west-1\n"),
  },
  "role-endpoint-ignored-setting": {
    env: LOADS,
    files: role("endpoint_url = {{EMU}}/sts\nignore_configured_endpoint_urls = true\nregion = eu-west-1\n"),
  },
  "sso-endpoint": {
    env: { ...LOADS, AWS_ENDPOINT_URL_SSO: "{{EMU}}/sso" },
    files: sso(TOKEN),
  },
  "sso-oidc-endpoint": {
    env: { ...LOADS, AWS_ENDPOINT_URL_SSO_OIDC: "{{EMU}}/oidc" },
    files: sso(REFRESHABLE),
  },
  "sso-fips": { env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true" }, files: sso(TOKEN) },
  "sso-dual": { env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true" }, files: sso(TOKEN) },
  "sso-without-session-region": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = A\nsso_session = corp\n[sso-session corp]\nsso_start_url = ${START}\n`,
    },
  },
  "sso-without-session-start": {
    env: LOADS,
    files: {
      "~/.aws/config":
        "[default]\nsso_account_id = 111122223333\nsso_role_name = A\nsso_session = corp\n[sso-session corp]\nsso_region = eu-west-1\n",
    },
  },
  "sso-session-missing": {
    env: LOADS,
    files: { "~/.aws/config": "[default]\nsso_account_id = 111122223333\nsso_role_name = A\nsso_session = nowhere\n" },
  },
  ...Object.fromEntries(
    ["source_profile = base", "credential_source = Environment", "web_identity_token_file = {{HOME}}/token"].map(
      (line) => [`no-role-but-${line.split(" ")[0].replaceAll("_", "-")}`, { env: LOADS, files: config(`${line}\n`) }],
    ),
  ),
  "ca-bundle-missing": { env: { ...EXPORTED, AWS_CA_BUNDLE: "{{HOME}}/nowhere" } },
};

/** What was left of botocore. */
const auto = (env) => ({ env: { AWS_DEFAULTS_MODE: "auto", ...env }, files: role() });
const botocore = {
  "max-attempts-5": { env: { AWS_MAX_ATTEMPTS: "5" }, files: role() },
  "max-attempts-5-static": fault({ AWS_MAX_ATTEMPTS: "5" }),
  "auto-inside": auto({ AWS_EXECUTION_ENV: "AWS_Lambda_python3.12", AWS_REGION: "eu-west-1" }),
  "auto-inside-other-name": auto({ AWS_EXECUTION_ENV: "AWS_Lambda_python3.12", AWS_DEFAULT_REGION: "eu-west-1" }),
  "auto-inside-no-region": auto({ AWS_EXECUTION_ENV: "AWS_Lambda_python3.12" }),
  "auto-inside-empty-region": auto({ AWS_EXECUTION_ENV: "AWS_Lambda_python3.12", AWS_REGION: "" }),
  "auto-outside-region": auto({ AWS_REGION: "eu-west-1" }),
  "auto-empty-inside": auto({ AWS_EXECUTION_ENV: "", AWS_REGION: "eu-west-1" }),
  "dual-stack-setting-no-region": { files: role("use_dualstack_endpoint = true\n") },
  "source-itself-id-only": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = default\naws_access_key_id = AKIABASEBASEBASEBASE\n`,
    },
  },
  "source-itself-secret-only": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = default\naws_secret_access_key = sec-base\n`,
    },
  },
  "source-role-with-keys": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\n[profile base]\nrole_arn = ${ARN}\nsource_profile = base\naws_access_key_id = AKIABASEBASEBASEBASE\n`,
    },
  },
  "login-without-token": {
    files: {
      "~/.aws/config": `[default]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n`,
      [LOGIN_CACHE]: JSON.stringify({
        clientId: "c",
        refreshToken: "rt",
        dpopKey: "k",
      }),
    },
  },
  "webid-role-empty": { files: webIdentity("", "") },
  "profile-empty-name": { env: { AWS_PROFILE: "" }, files: role() },
  "sso-session-and-start": { files: sso(TOKEN, `sso_start_url = ${START}\nsso_region = eu-west-1\n`) },
  "sso-session-other-start": { files: sso(TOKEN, "sso_start_url = https://b.awsapps.com/start\n") },
  "sso-session-other-region": { files: sso(TOKEN, "sso_region = us-east-1\n") },
  "long-host": {
    env: {
      AWS_ENDPOINT_URL: `http://${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(30)}`,
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: role(),
  },
};

/** What every chain has, from another side: endpoints, half-said sign-ins, refusals by name, a home that is not HOME. */
const login = (cache, extra = "region = eu-west-1\n") => ({
  ...config(`login_session = ${LOGIN}\n${extra}`),
  [LOGIN_CACHE]: JSON.stringify(cache),
});
const ssoIn = (region, extra = "", token = REFRESHABLE) => ({
  "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = Admin\nsso_session = corp\nregion = ${region}\n${extra}[sso-session corp]\nsso_start_url = ${START}\nsso_region = ${region}\n`,
  [ssoCacheOf("corp")]: JSON.stringify(token),
});
const SSO_LINES = {
  account: "sso_account_id = 111122223333\n",
  role: "sso_role_name = Admin\n",
  start: `sso_start_url = ${START}\n`,
  region: "sso_region = eu-west-1\n",
};
const legacyCache = { [ssoCacheOf(START)]: JSON.stringify(TOKEN) };
const asking = {
  role: (extra, region) => role(`region = ${region}\n${extra}`),
  sso: (extra, region) => ssoIn(region, extra, TOKEN),
  oidc: (extra, region) => ssoIn(region, extra),
  login: (extra, region) => login(SIGNED_IN, `region = ${region}\n${extra}`),
};
const each = (list, make) => Object.fromEntries(list.map(make));
const SWITCHES = {
  fips: "use_fips_endpoint = true\n",
  dual: "use_dualstack_endpoint = true\n",
  both: "use_fips_endpoint = true\nuse_dualstack_endpoint = true\n",
};
const services = (service) =>
  `[services local]\n${service} =\n  endpoint_url = {{EMU}}/${service === "sso_oidc" ? "oidc" : service}\n`;
const failing = (code) => `arn:aws:iam::111122223333:role/fails/${code}/Deploy`;
const exportedRole = (arn, extra = {}) => ({
  env: { AWS_ROLE_ARN: arn, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_REGION: "eu-west-1", ...extra },
  files: { "~/token": "token-1" },
});
const KEPT_AT = (folder) => ({ [`${folder}/.aws/credentials`]: `[default]\n${KEYS}` });

const chains = {
  ...Object.fromEntries(
    Object.entries(asking).flatMap(([who, files]) => [
      ...Object.entries(SWITCHES).map(([name, line]) => [
        `${who}-${name}-setting`,
        { env: LOADS, files: files(line, "us-east-1") },
      ]),
      ...Object.entries(SWITCHES).map(([name, line]) => [
        `${who}-${name}-gov`,
        { env: LOADS, files: files(line, "us-gov-west-1") },
      ]),
      [`${who}-dual-cn`, { env: LOADS, files: files(SWITCHES.dual, "cn-north-1") }],
      [`${who}-cn`, { env: LOADS, files: files("", "cn-north-1") }],
      [
        `${who}-no-variant-though-set`,
        {
          env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "false", AWS_USE_DUALSTACK_ENDPOINT: "false" },
          files: files(SWITCHES.both, "us-east-1"),
        },
      ],
      // The lab has no sign-in of its own there.
      ...(who === "login"
        ? []
        : [
            [
              `${who}-endpoint-variable`,
              {
                env: { ...LOADS, AWS_ENDPOINT_URL: `{{EMU}}/${who === "role" ? "sts" : who}` },
                files: files("", "us-east-1"),
              },
            ],
          ]),
      [
        `${who}-endpoint-ignored-variable`,
        {
          env: {
            ...LOADS,
            AWS_ENDPOINT_URL: `{{EMU}}/${who === "role" ? "sts" : who}`,
            AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
          },
          files: files("", "us-east-1"),
        },
      ],
    ]),
  ),
  "oidc-fips-variable": { env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true" }, files: asking.oidc("", "us-east-1") },
  "oidc-dual-variable": { env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true" }, files: asking.oidc("", "us-east-1") },
  "login-fips-variable": { env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true" }, files: asking.login("", "us-east-1") },
  "login-dual-variable": {
    env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: asking.login("", "us-east-1"),
  },
  "role-endpoint-ignored-in-profile": {
    env: { ...LOADS, AWS_ENDPOINT_URL: "{{EMU}}/sts" },
    files: role("region = us-east-1\nignore_configured_endpoint_urls = true\n"),
  },
  ...each(["sts", "sso", "sso_oidc"], (service) => {
    const who = { sts: "role", sso: "sso", sso_oidc: "oidc" }[service];
    const files = asking[who]("services = local\n", "us-east-1");
    return [
      `services-${service.replace("_", "-")}`,
      { env: LOADS, files: { ...files, "~/.aws/config": `${files["~/.aws/config"]}${services(service)}` } },
    ];
  }),
  "services-under-variable": {
    env: { ...LOADS, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts/first" },
    files: {
      ...role("services = local\nregion = us-east-1\n"),
      "~/.aws/config": `${role("services = local\nregion = us-east-1\n")["~/.aws/config"]}${services("sts")}`,
    },
  },
  "services-nowhere": { env: LOADS, files: role("services = nowhere\nregion = us-east-1\n") },
  "services-nowhere-ignored": {
    env: LOADS,
    files: role("services = nowhere\nignore_configured_endpoint_urls = true\nregion = us-east-1\n"),
  },
  "services-nowhere-and-variable": {
    env: { ...LOADS, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
    files: role("services = nowhere\nregion = us-east-1\n"),
  },
  "services-nowhere-keys": {
    env: { ...EXPORTED, ...LOADS },
    files: config("services = nowhere\nregion = us-east-1\n"),
  },
  // The metadata service at its address of IP version 6 only; nothing in its answers
  "imds-six": { imds: { role: "six-ec2" } },
  "imds-six-variable": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" }, imds: { role: "six-ec2" } },
  "imds-six-lower": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "ipv6" }, imds: { role: "six-ec2" } },
  "imds-six-setting": {
    env: LOADS,
    files: config("ec2_metadata_service_endpoint_mode = IPv6\n"),
    imds: { role: "six-ec2" },
  },
  "imds-six-python": { env: { AWS_IMDS_USE_IPV6: "true" }, imds: { role: "six-ec2" } },
  "imds-six-python-setting": { files: config("imds_use_ipv6 = true\n"), imds: { role: "six-ec2" } },
  "imds-six-v4-over-setting": {
    env: { ...LOADS, AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv4" },
    files: config("ec2_metadata_service_endpoint_mode = IPv6\n"),
    imds: { role: "six-ec2" },
  },
  "imds-six-region": {
    env: { ...EXPORTED, AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6" },
    imds: { role: "six-ec2" },
  },
  "imds-empty": { imds: { role: "empty-ec2" } },
  "imds-empty-with-keys": { env: EXPORTED, imds: { role: "empty-ec2" } },
  "imds-disabled-and-container": { env: { AWS_EC2_METADATA_DISABLED: "true" }, imds: { role: "ec2" } },
  "imds-endpoint-and-disabled": {
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/other", AWS_EC2_METADATA_DISABLED: "TRUE" },
  },
  "imds-endpoint-no-scheme": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "127.0.0.1:4580/imds/other" } },
  "imds-endpoint-setting-ignored": {
    files: config("ec2_metadata_service_endpoint = {{EMU}}/imds/other\n"),
    imds: { role: "ec2" },
  },
  "credentials-file-imds-endpoint": {
    env: LOADS,
    files: {
      "~/.aws/config": "[default]\nregion = eu-west-1\n",
      "~/.aws/credentials": "[default]\nec2_metadata_service_endpoint = {{EMU}}/imds/other\n",
    },
  },
  "credentials-file-imds-v1-disabled": {
    env: LOADS,
    files: {
      "~/.aws/config": "[default]\nregion = eu-west-1\n",
      "~/.aws/credentials": "[default]\nec2_metadata_v1_disabled = true\n",
    },
    imds: { role: "v1-ec2" },
  },
  "credentials-file-switches": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = us-east-1\n[profile base]\n${KEYS}`,
      "~/.aws/credentials": "[default]\nuse_fips_endpoint = true\n",
    },
  },
  "credentials-file-dual": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = us-east-1\n[profile base]\n${KEYS}`,
      "~/.aws/credentials": "[default]\nuse_dualstack_endpoint = true\n",
    },
  },
  // Containers
  "container-relative-token": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x", AWS_CONTAINER_AUTHORIZATION_TOKEN: "token-1" },
  },
  "container-relative-token-file": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x", AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/auth" },
    files: { "~/auth": "token-2" },
  },
  "container-both": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x", AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/full" },
  },
  "container-relative-no-slash": { env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "v2/x" } },
  "container-relative-empty": { env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "" }, imds: { role: "ec2" } },
  "container-full-empty": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "" }, imds: { role: "ec2" } },
  "container-full-path": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "/ecs/x" } },
  "container-full-text": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "nonsense" } },
  "container-name-not-allowed": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://credentials.example.com/x" } },
  "container-name-https": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://credentials.example.com/x" } },
  "container-six-not-allowed": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://[fd00:ec2::24]/x" } },
  "container-loopback-other": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.2:4580/ecs/x" } },
  "container-ftp": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "ftp://127.0.0.1/ecs/x" } },
  "container-token-empty": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x", AWS_CONTAINER_AUTHORIZATION_TOKEN: "" },
  },
  "container-token-file-empty": {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/auth",
    },
    files: { "~/auth": "" },
  },
  "container-token-file-missing": {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/nowhere",
    },
  },
  "container-token-line-end": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x", AWS_CONTAINER_AUTHORIZATION_TOKEN: "a\nb" },
  },
  "container-not-found": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/nothing" } },
  // A sign-in said by halves
  ...Object.fromEntries(
    Object.keys(SSO_LINES).flatMap((name) => {
      const others = Object.keys(SSO_LINES).filter((other) => other !== name);
      return [
        [`sso-only-${name}`, { env: LOADS, files: config(`region = eu-west-1\n${SSO_LINES[name]}`) }],
        [
          `sso-without-${name}`,
          {
            env: LOADS,
            files: config(`region = eu-west-1\n${others.map((other) => SSO_LINES[other]).join("")}`, legacyCache),
          },
        ],
      ];
    }),
  ),
  ...each(["account", "role"], (name) => [
    `sso-session-only-${name}`,
    {
      env: LOADS,
      files: config(
        `region = eu-west-1\nsso_session = corp\n${SSO_LINES[name]}[sso-session corp]\n${SSO_LINES.start}${SSO_LINES.region}`,
      ),
    },
  ]),
  "sso-session-neither": {
    env: LOADS,
    files: config(`region = eu-west-1\nsso_session = corp\n[sso-session corp]\n${SSO_LINES.start}${SSO_LINES.region}`),
  },
  "sso-session-all-in-profile": {
    env: LOADS,
    files: config(`sso_session = corp\n${Object.values(SSO_LINES).join("")}`, legacyCache),
  },
  "sso-legacy-and-role": {
    env: LOADS,
    files: {
      ...config(
        `${Object.values(SSO_LINES).join("")}role_arn = ${ARN}\nsource_profile = base\nregion = eu-west-1\n`,
        legacyCache,
      ),
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
  },
  "sso-legacy-expired": {
    env: LOADS,
    files: config(Object.values(SSO_LINES).join(""), {
      [ssoCacheOf(START)]: JSON.stringify({ ...TOKEN, expiresAt: "{{NOW-60}}" }),
    }),
  },
  ...each(["accessToken", "expiresAt"], (field) => [
    `sso-legacy-without-${field.toLowerCase()}`,
    {
      env: LOADS,
      files: config(Object.values(SSO_LINES).join(""), {
        [ssoCacheOf(START)]: JSON.stringify(without(TOKEN, field)),
      }),
    },
  ]),
  ...each(["accessToken", "expiresAt", "startUrl"], (field) => [
    `sso-legacy-empty-${field.toLowerCase()}`,
    {
      env: LOADS,
      files: config(Object.values(SSO_LINES).join(""), {
        [ssoCacheOf(START)]: JSON.stringify({ ...TOKEN, [field]: "" }),
      }),
    },
  ]),
  ...each(["refreshToken", "clientId", "clientSecret", "registrationExpiresAt", "accessToken"], (field) => [
    `sso-empty-${field.toLowerCase()}`,
    { env: LOADS, files: ssoIn("eu-west-1", "", { ...REFRESHABLE, [field]: "" }) },
  ]),
  ...each(["InvalidRequestException", "ResourceNotFoundException", "AccessDeniedException"], (code) => [
    `sso-fails-${code.toLowerCase()}`,
    {
      env: LOADS,
      files: {
        ...ssoIn("eu-west-1", "", TOKEN),
        "~/.aws/config": ssoIn("eu-west-1", "", TOKEN)["~/.aws/config"].replace("Admin", `fails-${code}`),
      },
    },
  ]),
  ...each(
    [
      "AccessDeniedException",
      "ExpiredTokenException",
      "InvalidRequestException",
      "UnauthorizedClientException",
      "InvalidScopeException",
    ],
    (code) => [
      `oidc-fails-${code.toLowerCase()}`,
      { env: LOADS, files: ssoIn("eu-west-1", "", { ...REFRESHABLE, refreshToken: `fails-${code}` }) },
    ],
  ),
  // aws login
  "login-refreshed": { env: LOADS, files: login(SIGNED_IN) },
  "login-fresh": { env: LOADS, files: login({ ...SIGNED_IN, accessToken: FRESH }) },
  "login-client-revoked": { env: LOADS, files: login({ ...SIGNED_IN, clientId: "revoked-1" }) },
  "login-token-revoked": { env: LOADS, files: login({ ...SIGNED_IN, refreshToken: "revoked-1" }) },
  "login-fails": { env: LOADS, files: login({ ...SIGNED_IN, refreshToken: "fails-ValidationException" }) },
  "login-no-region": { env: LOADS, files: login(SIGNED_IN, "") },
  "login-region-variable": {
    env: { ...LOADS, AWS_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" },
    files: login(SIGNED_IN, ""),
  },
  "login-sign-in-region": { env: LOADS, files: login({ ...SIGNED_IN, signInRegion: "eu-west-2" }) },
  "login-sign-in-region-empty": { env: LOADS, files: login({ ...SIGNED_IN, signInRegion: "" }) },
  "login-key-bad": { env: LOADS, files: login({ ...SIGNED_IN, dpopKey: "x" }) },
  "login-corrupt": { env: LOADS, files: { ...login(SIGNED_IN), [LOGIN_CACHE]: "{" } },
  "login-list": { env: LOADS, files: { ...login(SIGNED_IN), [LOGIN_CACHE]: "[]" } },
  "login-and-keys": { env: LOADS, files: { ...login(SIGNED_IN), "~/.aws/credentials": `[default]\n${KEYS}` } },
  "login-empty-name": { env: LOADS, files: config("login_session =\nregion = eu-west-1\n") },
  ...each(["accessToken", "refreshToken", "dpopKey", "clientId"], (field) => [
    `login-without-${field.toLowerCase()}`,
    { env: LOADS, files: login(without(SIGNED_IN, field)) },
  ]),
  ...each(["refreshToken", "dpopKey", "clientId"], (field) => [
    `login-empty-${field.toLowerCase()}`,
    { env: LOADS, files: login({ ...SIGNED_IN, [field]: "" }) },
  ]),
  ...each(["accessKeyId", "secretAccessKey", "sessionToken", "accountId", "expiresAt"], (field) => [
    `login-access-without-${field.toLowerCase()}`,
    { env: LOADS, files: login({ ...SIGNED_IN, accessToken: without(ACCESS, field) }) },
  ]),
  // Refusals by name
  ...each(
    [
      "ExpiredTokenException",
      "IDPCommunicationError",
      "IDPRejectedClaim",
      "InvalidIdentityToken",
      "PackedPolicyTooLarge",
      "RegionDisabledException",
      "MalformedPolicyDocument",
      "InvalidAuthorizationMessageException",
    ],
    (code) => [`role-fails-${code.toLowerCase()}`, { env: LOADS, files: role("region = eu-west-1\n", failing(code)) }],
  ),
  ...each(["ExpiredTokenException", "IDPRejectedClaim", "InvalidIdentityToken", "SomethingElse"], (code) => [
    `webid-fails-${code.toLowerCase()}`,
    exportedRole(failing(code)),
  ]),
  // Roles and web identity
  "role-mfa": { env: LOADS, files: role("mfa_serial = arn:aws:iam::111122223333:mfa/me\nregion = eu-west-1\n") },
  "role-mfa-empty": { env: LOADS, files: role("mfa_serial =\nregion = eu-west-1\n") },
  "role-session-name-empty": { env: LOADS, files: role("role_session_name =\nregion = eu-west-1\n") },
  "role-external-id-empty": { env: LOADS, files: role("external_id =\nregion = eu-west-1\n") },
  ...each(["0", "899", "abc", "", "43201", "1800"], (text) => [
    `role-duration-${text || "empty"}`,
    { env: LOADS, files: role(`duration_seconds = ${text}\nregion = eu-west-1\n`) },
  ]),
  "role-source-token": { env: LOADS, files: role("region = eu-west-1\n", ARN, `${KEYS}aws_session_token = t\n`) },
  "role-source-token-empty": { env: LOADS, files: role("region = eu-west-1\n", ARN, `${KEYS}aws_session_token =\n`) },
  "role-source-asia-token": {
    env: LOADS,
    files: role("region = eu-west-1\n", ARN, KEYS.replace("AKIABASE", "ASIABASE")),
  },
  ...each(["Environment", "environment", "Ec2InstanceMetadata", "EcsContainer", "Bogus", ""], (source) => [
    `role-source-${source || "empty"}`.replace("environment", "lower-case"),
    {
      env: { ...EXPORTED, ...LOADS },
      files: config(`role_arn = ${ARN}\ncredential_source = ${source}\nregion = eu-west-1\n`),
      imds: { role: "ec2" },
    },
  ]),
  "role-source-environment-half": {
    env: { ...LOADS, AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE" },
    files: config(`role_arn = ${ARN}\ncredential_source = Environment\nregion = eu-west-1\n`),
  },
  "role-source-container": {
    env: { ...LOADS, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x" },
    files: config(`role_arn = ${ARN}\ncredential_source = EcsContainer\nregion = eu-west-1\n`),
  },
  "role-source-both": { env: LOADS, files: { ...role("region = eu-west-1\ncredential_source = Environment\n") } },
  "role-source-profile-empty": {
    env: LOADS,
    files: config(`role_arn = ${ARN}\nsource_profile =\nregion = eu-west-1\n`),
  },
  "role-arn-empty": {
    env: LOADS,
    files: {
      ...config("role_arn =\nsource_profile = base\nregion = eu-west-1\n"),
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
  },
  "role-arn-short": { env: LOADS, files: role("region = eu-west-1\n", "x") },
  "role-source-web-identity": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = eu-west-1\n[profile base]\nrole_arn = arn:aws:iam::111122223333:role/Base\nweb_identity_token_file = {{HOME}}/token\nregion = eu-west-1\n`,
      "~/token": "token-1",
    },
  },
  "role-source-sso": {
    env: LOADS,
    files: {
      ...sso(TOKEN),
      "~/.aws/config": `[profile p]\nrole_arn = ${ARN}\nsource_profile = default\nregion = eu-west-1\n${sso(TOKEN)["~/.aws/config"]}`,
    },
    session: { profile: "p" },
  },
  "role-source-process": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = eu-west-1\n[profile base]\ncredential_process = {{HOME}}/creds.sh\n`,
      "~/creds.sh": '#!/bin/sh\necho \'{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s"}\'\n',
    },
    modes: { "~/creds.sh": "755" },
  },
  "role-source-login": {
    env: LOADS,
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = eu-west-1\n[profile base]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n`,
      [LOGIN_CACHE]: JSON.stringify({ ...SIGNED_IN, accessToken: FRESH }),
    },
  },
  "webid-in-both": {
    ...exportedRole(ARN),
    files: { ...webIdentity("region = eu-west-1\n", "arn:aws:iam::111122223333:role/Other") },
  },
  "webid-profile-session-name-and-variable": {
    env: { ...LOADS, AWS_ROLE_SESSION_NAME: "name-2" },
    files: webIdentity("role_session_name = name-1\nregion = eu-west-1\n", wanting("RoleSessionName", "name-1")),
  },
  "webid-profile-name-from-variable": {
    env: { ...LOADS, AWS_ROLE_SESSION_NAME: "name-1" },
    files: webIdentity("region = eu-west-1\n", wanting("RoleSessionName", "name-1")),
  },
  "webid-empty-token-file": { ...exportedRole(ARN), files: { "~/token": "" } },
  "webid-no-arn": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_REGION: "eu-west-1" },
    files: { "~/token": "token-1" },
  },
  "webid-arn-only": { env: { AWS_ROLE_ARN: ARN, AWS_REGION: "eu-west-1" } },
  "webid-empty-variables": {
    env: { AWS_ROLE_ARN: "", AWS_WEB_IDENTITY_TOKEN_FILE: "", ...LOADS },
    files: keysAnd("region = eu-west-1\n"),
  },
  "webid-no-region": {
    env: { AWS_ROLE_ARN: ARN, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" },
    files: { "~/token": "token-1" },
  },
  // Halves of keys
  "exported-id-only": { env: { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", ...LOADS }, files: keysAnd("") },
  "exported-secret-only": { env: { AWS_SECRET_ACCESS_KEY: "s", ...LOADS }, files: keysAnd("") },
  "exported-token-only": { env: { AWS_SESSION_TOKEN: "t", ...LOADS }, files: keysAnd("") },
  "exported-token-empty": { env: { ...EXPORTED, AWS_SESSION_TOKEN: "" } },
  "exported-expired": { env: { ...EXPORTED, AWS_CREDENTIAL_EXPIRATION: "{{NOW-60}}" } },
  "exported-expiry-odd": { env: { ...EXPORTED, AWS_CREDENTIAL_EXPIRATION: "soon" } },
  "file-id-only": {
    env: LOADS,
    files: { "~/.aws/credentials": "[default]\naws_access_key_id = AKIABASEBASEBASEBASE\n" },
  },
  "file-secret-only": { env: LOADS, files: { "~/.aws/credentials": "[default]\naws_secret_access_key = s\n" } },
  "file-token-only": { env: LOADS, files: { "~/.aws/credentials": "[default]\naws_session_token = t\n" } },
  "file-id-and-token": {
    env: LOADS,
    files: { "~/.aws/credentials": "[default]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_session_token = t\n" },
  },
  "file-secret-and-token": {
    env: LOADS,
    files: { "~/.aws/credentials": "[default]\naws_secret_access_key = s\naws_session_token = t\n" },
  },
  "file-id-empty": {
    env: LOADS,
    files: { "~/.aws/credentials": "[default]\naws_access_key_id =\naws_secret_access_key = s\n" },
  },
  "file-secret-empty": {
    env: LOADS,
    files: { "~/.aws/credentials": "[default]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key =\n" },
  },
  "file-token-empty": { env: LOADS, files: { "~/.aws/credentials": `[default]\n${KEYS}aws_session_token =\n` } },
  "config-id-only": { env: LOADS, files: config("aws_access_key_id = AKIABASEBASEBASEBASE\n") },
  "config-secret-only": { env: LOADS, files: config("aws_secret_access_key = s\n") },
  "config-keys-token": { env: LOADS, files: config(`${KEYS}aws_session_token = t\n`) },
  "file-nested-id": {
    env: LOADS,
    files: { "~/.aws/credentials": "[default]\naws_access_key_id =\n  x = y\naws_secret_access_key = s\n" },
  },
  "halves-in-two-files": {
    env: LOADS,
    files: config("aws_access_key_id = AKIABASEBASEBASEBASE\n", {
      "~/.aws/credentials": "[default]\naws_secret_access_key = s\n",
    }),
  },
  "code-empty-id": { explicit: { accessKeyId: "", secretAccessKey: "s" }, env: EXPORTED },
  "code-no-secret": { explicit: { accessKeyId: "AKIACODECODECODECODE" }, env: EXPORTED },
  "code-empty-secret": { explicit: { accessKeyId: "AKIACODECODECODECODE", secretAccessKey: "" }, env: EXPORTED },
  "code-token": { explicit: { accessKeyId: "AKIACODECODECODECODE", secretAccessKey: "s", sessionToken: "t" } },
  "code-region-empty": { env: { ...EXPORTED, ...LOADS, AWS_REGION: "eu-west-1" }, session: { region: "" } },
  "code-profile-empty": {
    env: { ...LOADS, AWS_PROFILE: "p" },
    files: { "~/.aws/credentials": `[default]\n${KEYS}[p]\n${KEYS.replace("AKIABASE", "AKIAOTHE")}` },
    session: { profile: "" },
  },
  // Homes and files
  "home-empty": { env: { ...LOADS, HOME: "" }, files: KEPT_AT("~") },
  "home-empty-user-profile": {
    env: { ...LOADS, HOME: "", USERPROFILE: "{{HOME}}/other" },
    files: { ...KEPT_AT("~"), ...KEPT_AT("~/other") },
  },
  "home-empty-path": { env: { ...LOADS, HOME: "", HOMEPATH: "/other" }, files: KEPT_AT("~") },
  "home-empty-drive": {
    env: { ...LOADS, HOME: "", HOMEDRIVE: "{{HOME}}", HOMEPATH: "/other" },
    files: { ...KEPT_AT("~"), ...KEPT_AT("~/other") },
  },
  "home-other": {
    env: { ...LOADS, HOME: "{{HOME}}/other", USERPROFILE: "{{HOME}}/third", HOMEDRIVE: "{{HOME}}", HOMEPATH: "/third" },
    files: {
      ...KEPT_AT("~/other"),
      "~/third/.aws/credentials": "[default]\naws_access_key_id = AKIATHIRDTHIRDTHIRD\naws_secret_access_key = s\n",
    },
  },
  "files-tilde": {
    env: { ...LOADS, AWS_SHARED_CREDENTIALS_FILE: "~", AWS_CONFIG_FILE: "~/c" },
    files: { "~/c": `[default]\n${KEYS}` },
  },
  "files-folder": { env: { ...LOADS, AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/.aws" }, files: config(KEYS) },
  "files-empty-names": {
    env: { ...LOADS, AWS_SHARED_CREDENTIALS_FILE: "", AWS_CONFIG_FILE: "" },
    files: keysAnd("region = eu-west-1\n"),
  },
  // Regions that are none
  ...each(
    [
      "aws-global",
      "fips-us-east-1",
      "us-east-1-fips",
      "aws-fips",
      "fips-aws-global",
      "fips-aws-us-gov-global",
      "aws-us-gov-global",
      "*",
      "mars-1",
      "US-EAST-1",
      "eu west 1",
      "us-iso-east-1",
    ],
    (region) => [
      `role-region-${named(region)}`.replace("role-region-US", "role-region-upper-US"),
      { env: { ...LOADS, AWS_REGION: region, AWS_DEFAULT_REGION: region }, files: role() },
    ],
  ),
  ...each(["ap-southeast-3", "us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-east-1", "eu-west-1"], (region) => [
    `role-legacy-${region}`,
    {
      env: { ...LOADS, AWS_REGION: region, AWS_DEFAULT_REGION: region, AWS_STS_REGIONAL_ENDPOINTS: "legacy" },
      files: role(),
    },
  ]),
  "role-legacy-setting": {
    env: { ...LOADS, AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" },
    files: role("sts_regional_endpoints = legacy\n"),
  },
  "role-regional-setting": {
    env: { ...LOADS, AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" },
    files: role("sts_regional_endpoints = regional\n"),
  },
  "role-legacy-over-setting": {
    env: { ...LOADS, AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1", AWS_STS_REGIONAL_ENDPOINTS: "legacy" },
    files: role("sts_regional_endpoints = regional\n"),
  },
  "opted-out": { env: { AWS_SDK_CONFIG_OPT_OUT: "1" }, files: config(`${KEYS}region = eu-west-1\n`) },
};

const FAMILIES = { python: { ...common, ...python }, common, imds, go, words, botocore, chains };

const family = process.argv[2] ?? "python";
for (const [id, { env = {}, files = {}, imds = null, ...rest }] of Object.entries(FAMILIES[family]))
  console.log(
    JSON.stringify({
      id: `mut-${family === "python" ? "" : `${family}-`}${id}`,
      env,
      files,
      imds,
      ...rest,
      tags: ["hand", "mutation"],
    }),
  );
