// hand-mutation-c.mjs > hand-mutation-c.jsonl: machines for small changes of the JVM's chains that no other record noticed
// (`npm run lab -- mutation java-v2 kotlin java-v1`).
import { DPOP_KEY, FRESH, LOGIN, LOGIN_CACHE, START, TOKEN, ssoCacheOf } from "./parts/sign-ins.mjs";

const keys = (id) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`;
const KEYS = keys("AKIABASEBASEBASEBASE");
const ARN = "arn:aws:iam::111122223333:role/Deploy";
const BAD_FILE = "[default\n";
const config = (text, rest = {}) => ({ "~/.aws/config": `[default]\n${text}`, ...rest });
/** A role, the keys of whose source lie in the other file. */
const role = (extra = "region = eu-west-1\n", arn = ARN) =>
  config(`role_arn = ${arn}\nsource_profile = base\n${extra}`, { "~/.aws/credentials": `[base]\n${KEYS}` });
const webIdentity = (env, files = {}) => ({
  env: { AWS_ROLE_ARN: ARN, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", ...env },
  files: { "~/token": "token-1", ...files },
});
const legacySso = (region, token = TOKEN) =>
  config(
    `sso_account_id = 111122223333\nsso_role_name = Admin\nsso_start_url = ${START}\nsso_region = ${region}\nregion = eu-west-1\n`,
    { [ssoCacheOf(START)]: JSON.stringify(token) },
  );
const SIGNED_IN = { accessToken: FRESH, refreshToken: "rt-1", dpopKey: DPOP_KEY, clientId: "client-1" };
const DUE = { ...SIGNED_IN, accessToken: { ...SIGNED_IN.accessToken, expiresAt: "{{NOW-60}}" } };
const login = (cache) =>
  config(`login_session = ${LOGIN}\nregion = eu-west-1\n`, {
    [LOGIN_CACHE]: JSON.stringify(cache),
  });
const without = (record, name) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
const process = (printed) => ({
  files: config("credential_process = {{HOME}}/creds.sh\n", {
    "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(printed)}'\n`,
  }),
  modes: { "~/creds.sh": "755" },
});
const PRINTED = { Version: 1, AccessKeyId: "AKIAPROCESS", SecretAccessKey: "s", SessionToken: "t" };
const each = (list, make) => Object.fromEntries(list.map(make));
const ON_INSTANCE = { imds: { role: "ec2" } };

/** Java v2 and Kotlin. */
const jvm = {
  ...each(["legacy", "standard", "adaptive", "Standard"], (mode) => [
    `role-retry-mode-${mode}`,
    { env: { AWS_RETRY_MODE: mode }, files: role() },
  ]),
  ...each(["legacy", "standard", "mobile", "cross-region", "in-region", "auto"], (mode) => [
    `role-defaults-mode-${mode}`,
    { env: { AWS_DEFAULTS_MODE: mode }, files: role() },
  ]),
  ...each(["3", "many", "0.5", "-1", "+2", ""], (count) => [
    `role-max-attempts-${count || "empty"}`,
    { env: { AWS_MAX_ATTEMPTS: count }, files: role() },
  ]),
  ...each(["defaults_mode = bogus", "retry_mode = bogus", "max_attempts = 0", "max_attempts = 5"], (line) => [
    `role-${line.replace(/\W+/g, "-")}`,
    { files: role(`region = eu-west-1\n${line}\n`) },
  ]),
  "process-impossible-date": process({ ...PRINTED, Expiration: "2099-13-45T99:99:99Z" }),
  "process-30-february": process({ ...PRINTED, Expiration: "2099-02-30T00:00:00Z" }),
  "process-midnight-24": process({ ...PRINTED, Expiration: "2099-01-30T24:00:00Z" }),
  "sso-impossible-date": { files: legacySso("eu-west-1", { ...TOKEN, expiresAt: "2099-13-45T00:00:00Z" }) },
  "sso-30-february": { files: legacySso("eu-west-1", { ...TOKEN, expiresAt: "2099-02-30T00:00:00Z" }) },
  "login-impossible-date": {
    files: login({ ...SIGNED_IN, accessToken: { ...SIGNED_IN.accessToken, expiresAt: "2099-13-45T00:00:00Z" } }),
  },
  "process-odd-date": process({ ...PRINTED, Expiration: "tomorrow" }),
  "container-relative-empty-and-full": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "", AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/full" },
  },
  "container-https-name": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://nowhere.example/ecs/x" } },
  "container-https-upper": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "HTTPS://nowhere.example/ecs/x" } },
  "container-http-name": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://nowhere.example/ecs/x" } },
  "container-token-blanks": {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/full",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "Basic x \t",
      AWS_EC2_METADATA_DISABLED: " true ",
    },
  },
  "sso-region-aws-global": { files: legacySso("aws-global") },
  "sso-only-region-and-keys": { files: config(`sso_region = eu-west-1\n${KEYS}`), ...ON_INSTANCE },
  "sso-only-start-and-keys": { files: config(`sso_start_url = ${START}\n${KEYS}`), ...ON_INSTANCE },
  ...each(
    [
      ["fips-variable", { AWS_USE_FIPS_ENDPOINT: "true" }, ""],
      ["fips-setting", {}, "use_fips_endpoint = true\n"],
      ["dual-variable", { AWS_USE_DUALSTACK_ENDPOINT: "true" }, ""],
      ["dual-setting", {}, "use_dualstack_endpoint = true\n"],
    ],
    ([name, env, line]) => [`role-no-region-${name}`, { env, files: role(line) }],
  ),
  ...each(["fips", "dualstack"], (variant) => [
    `login-gov-${variant}`,
    {
      env: { [`AWS_USE_${variant.toUpperCase()}_ENDPOINT`]: "true", AWS_REGION: "us-gov-west-1" },
      files: login(DUE),
    },
  ]),
  "services-nowhere-ignored": {
    env: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" },
    files: role("region = eu-west-1\nservices = nowhere\n"),
  },
  "services-nowhere-ignored-setting": {
    files: role("region = eu-west-1\nservices = nowhere\nignore_configured_endpoint_urls = true\n"),
  },
  "services-nowhere-and-variable": {
    env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
    files: role("region = eu-west-1\nservices = nowhere\n"),
  },
  "home-other-role": {
    env: { HOME: "{{HOME}}/other", AWS_ROLE_SESSION_NAME: "name-1", AWS_REGION: " eu-west-1 " },
    files: {
      "~/other/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\n`,
      "~/other/.aws/credentials": `[base]\n${KEYS}`,
    },
  },
  "home-slash-end-role": {
    env: { HOME: "{{HOME}}/", AWS_REGION: "eu-west-1", AWS_RETRY_MODE: " standard " },
    files: role(""),
  },
  "imds-endpoint-and-bad-file": {
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254" },
    files: { "~/.aws/config": BAD_FILE },
    ...ON_INSTANCE,
  },
  "imds-endpoint-and-bad-mode": {
    env: {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254",
      AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "bogus",
    },
    ...ON_INSTANCE,
  },
  ...each(["clientId", "dpopKey", "refreshToken"], (member) => [
    `login-fresh-without-${member.toLowerCase()}`,
    { files: login(without(SIGNED_IN, member)) },
  ]),
  // A whole pair comes before Kotlin's role, half of one does not.
  "role-and-id": { files: role("region = eu-west-1\naws_access_key_id = AKIAHALFHALFHALFHALF\n") },
  "role-and-secret": {
    env: { AWS_USE_FIPS_ENDPOINT: "true", AWS_RETRY_MODE: "adaptive", AWS_MAX_ATTEMPTS: "2" },
    files: role("region = eu-west-1\naws_secret_access_key = s\n"),
  },
  ...each(["sso_session = corp", "sso_account_id = 111122223333", "sso_role_name = Admin"], (line) => {
    const { files, modes } = process(PRINTED);
    const both = { ...files, "~/.aws/config": `${files["~/.aws/config"]}${line}\n` };
    return [`process-and-${line.split(" ")[0].replace(/_/g, "-")}`, { files: both, modes }];
  }),
  "role-retry-mode-bogus": { env: { AWS_RETRY_MODE: "bogus" }, files: role() },
  "role-retry-mode-empty": { env: { AWS_RETRY_MODE: "" }, files: role() },
  "role-retry-mode-empty-setting": { files: role("region = eu-west-1\nretry_mode =\n") },
  "role-retry-mode-over-setting": { env: { AWS_RETRY_MODE: "adaptive" }, files: role("retry_mode = bogus\n") },
  "role-defaults-mode-bogus": { env: { AWS_DEFAULTS_MODE: "bogus" }, files: role() },
  "role-max-attempts-blanks": { env: { AWS_MAX_ATTEMPTS: " 3 " }, files: role() },
  "role-max-attempts-over-setting": {
    env: { AWS_MAX_ATTEMPTS: "3" },
    files: role("region = eu-west-1\nmax_attempts = 0\n"),
  },
  "web-identity-retry-mode-bogus": webIdentity({ AWS_RETRY_MODE: "bogus", AWS_REGION: "eu-west-1" }),
  "web-identity-max-attempts-many": webIdentity({ AWS_MAX_ATTEMPTS: "many", AWS_REGION: "eu-west-1" }),
  "sso-retry-mode-bogus": { env: { AWS_RETRY_MODE: "bogus" }, files: legacySso("eu-west-1") },
  "sso-max-attempts-many": { env: { AWS_MAX_ATTEMPTS: "many" }, files: legacySso("eu-west-1") },
  "login-retry-mode-bogus": { env: { AWS_RETRY_MODE: "bogus" }, files: login(SIGNED_IN) },
  "login-due-max-attempts-many": { env: { AWS_MAX_ATTEMPTS: "many" }, files: login(DUE) },
  "home-slash-end-alone": {
    env: { HOME: "{{HOME}}/", AWS_REGION: "eu-west-1", AWS_ROLE_SESSION_NAME: "n-1" },
    files: role(""),
  },
  "login-fresh-without-accountid": {
    files: login({ ...SIGNED_IN, accessToken: without(SIGNED_IN.accessToken, "accountId") }),
  },
  "home-other-login": {
    env: { HOME: "{{HOME}}/other", AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: Object.fromEntries(Object.entries(login(DUE)).map(([path, text]) => [path.replace("~", "~/other"), text])),
  },
  "login-us-gov-west-1": { env: { AWS_REGION: "us-gov-west-1" }, files: login(DUE) },
  "login-dual-us-iso-east-1": {
    env: { AWS_REGION: "us-iso-east-1", AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: login(DUE),
  },
  "login-fresh-key-bad": { files: login({ ...SIGNED_IN, dpopKey: "k" }) },
  ...each(["us-gov-east-1", "cn-north-1", "eusc-de-east-1", "eu-west-1"], (region) => [
    `login-fips-${region}`,
    { env: { AWS_USE_FIPS_ENDPOINT: "true", AWS_REGION: region }, files: login(DUE) },
  ]),
  ...each(["cn-north-1", "eusc-de-east-1", "us-iso-east-1"], (region) => [
    `login-${region}`,
    { env: { AWS_REGION: region }, files: login(DUE) },
  ]),
  ...each(
    [
      "2099-01-01T00:00:00+02:00",
      "2099-01-01T00:00:00+0200",
      "2099-01-01T00:00:00",
      "2099-01-01",
      "2099-01-01T00:00Z",
      "20990101T000000Z",
      "4070908800",
    ],
    (date) => [`process-date-${date.replace(/\W/g, "-")}`, process({ ...PRINTED, Expiration: date })],
  ),
  ...each(
    [
      ["v1-switch", "AWS_EC2_METADATA_V1_DISABLED", "false"],
      ["timeout", "AWS_METADATA_SERVICE_TIMEOUT", "2"],
    ],
    ([name, variable, value]) => [
      `imds-endpoint-and-bad-file-${name}`,
      {
        env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254", [variable]: value },
        files: { "~/.aws/config": BAD_FILE },
        ...ON_INSTANCE,
      },
    ],
  ),
  "imds-endpoint-and-bad-file-both": {
    env: {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254",
      AWS_EC2_METADATA_V1_DISABLED: "false",
      AWS_METADATA_SERVICE_TIMEOUT: "2",
    },
    files: { "~/.aws/config": BAD_FILE },
    ...ON_INSTANCE,
  },
};

const OTHER = `[p]\n${keys("AKIAOTHEROTHEROTHERO")}`;
/** What one file holds: Java v1 follows a role in the credentials file alone. */
const inCredentials = (text, rest = {}) => ({ "~/.aws/credentials": text, ...rest });
const roleIn = (name, extra = "", arn = ARN) =>
  inCredentials(`[${name}]\nrole_arn = ${arn}\nsource_profile = base\n${extra}[base]\n${KEYS}`);
const wanting = (name, value) => `arn:aws:iam::111122223333:role/wants/${name}/${value}/Deploy`;
const inCode = (files, rest = {}) => ({ files, session: { profile: "p" }, ...rest });
const failing = (code) => inCode(roleIn("p", "", `arn:aws:iam::111122223333:role/${code}/Deploy`));
const script = (text) => ({
  files: inCredentials("[p]\ncredential_process = {{HOME}}/creds.sh\n", { "~/creds.sh": text }),
  modes: { "~/creds.sh": "755" },
  session: { profile: "p" },
});

const v1 = {
  "v1-container-ecs-address": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.2/ecs/x" } },
  ...each(
    [
      ["six", "[fd00:ec2::23]"],
      ["four", "169.254.170.2"],
    ],
    ([name, host]) => [
      `v1-container-mode-${name}`,
      {
        env: {
          AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${host}/ecs/x`,
          AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv6",
        },
      },
    ],
  ),
  "v1-container-token-empty": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x", AWS_CONTAINER_AUTHORIZATION_TOKEN: "" },
  },
  "v1-both-ids": {
    env: {
      AWS_ACCESS_KEY: "AKIASECONDSECONDSECO",
      AWS_ACCESS_KEY_ID: "AKIAFIRSTFIRSTFIRSTF",
      AWS_SECRET_KEY: "s",
      AWS_EC2_METADATA_V1_DISABLED: "true",
    },
    imds: { role: "v1-ec2" },
  },
  "v1-both-secrets-first-empty": {
    env: {
      AWS_ACCESS_KEY_ID: "AKIAFIRSTFIRSTFIRSTF",
      AWS_SECRET_KEY: "",
      AWS_SECRET_ACCESS_KEY: "s",
      AWS_EC2_METADATA_V1_DISABLED: "true",
    },
    imds: { role: "v1-ec2" },
  },
  "v1-both-secrets-second-empty": {
    env: {
      AWS_ACCESS_KEY_ID: "AKIAFIRSTFIRSTFIRSTF",
      AWS_SECRET_KEY: "s",
      AWS_SECRET_ACCESS_KEY: "",
      AWS_EC2_METADATA_V1_DISABLED: "true",
    },
    imds: { role: "v1-ec2" },
  },
  "v1-code-role-denied": failing("DENIED"),
  "v1-code-role-expired": failing("fails/ExpiredTokenException"),
  "v1-code-role-global-only": { ...inCode(roleIn("p")), env: { AWS_REGION: "eu-west-1" } },
  "v1-code-source-empty": inCode(inCredentials(`[p]\nrole_arn = ${ARN}\nsource_profile =\n`)),
  "v1-code-process-fails": script("#!/bin/sh\necho nope >&2; exit 3\n"),
  "v1-code-process-says-nothing": script("#!/bin/sh\necho 'no json'\n"),
  "v1-code-process-version-2": script(`#!/bin/sh\necho '${JSON.stringify({ ...PRINTED, Version: 2 })}'\n`),
  "v1-code-no-file": inCode({}),
  "v1-code-half": inCode(inCredentials("[p]\naws_access_key_id = AKIAHALFHALFHALFHALF\n")),
  "v1-code-neither": inCode(inCredentials("[p]\nregion = eu-west-1\n")),
  "v1-code-token-only": {
    explicit: { givenTo: "client", sessionToken: "t" },
    env: { AWS_ACCESS_KEY_ID: "AKIAFIRSTFIRSTFIRSTF", AWS_SECRET_KEY: "s" },
  },
  "v1-exported-token-empty": {
    env: { AWS_ACCESS_KEY_ID: "AKIAFIRSTFIRSTFIRSTF", AWS_SECRET_KEY: "s", AWS_SESSION_TOKEN: "" },
  },
  "v1-role-external-id": { files: roleIn("default", "external_id = x-1\n", wanting("ExternalId", "x-1")) },
  "v1-role-session-name": {
    files: roleIn("default", "role_session_name = name-1\n", wanting("RoleSessionName", "name-1")),
  },
  "v1-role-token-file": {
    env: { AWS_REGION: "eu-west-1" },
    files: { ...roleIn("default", "web_identity_token_file = {{HOME}}/token\n"), "~/token": "token-1" },
  },
  "v1-role-token-file-session-name": {
    env: { AWS_REGION: "eu-west-1" },
    files: {
      ...roleIn(
        "default",
        "web_identity_token_file = {{HOME}}/token\nrole_session_name = name-1\n",
        wanting("RoleSessionName", "name-1"),
      ),
      "~/token": "token-1",
    },
  },
  "v1-credentials-folder": { files: { "~/.aws/credentials/x": "", "~/.aws/config": `[default]\n${KEYS}` } },
  "v1-named-folder": {
    env: { AWS_CREDENTIAL_PROFILES_FILE: "{{HOME}}/.aws" },
    files: { "~/.aws/config": `[default]\n${KEYS}` },
  },
  "v1-named-config": {
    env: { AWS_CREDENTIAL_PROFILES_FILE: "{{HOME}}/.aws/config", AWS_PROFILE: "p" },
    files: { "~/.aws/config": OTHER, "~/.aws/credentials": `[default]\n${KEYS}` },
  },
  "v1-region-empty-setting": { files: config("region =\n"), ...ON_INSTANCE },
  ...each(
    [
      "cn-north-1",
      "us-gov-west-1",
      "us-iso-east-1",
      "us-isob-east-1",
      "eu-isoe-west-1",
      "us-isof-south-1",
      "eusc-de-east-1",
      "eusc-nl-east-1",
      "ap-east-1",
      "ap-east-2",
      "eu-west-1",
      "mars-1",
      "aws-global",
    ],
    (region) => [`v1-webid-${region}`, webIdentity({ AWS_REGION: region })],
  ),
  ...each(["eu-west-1", "aws-global", "mars-1", "ap-east-1"], (region) => [
    `v1-webid-regional-${region}`,
    webIdentity({ AWS_REGION: region, AWS_STS_REGIONAL_ENDPOINTS: "Regional" }),
  ]),
  "v1-webid-legacy": webIdentity({ AWS_REGION: "eu-west-1", AWS_STS_REGIONAL_ENDPOINTS: "legacy" }),
  "v1-webid-mode-bogus": webIdentity({ AWS_REGION: "eu-west-1", AWS_STS_REGIONAL_ENDPOINTS: "bogus" }),
  "v1-webid-mode-empty": webIdentity({ AWS_REGION: "eu-west-1", AWS_STS_REGIONAL_ENDPOINTS: "" }),
  "v1-webid-regional-setting": webIdentity({ AWS_REGION: "eu-west-1" }, config("sts_regional_endpoints = regional\n")),
  "v1-webid-legacy-over-setting": webIdentity(
    { AWS_REGION: "eu-west-1", AWS_STS_REGIONAL_ENDPOINTS: "legacy" },
    config("sts_regional_endpoints = regional\n"),
  ),
  "v1-webid-regional-setting-of-profile": webIdentity(
    { AWS_REGION: "eu-west-1", AWS_PROFILE: "p" },
    { "~/.aws/config": "[profile p]\nsts_regional_endpoints = regional\n" },
  ),
};

const machines = { ...jvm, ...v1 };
for (const [id, { env = {}, files = {}, imds = null, ...rest }] of Object.entries(machines))
  console.log(JSON.stringify({ id: `mut-c-${id}`, env, files, imds, ...rest, tags: ["hand", "mutation"] }));
