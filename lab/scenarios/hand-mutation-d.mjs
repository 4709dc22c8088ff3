// hand-mutation-d.mjs > hand-mutation-d.jsonl: machines for small changes of the chains of PHP, .NET and C++ that no other
// record noticed (`npm run lab -- mutation php dotnet cpp`). The id's first word tells whose chain a machine is for.
import { FRESH, LOGIN, LOGIN_CACHE, REFRESHABLE, SIGNED_IN, START, TOKEN, ssoCacheOf } from "./parts/sign-ins.mjs";

const keys = (id) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`;
const KEYS = keys("AKIABASEBASEBASEBASE");
const DEV = keys("AKIADEVDEVDEVDEVDEVD");
const ARN = "arn:aws:iam::111122223333:role/Deploy";
const failing = (code) => `arn:aws:iam::111122223333:role/fails/${code}/Deploy`;
const CREDENTIALS = "~/.aws/credentials";
const CONFIG = "~/.aws/config";
const EU = { AWS_REGION: "eu-west-1" };
const REFUSED = "http://127.0.0.1:9";
const ON_INSTANCE = { imds: { role: "ec2" } };
const each = (list, make) => Object.fromEntries(list.map(make));
const without = (record, name) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
/** A role and its source, both in the credentials file; settings of the config file beside. */
const role = (arn = ARN, settings = "") => ({
  [CREDENTIALS]: `[default]\nrole_arn = ${arn}\nsource_profile = base\n[base]\n${KEYS}`,
  ...(settings === "" ? {} : { [CONFIG]: `[default]\n${settings}` }),
});
const webIdentity = (env = {}, files = {}, arn = ARN) => ({
  env: { AWS_ROLE_ARN: arn, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", ...env },
  files: { "~/token": "token-1", ...files },
});
const process = (printed, path = CONFIG) => ({
  env: EU,
  files: {
    [path]: "[default]\ncredential_process = {{HOME}}/creds.sh\n",
    "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(printed)}'\n`,
  },
  modes: { "~/creds.sh": "755" },
});
const PRINTED = { Version: 1, AccessKeyId: "AKIAPROCESSPROCESSPR", SecretAccessKey: "s" };
const signIn = "sso_account_id = 111122223333\nsso_role_name = Admin\n";
const portal = `sso_start_url = ${START}\nsso_region = eu-west-1\n`;
const LOGIN_DUE = JSON.stringify(SIGNED_IN);
const LOGGED_IN = JSON.stringify({ ...SIGNED_IN, accessToken: FRESH });

const php = {
  // as-guzzle.ts: of all_proxy the small letters count, of the others the capitals
  "all-proxy-small-odd": { env: { all_proxy: "http://", ALL_PROXY: REFUSED, ...EU }, ...ON_INSTANCE },
  "all-proxy-capitals-odd": { env: { all_proxy: REFUSED, ALL_PROXY: "http://", ...EU }, ...ON_INSTANCE },
  "https-proxy-zero": {
    env: { HTTPS_PROXY: "0", no_proxy: ".amazonaws.com", NO_PROXY: "x.example", ...EU },
    files: role(),
  },
  "https-proxy-zero-not-exempt": { env: { HTTPS_PROXY: "0", NO_PROXY: ".amazonaws.com", ...EU }, files: role() },
  "small-proxy-capital-exemption": {
    env: { https_proxy: REFUSED, NO_PROXY: "sts.eu-west-1.amazonaws.com", ...EU },
    files: role(),
  },
  // client-options.ts, client.ts
  "fips-region-flag-off": { env: { AWS_REGION: "fips-us-west-2" }, files: role(ARN, "use_fips_endpoint = false\n") },
  "fips-region-flag-on": { env: { AWS_REGION: "us-west-2" }, files: role(ARN, "use_fips_endpoint = true\n") },
  "dual-stack-off-iso": { env: { AWS_REGION: "us-iso-east-1", AWS_USE_DUALSTACK_ENDPOINT: "false" }, files: role() },
  "dual-stack-off-iso-keys": {
    env: { AWS_REGION: "us-iso-east-1", AWS_USE_DUALSTACK_ENDPOINT: "false" },
    files: { [CREDENTIALS]: `[default]\n${KEYS}` },
  },
  ...each(["0", "2.5", "many", "0x5", "-1", "+2", "2.0"], (count) => [
    `attempts-${count.replace(".", "dot").replace("+", "plus")}`,
    {
      env: { AWS_RETRY_MODE: "standard", AWS_MAX_ATTEMPTS: count, ...EU },
      files: role(failing("Throttling")),
    },
  ]),
  "attempts-beside-mode-setting": {
    env: { AWS_MAX_ATTEMPTS: "2", ...EU },
    files: role(failing("Throttling"), "retry_mode = standard\n"),
  },
  "attempts-setting": { env: EU, files: role(failing("Throttling"), "retry_mode = standard\nmax_attempts = 5\n") },
  "attempts-setting-many": {
    env: EU,
    files: role(failing("Throttling"), "retry_mode = standard\nmax_attempts = many\n"),
  },
  "attempts-setting-zero": { env: EU, files: role(failing("Throttling"), "retry_mode = standard\nmax_attempts = 0\n") },
  "attempts-setting-beside-mode": {
    env: { AWS_RETRY_MODE: "standard", ...EU },
    files: role(failing("Throttling"), "max_attempts = 5\n"),
  },
  "attempts-odd-beside-mode-setting": {
    env: { AWS_MAX_ATTEMPTS: "many", ...EU },
    files: role(ARN, "retry_mode = standard\n"),
  },
  "retry-mode-timeout": { env: { AWS_RETRY_MODE: "standard", ...EU }, files: role(failing("RequestTimeout")) },
  "retry-mode-setting-timeout": { env: EU, files: role(failing("RequestTimeout"), "retry_mode = standard\n") },
  "defaults-mode-timeout": {
    env: { AWS_DEFAULTS_MODE: "standard", ...EU },
    files: role(failing("RequestTimeout")),
    ...ON_INSTANCE,
  },
  "defaults-mode-setting-timeout": {
    env: EU,
    files: role(failing("RequestTimeout"), "defaults_mode = standard\n"),
    ...ON_INSTANCE,
  },
  "endpoints-ignored-not": {
    env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", ...EU },
    files: role(ARN, "ignore_configured_endpoint_urls = false\n"),
  },
  "code-region-role": { session: { region: "eu-west-2" }, env: EU, files: role() },
  "code-region-empty": { session: { region: "" }, ...webIdentity(EU) },
  "region-odd": webIdentity({ AWS_REGION: " y " }),
  "endpoint-with-blank": {
    env: EU,
    files: { [CREDENTIALS]: `[default]\n${KEYS}`, [CONFIG]: "[default]\nendpoint_url = https://a b/\n" },
  },
  ...each(["1.5", "1e3"], (size) => [
    `compression-size-${size.replace(".", "dot")}`,
    {
      env: { AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: size, ...EU },
      files: { [CREDENTIALS]: `[default]\n${KEYS}` },
    },
  ]),
  ...each(["us-west-2"], (region) => [
    `sts-legacy-dual-stack-${region}`,
    {
      env: { AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_USE_DUALSTACK_ENDPOINT: "true", AWS_REGION: region },
      files: role(),
    },
  ]),
  ...each(["us-west-2", "us-gov-west-1"], (region) => [
    `sts-legacy-fips-${region}`,
    {
      env: { AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_USE_FIPS_ENDPOINT: "true", AWS_REGION: region },
      files: role(),
    },
  ]),
  "sts-legacy-own-endpoint": {
    env: { AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_ENDPOINT_URL_STS: "https://sts.eu-west-1.amazonaws.com", ...EU },
    files: role(),
  },
  "services-without-sts": {
    env: EU,
    files: role(ARN, "services = s\nendpoint_url = {{EMU}}/sts\n[services s]\nsso =\n  endpoint_url = {{EMU}}/sso\n"),
  },
  "services-odd-title": {
    env: EU,
    files: role(ARN, "services = s\n[[services s]]\nsts =\n  endpoint_url = {{EMU}}/sts\n"),
  },
  "services-not-there": { env: EU, files: role(ARN, "services = none\nendpoint_url = {{EMU}}/sts\n") },
  "code-role-short": {
    session: { profile: "dev", region: "eu-west-1" },
    files: { [CREDENTIALS]: `[dev]\nrole_arn = x\nsource_profile = base\n[base]\n${KEYS}` },
  },
  "code-role-session-name-short": {
    session: { profile: "dev", region: "eu-west-1" },
    files: {
      [CREDENTIALS]: `[dev]\nrole_arn = ${ARN}\nrole_session_name = x\nsource_profile = base\n[base]\n${KEYS}`,
    },
  },
  // in-code.ts
  "code-empty-secret": { explicit: { secretAccessKey: "" }, env: EU },
  "code-secret-alone": { explicit: { secretAccessKey: "s" }, env: EU },
  "code-secret-and-token": { explicit: { secretAccessKey: "s", sessionToken: "t" }, env: EU },
  "code-id-alone": { explicit: { accessKeyId: "AKIACODECODECODECODE" }, env: EU },
  "code-token-alone": { explicit: { sessionToken: "t" }, env: EU },
  "code-id-empty-secret": { explicit: { accessKeyId: "AKIACODECODECODECODE", secretAccessKey: "" }, env: EU },
  // instance-metadata.ts
  ...each(["502", "504"], (status) => [`imds-token-${status}`, { env: EU, imds: { role: `status-${status}-ec2` } }]),
  ...each(["1", "-1", "many"], (count) => [
    `imds-attempts-${count}`,
    { env: { AWS_METADATA_SERVICE_NUM_ATTEMPTS: count, ...EU }, imds: { role: "none-ec2" } },
  ]),
  "imds-v1-allowed": {
    env: EU,
    files: { [CONFIG]: "[default]\nec2_metadata_v1_disabled = false\n" },
    imds: { role: "v1-ec2" },
  },
  "imds-https": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "https://169.254.169.254", ...EU }, ...ON_INSTANCE },
  "imds-refused": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: REFUSED, ...EU } },
  "imds-no-such-name": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "https://nowhere.example", ...EU } },
  "imds-six-in-brackets": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://[::1]:9", ...EU } },
  "container-six": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://[::1]:9/x", ...EU } },
  "container-user": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://u:p@127.0.0.1:4580/ecs/a", ...EU } },
  "container-user-and-token": {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://u:p@127.0.0.1:4580/ecs/a",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "Bearer t",
      ...EU,
    },
  },
  "container-password-alone": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://:p@127.0.0.1:4580/ecs/a", ...EU } },
  "container-user-alone": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://u@127.0.0.1:4580/ecs/a", ...EU } },
  "container-user-escaped": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://u%40x:p%3A@127.0.0.1:4580/ecs/a", ...EU },
  },
  // login.ts, sso.ts
  "login-bare-title": {
    env: { AWS_PROFILE: "dev", ...EU },
    files: { [CONFIG]: `[dev]\nlogin_session = ${LOGIN}\n`, [LOGIN_CACHE]: LOGGED_IN },
  },
  ...each(["us-iso-east-1", "us-west-2-fips", "us-west-9"], (region) => [
    `login-due-${region}`,
    {
      env: { AWS_REGION: region },
      files: { [CONFIG]: `[default]\nlogin_session = ${LOGIN}\n`, [LOGIN_CACHE]: LOGIN_DUE },
    },
  ]),
  "login-due-code-region": {
    session: { region: "eu-west-2" },
    env: EU,
    files: { [CONFIG]: `[default]\nlogin_session = ${LOGIN}\n`, [LOGIN_CACHE]: LOGIN_DUE },
  },
  "login-due-sts-odd": {
    env: { AWS_STS_REGIONAL_ENDPOINTS: "odd" },
    files: { [CONFIG]: `[default]\nlogin_session = ${LOGIN}\nregion = eu-west-1\n`, [LOGIN_CACHE]: LOGIN_DUE },
  },
  "login-folder": {
    env: { AWS_LOGIN_CACHE_DIRECTORY: "{{HOME}}/cache", ...EU },
    files: {
      [CONFIG]: `[default]\nlogin_session = ${LOGIN}\n`,
      [LOGIN_CACHE.replace("~/.aws/login/cache", "~/cache")]: LOGGED_IN,
    },
  },
  "sso-session-empty": {
    env: EU,
    files: {
      [CONFIG]: `[default]\n${signIn}sso_session = corp\n[sso-session corp]\n`,
      [ssoCacheOf("corp")]: JSON.stringify(TOKEN),
    },
  },
  ...each(["sso_start_url", "sso_region"], (key) => [
    `sso-session-no-${key.replaceAll("_", "-")}`,
    {
      env: EU,
      files: {
        [CONFIG]: `[default]\n${signIn}sso_session = corp\n[sso-session corp]\n${portal.replace(new RegExp(`^${key}.*\n`, "m"), "")}`,
        [ssoCacheOf("corp")]: JSON.stringify(TOKEN),
      },
    },
  ]),
  "sso-session-own-start-url": {
    env: EU,
    files: {
      [CONFIG]: `[default]\n${signIn}sso_start_url = https://b.awsapps.com/start\nsso_session = corp\n[sso-session corp]\n${portal}`,
      [ssoCacheOf("corp")]: JSON.stringify(TOKEN),
    },
  },
  ...each(["", "no date", null], (expiresAt) => [
    `sso-legacy-expires-${expiresAt === null ? "nowhere" : expiresAt === "" ? "empty" : "no-date"}`,
    {
      env: EU,
      files: {
        [CONFIG]: `[default]\n${signIn}${portal}`,
        [ssoCacheOf(START)]: JSON.stringify(expiresAt === null ? without(TOKEN, "expiresAt") : { ...TOKEN, expiresAt }),
      },
    },
  ]),
  ...each(["", "no date", null], (expiresAt) => [
    `sso-session-expires-${expiresAt === null ? "nowhere" : expiresAt === "" ? "empty" : "no-date"}`,
    {
      env: EU,
      files: {
        [CONFIG]: `[default]\n${signIn}sso_session = corp\n[sso-session corp]\n${portal}`,
        [ssoCacheOf("corp")]: JSON.stringify(
          expiresAt === null ? without(REFRESHABLE, "expiresAt") : { ...REFRESHABLE, expiresAt },
        ),
      },
    },
  ]),
  // process.ts
  "process-id-fraction": process({ ...PRINTED, AccessKeyId: 1.5 }),
  "process-secret-fraction": process({ ...PRINTED, SecretAccessKey: 1.5 }),
  // session.ts: only for the home folder's own credentials file does the config file fill in what is missing
  "nondefault-config-elsewhere": {
    env: {
      AWS_SDK_LOAD_NONDEFAULT_CONFIG: "1",
      AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/elsewhere",
      AWS_PROFILE: "dev",
      ...EU,
    },
    files: {
      "~/elsewhere": `[base]\n${KEYS}`,
      [CONFIG]: `[profile dev]\n${DEV}credential_process = {{HOME}}/creds.sh\n`,
      "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(PRINTED)}'\n`,
    },
    modes: { "~/creds.sh": "755" },
  },
  "nondefault-config-alone": {
    env: { AWS_SDK_LOAD_NONDEFAULT_CONFIG: "1", AWS_PROFILE: "dev", ...EU },
    files: {
      [CONFIG]: `[profile dev]\n${DEV}credential_process = {{HOME}}/creds.sh\n`,
      "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(PRINTED)}'\n`,
    },
    modes: { "~/creds.sh": "755" },
  },
  "nondefault-config-at-home": {
    env: { AWS_SDK_LOAD_NONDEFAULT_CONFIG: "1", AWS_PROFILE: "dev", ...EU },
    files: {
      [CREDENTIALS]: `[base]\n${KEYS}`,
      [CONFIG]: `[profile dev]\n${DEV}credential_process = {{HOME}}/creds.sh\n`,
      "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(PRINTED)}'\n`,
    },
    modes: { "~/creds.sh": "755" },
  },
  "token-security-empty": {
    env: EU,
    files: { [CREDENTIALS]: `[default]\n${KEYS}aws_session_token =\naws_security_token = t\n` },
  },
};

/** What a profile is, and one key more of all that are looked at. */
const TYPES = {
  keys: KEYS,
  process: "credential_process = {{HOME}}/creds.sh\n",
  role: `role_arn = ${ARN}\nsource_profile = base\n`,
  source: `role_arn = ${ARN}\ncredential_source = Environment\n`,
  web: `role_arn = ${ARN}\nweb_identity_token_file = {{HOME}}/token\n`,
  login: `login_session = ${LOGIN}\n`,
};
const typed = (type, line) => ({
  env: { AWS_PROFILE: "dev", ...EU },
  files: {
    [CONFIG]: `[profile dev]\n${TYPES[type]}${line}\n[profile base]\n${KEYS}`,
    "~/token": "token-1",
    "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(PRINTED)}'\n`,
  },
  modes: { "~/creds.sh": "755" },
});

const dotnet = {
  // as-http-environment-proxy.ts: where a gateway runs the program, HTTP_PROXY in capitals is not looked at
  "gateway-http-proxy": { env: { GATEWAY_INTERFACE: "CGI/1.1", HTTP_PROXY: REFUSED, ...EU }, ...ON_INSTANCE },
  "gateway-http-proxy-small": { env: { GATEWAY_INTERFACE: "CGI/1.1", http_proxy: REFUSED, ...EU }, ...ON_INSTANCE },
  "no-gateway-http-proxy": { env: { HTTP_PROXY: REFUSED, ...EU }, ...ON_INSTANCE },
  "gateway-https-proxy": {
    ...webIdentity({ GATEWAY_INTERFACE: "CGI/1.1", HTTPS_PROXY: REFUSED, ...EU }),
  },
  // process.ts
  ...each(
    Object.entries({
      "no-id": without(PRINTED, "AccessKeyId"),
      nothing: { Version: 1 },
      "version-missing": without(PRINTED, "Version"),
      "version-false": { ...PRINTED, Version: false },
      "version-2-no-id": { Version: 2, SecretAccessKey: "s" },
    }),
    ([name, printed]) => [`process-${name}`, process(printed)],
  ),
  // profile-settings.ts
  "attempts-beyond-int": { env: EU, files: { [CONFIG]: `[default]\n${KEYS}max_attempts = 2147483648\n` } },
  "attempts-largest-int": { env: EU, files: { [CONFIG]: `[default]\n${KEYS}max_attempts = 2147483647\n` } },
  "toolkit-guid": {
    env: EU,
    files: { [CONFIG]: `[default]\n${KEYS}toolkit_artifact_guid = 0f8fad5b-d9cb-469f-a165-70867728950e\n` },
  },
  "toolkit-no-guid": { env: EU, files: { [CONFIG]: `[default]\n${KEYS}toolkit_artifact_guid = x\n` } },
  // profile-type.ts
  ...each(
    [
      ["keys", "role_session_name = x"],
      ["keys", "sso_registration_scopes = sso:account:access"],
      ["role", "role_session_name = dev"],
      ["source", "external_id = x"],
      ["web", "external_id = x"],
      ["web", "role_session_name = dev"],
      ["login", "sso_registration_scopes = sso:account:access"],
    ],
    ([type, line]) => [`type-${type}-${line.split(" ")[0].replaceAll("_", "-")}`, typed(type, line)],
  ),
  "type-instance-role-session-name": {
    env: EU,
    files: {
      [CONFIG]: `[default]\nrole_arn = ${ARN}\ncredential_source = Ec2InstanceMetadata\nrole_session_name = dev\n`,
    },
    ...ON_INSTANCE,
  },
  "code-type-login-key": { ...typed("login", "aws_access_key_id = AKIADEV"), env: EU, session: { profile: "dev" } },
  "retry-mode-number": { env: EU, files: { [CONFIG]: `[default]\n${KEYS}retry_mode = 0\n` } },
  "sso-client-id-object": {
    env: EU,
    files: {
      [CONFIG]: `[default]\n${signIn}sso_session = corp\n[sso-session corp]\n${portal}`,
      [ssoCacheOf("corp")]: JSON.stringify({ ...TOKEN, clientId: {} }),
    },
  },
  // profile.ts, session.ts
  "mfa-session-name": typed("role", "mfa_serial = arn:aws:iam::111122223333:mfa/me\nrole_session_name = dev"),
  "mfa-session-name-empty": typed("role", "mfa_serial = arn:aws:iam::111122223333:mfa/me\nrole_session_name ="),
  "title-run-together": { env: { AWS_PROFILE: "dev", ...EU }, files: { [CONFIG]: `[profiledev]\n${DEV}` } },
  "senseless-default": { env: EU, files: { [CONFIG]: `[default]\n${KEYS}max_attempts = many\n` } },
  // retry-policies.ts
  ...each([" 2 ", "2147483648"], (count) => [
    `attempts-${count.trim()}`,
    webIdentity({ AWS_MAX_ATTEMPTS: count, ...EU }, {}, failing("Throttling")),
  ]),
};

const SERVICES = "services = s\n[services s]\n";
const cpp = {
  // chain-made.ts, crt-endpoint.ts: a service without an endpoint ends the process only where a provider reads the file
  "services-odd-handed-over": webIdentity(EU, { [CONFIG]: `[default]\n${SERVICES}sts =\n  other = x\n` }),
  "services-odd-signin-unread": {
    env: EU,
    files: { [CONFIG]: `[default]\n${KEYS}${SERVICES}signin =\n  other = x\n`, [CREDENTIALS]: `[default]\n${KEYS}` },
  },
  "services-host": {
    env: { AWS_DEFAULT_PROFILE: "b", ...EU },
    files: {
      "~/token": "token-1",
      [CONFIG]: `[default]\nrole_arn = ${ARN}\nweb_identity_token_file = {{HOME}}/token\n${SERVICES.replace("\n", "\n[profile b]\nregion = us-west-2\n")}sts =\n  endpoint_url = sts.eu-west-2.amazonaws.com\n`,
    },
  },
  "services-host-exported": {
    env: { AWS_DEFAULT_PROFILE: "b", AWS_ENDPOINT_URL: "nowhere.example", ...EU },
    files: {
      "~/token": "token-1",
      [CONFIG]: `[default]\nrole_arn = ${ARN}\nweb_identity_token_file = {{HOME}}/token\n${SERVICES.replace("\n", "\n[profile b]\nregion = us-west-2\n")}sts =\n  endpoint_url = sts.eu-west-1.amazonaws.com\n`,
    },
  },
  "endpoint-setting-unread": webIdentity(EU, { [CONFIG]: "[default]\nendpoint_url = nowhere.example\n" }),
  "login-endpoint-setting": {
    env: EU,
    files: {
      [CONFIG]: `[default]\nlogin_session = ${LOGIN}\nendpoint_url = nowhere.example\n`,
      [LOGIN_CACHE]: LOGGED_IN,
    },
  },
  "session-name-of-sdk": webIdentity(
    { AWS_IAM_ROLE_SESSION_NAME: "iam", ...EU },
    {},
    "arn:aws:iam::111122223333:role/wants/RoleSessionName/iam/Deploy",
  ),
  "services-odd-exported": {
    env: { AWS_ENDPOINT_URL: "http://x.example", ...EU },
    files: { [CONFIG]: `[default]\n${SERVICES}sts =\n  other = x\n`, [CREDENTIALS]: `[default]\n${KEYS}` },
  },
  "services-odd-exported-sts": {
    env: { AWS_ENDPOINT_URL_STS: "http://x.example", ...EU },
    files: { [CONFIG]: `[default]\n${SERVICES}sts =\n  other = x\n`, [CREDENTIALS]: `[default]\n${KEYS}` },
  },
  // web-identity.ts: the SDK goes by AWS_DEFAULT_PROFILE, the CRT by AWS_PROFILE
  "role-of-other-profile-endpoint": {
    env: {
      AWS_DEFAULT_PROFILE: "a",
      AWS_PROFILE: "b",
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      ...EU,
    },
    files: {
      "~/token": "token-1",
      [CONFIG]: `[profile a]\nregion = eu-west-1\n[profile b]\nrole_arn = ${ARN}\nendpoint_url = http://x.example\n`,
    },
  },
  "role-of-other-profile": {
    env: {
      AWS_DEFAULT_PROFILE: "a",
      AWS_PROFILE: "b",
      AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
      ...EU,
    },
    files: {
      "~/token": "token-1",
      [CONFIG]: `[profile a]\nregion = eu-west-1\n[profile b]\nrole_arn = ${ARN}\n`,
    },
  },
  "login-of-sdk-profile": {
    env: { AWS_DEFAULT_PROFILE: "a", AWS_PROFILE: "b", ...EU },
    files: {
      [CONFIG]: `[profile a]\nlogin_session = ${LOGIN}\n[profile b]\nregion = eu-west-1\n`,
      [LOGIN_CACHE]: LOGGED_IN,
    },
  },
  "login-of-crt-profile": {
    env: { AWS_DEFAULT_PROFILE: "a", AWS_PROFILE: "b", ...EU },
    files: {
      [CONFIG]: `[profile b]\nlogin_session = ${LOGIN}\n[profile a]\nregion = eu-west-1\n`,
      [LOGIN_CACHE]: LOGGED_IN,
    },
  },
  "login-folder": {
    env: { AWS_LOGIN_CACHE_DIRECTORY: "{{HOME}}/cache/", ...EU },
    files: {
      [CONFIG]: `[default]\nlogin_session = ${LOGIN}\n`,
      [LOGIN_CACHE.replace("~/.aws/login/cache", "~/cache")]: LOGGED_IN,
    },
  },
  ...each(["accountId", "sessionToken"], (field) => [
    `login-no-${field.toLowerCase()}`,
    {
      env: EU,
      files: {
        [CONFIG]: `[default]\nlogin_session = ${LOGIN}\n`,
        [LOGIN_CACHE]: JSON.stringify({ ...SIGNED_IN, accessToken: without(FRESH, field) }),
      },
    },
  ]),
  ...each(["tokenType", "idToken"], (field) => [
    `login-no-${field.toLowerCase()}`,
    {
      env: EU,
      files: {
        [CONFIG]: `[default]\nlogin_session = ${LOGIN}\n`,
        [LOGIN_CACHE]: JSON.stringify({ ...without(SIGNED_IN, field), accessToken: FRESH }),
      },
    },
  ]),
  // container.ts
  ...each(["400", "500"], (status) => [
    `container-${status}`,
    { env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: `/v2/fails/${status}`, ...EU } },
  ]),
  "container-https-far": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://sts.eu-west-1.amazonaws.com/ecs/a", ...EU },
  },
  "container-https-far-no-region": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://nowhere.example/ecs/a" },
    imds: { role: "empty-ec2" },
  },
  "container-http-far-no-region": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://nowhere.example/ecs/a" },
    imds: { role: "empty-ec2" },
  },
  "container-no-address": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://256.256.256.256/x", ...EU } },
  // crt-profile.ts
  "process-beside-secret": {
    env: EU,
    files: {
      [CONFIG]: "[default]\ncredential_process = {{HOME}}/creds.sh\naws_secret_access_key = s\n",
      "~/creds.sh": `#!/bin/sh\necho '${JSON.stringify(PRINTED)}'\n`,
    },
    modes: { "~/creds.sh": "755" },
  },
  // metadata-client.ts
  ...each(["403"], (status) => [
    `imds-token-${status}-wanted`,
    { env: {}, imds: { role: `status-${status}-wants-ec2` } },
  ]),
  "imds-token-403-denied": { env: {}, imds: { role: "status-403-denies-ec2" } },
  "imds-token-403-denied-region": { env: EU, imds: { role: "status-403-denies-ec2" } },
  "imds-token-403-wanted-region": { env: EU, imds: { role: "status-403-wants-ec2" } },
  // session.ts
  "config-variable-empty": { env: { AWS_CONFIG_FILE: "", ...EU }, files: { [CREDENTIALS]: `[default]\n${KEYS}` } },
  "credentials-variable-empty": {
    env: { AWS_SHARED_CREDENTIALS_FILE: "", ...EU },
    files: { [CONFIG]: `[default]\n${KEYS}` },
  },
  // sso.ts: a session that does not say what the profile says is none the less its own
  ...each(["sso_start_url", "sso_region"], (key) => [
    `sso-session-without-${key.replaceAll("_", "-")}`,
    {
      env: EU,
      files: {
        [CONFIG]: `[default]\n${signIn}${portal}sso_session = corp\n[sso-session corp]\n${portal.replace(new RegExp(`^${key}.*\n`, "m"), "")}`,
        [ssoCacheOf("corp")]: JSON.stringify({ ...TOKEN, accessToken: "at-corp" }),
        [ssoCacheOf(START)]: JSON.stringify(TOKEN),
      },
    },
  ]),
};

for (const [family, machines] of Object.entries({ php, dotnet, cpp }))
  for (const [name, machine] of Object.entries(machines)) {
    const { env = {}, files = {}, imds = null, ...rest } = machine;
    console.log(
      JSON.stringify({ id: `mut-d-${family}-${name}`, ...rest, env, files, imds, tags: ["hand", "mutation"] }),
    );
  }
