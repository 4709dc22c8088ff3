// hand-mutation-a.mjs > hand-mutation-a.jsonl: machines for the small changes of JavaScript v3's, Go v2's, Terraform's and
// Rust's chains that no record noticed (`npm run lab -- mutation`).
import { FRESH, LOGIN, LOGIN_CACHE, REFRESHABLE, SIGNED_IN, START, TOKEN, ssoCacheOf } from "./parts/sign-ins.mjs";

const KEYS = "aws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n";
const OTHER_KEYS = "aws_access_key_id = AKIAOTHEROTHEROTHERO\naws_secret_access_key = sec-other\n";
const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" };
const ARN = "arn:aws:iam::111122223333:role/Deploy";
const wanting = (name, value) => `arn:aws:iam::111122223333:role/wants/${name}/${value}/Deploy`;
const failing = (code) => `arn:aws:iam::111122223333:role/fails/${code}/Deploy`;
const REGION = "region = eu-west-1\n";
const config = (text, rest = {}) => ({ "~/.aws/config": `[default]\n${text}`, ...rest });
const BASE = { "~/.aws/credentials": `[base]\n${KEYS}` };
const role = (extra = REGION, arn = ARN, base = KEYS) =>
  config(`role_arn = ${arn}\nsource_profile = base\n${extra}`, { "~/.aws/credentials": `[base]\n${base}` });
const keptAt = (folder, keys = KEYS) => ({ [`${folder}/.aws/credentials`]: `[default]\n${keys}` });
const each = (list, make) => Object.fromEntries(list.map(make));
const named = (word) => word.replace(/[^\w-]+/g, "") || "empty";
const tokenFile = { "~/token": "token-1" };
const exportedRole = (arn = ARN) => ({
  AWS_ROLE_ARN: arn,
  AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token",
  AWS_REGION: "eu-west-1",
});
const process = (extra = "") => ({
  files: config(`credential_process = {{HOME}}/creds.sh\n${extra}`, {
    "~/creds.sh": '#!/bin/sh\necho \'{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s"}\'\n',
  }),
  modes: { "~/creds.sh": "755" },
});
const printing = (text) => ({
  ...process(),
  files: { ...process().files, "~/creds.sh": `#!/bin/sh\necho '${text}'\n` },
});
const SSO = "sso_account_id = 111122223333\nsso_role_name = Admin\nsso_session = corp\n";
const ssoSession = (region = "eu-west-1", token = TOKEN) => ({
  section: `[sso-session corp]\nsso_start_url = ${START}\nsso_region = ${region}\n`,
  cache: { [ssoCacheOf("corp")]: JSON.stringify(token) },
});
const sso = (extra = REGION, region = "eu-west-1", token = TOKEN, roleName = "Admin") => {
  const { section, cache } = ssoSession(region, token);
  return config(`${SSO.replace("Admin", roleName)}${extra}${section}`, cache);
};
const login = (extra = REGION, cache = SIGNED_IN) =>
  config(`login_session = ${LOGIN}\n${extra}`, { [LOGIN_CACHE]: JSON.stringify(cache) });
const without = (record, name) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
const SWITCHED = {
  fips: { AWS_USE_FIPS_ENDPOINT: "true" },
  dual: { AWS_USE_DUALSTACK_ENDPOINT: "true" },
  both: { AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true" },
};
const ASKING = { role: (region) => role(`region = ${region}\n`), login: (region) => login(`region = ${region}\n`) };
const services = (service, url = `{{EMU}}/${service === "sso_oidc" ? "oidc" : service}`) =>
  `[services local]\n${service} =\n  endpoint_url = ${url}\n`;

const machines = {
  // Hosts of every kind of region
  ...Object.fromEntries(
    Object.entries(ASKING).flatMap(([who, files]) =>
      Object.entries(SWITCHED).flatMap(([name, env]) =>
        ["eu-west-1", "us-gov-west-1", "us-gov-east-1", "cn-north-1", "aws-global"].map((region) => [
          `${who}-${name}-${region}`,
          { env, files: files(region) },
        ]),
      ),
    ),
  ),
  ...each(Object.entries(SWITCHED), ([name, env]) => [
    `role-${name}-custom`,
    { env: { ...env, AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" }, files: role() },
  ]),
  ...each(["use_fips_endpoint", "use_dualstack_endpoint"], (key) => [
    `role-${key}-in-code-profile`,
    {
      files: {
        "~/.aws/config": `[profile p]\nrole_arn = ${ARN}\nsource_profile = base\nregion = us-gov-east-1\n${key} = true\n`,
        "~/.aws/credentials": `[base]\n${KEYS}`,
      },
      session: { profile: "p" },
    },
  ]),
  "role-fips-in-code-profile": {
    files: {
      "~/.aws/config": `[profile p]\nrole_arn = ${ARN}\nsource_profile = base\n${REGION}use_fips_endpoint = true\n`,
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
    session: { profile: "p" },
  },
  "sso-fips-in-default-profile": {
    files: {
      ...ssoSession().cache,
      "~/.aws/config": `[default]\nuse_fips_endpoint = true\n[profile p]\n${SSO}${REGION}${ssoSession().section}`,
    },
    session: { profile: "p" },
  },
  "role-fips-odd-and-setting": {
    env: { AWS_USE_FIPS_ENDPOINT: "maybe" },
    files: role(`${REGION}use_fips_endpoint = true\n`),
  },
  "role-dual-odd-and-setting": {
    env: { AWS_USE_DUALSTACK_ENDPOINT: "maybe" },
    files: role(`${REGION}use_dualstack_endpoint = true\n`),
  },
  ...each(["use_fips_endpoint", "use_dualstack_endpoint"], (key) => [
    `role-${key}-in-credentials`,
    {
      files: config(
        `role_arn = ${ARN}\nsource_profile = base\nregion = ${key.includes("fips") ? "eu-west-1" : "us-gov-west-1"}\nuse_fips_endpoint = ${key.includes("fips") ? "false" : "true"}\n`,
        {
          "~/.aws/credentials": `[default]\n${key} = true\n[base]\n${KEYS}`,
        },
      ),
    },
  ]),
  ...each(["fips-us-east-1", "us-east-1-fips", "fips-aws-global", "aws-global"], (region) => [
    `role-region-${region}`,
    { env: { AWS_REGION: region }, files: role("") },
  ]),
  "sso-aws-global": { files: sso(REGION, "aws-global") },
  "sso-region-fips": { files: sso(REGION, "fips-us-east-1") },
  // Endpoints of one's own
  ...each(["eu-west-1", "eu-west-2"], (region) => [
    `role-custom-sts-signed-for-${region}`,
    { env: { AWS_ENDPOINT_URL_STS: "https://sts.eu-west-1.amazonaws.com", AWS_REGION: region }, files: role("") },
  ]),
  ...each(
    [
      ["role-services", {}],
      ["role-services-and-general-variable", { AWS_ENDPOINT_URL: "{{EMU}}/sts" }],
      [
        "role-services-and-both-variables",
        { AWS_ENDPOINT_URL: "{{EMU}}/sts", AWS_ENDPOINT_URL_STS: "https://sts.eu-west-1.amazonaws.com" },
      ],
      ["role-services-and-empty-variable", { AWS_ENDPOINT_URL: "{{EMU}}/sts", AWS_ENDPOINT_URL_STS: "" }],
    ],
    ([id, env]) => [
      id,
      {
        env,
        files: config(
          `role_arn = ${ARN}\nsource_profile = base\nregion = us-east-1\nservices = local\n${services("sts", "https://sts.amazonaws.com")}`,
          BASE,
        ),
      },
    ],
  ),
  ...each(["true", "TRUE", "false", "odd"], (word) => [
    `role-ignored-by-variable-${word === "TRUE" ? "upper" : word}`,
    { env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: word }, files: role() },
  ]),
  ...each(["true", "false"], (word) => [
    `role-ignored-by-setting-${word}`,
    {
      env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts" },
      files: role(`${REGION}ignore_configured_endpoint_urls = ${word}\n`),
    },
  ]),
  "role-ignored-by-setting-not-variable": {
    env: { AWS_ENDPOINT_URL_STS: "{{EMU}}/sts", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false" },
    files: role(`${REGION}ignore_configured_endpoint_urls = true\n`),
  },
  "role-sts-refused": { env: { AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1" }, files: role() },
  "sso-refused": { env: { AWS_ENDPOINT_URL_SSO: "http://127.0.0.1:1" }, files: sso() },
  ...each(["ftp://127.0.0.1:4580/sts", "http://[bad", "127.0.0.1:4580/sts", ""], (url) => [
    `role-sts-at-${named(url)}`,
    { env: { AWS_ENDPOINT_URL_STS: url }, files: role() },
  ]),
  "sso-at-empty": { env: { AWS_ENDPOINT_URL_SSO: "" }, files: sso() },
  "oidc-at-empty": { env: { AWS_ENDPOINT_URL_SSO_OIDC: "" }, files: sso(REGION, "eu-west-1", REFRESHABLE) },
  "oidc-at-odd": { env: { AWS_ENDPOINT_URL_SSO_OIDC: "odd" }, files: sso(REGION, "eu-west-1", REFRESHABLE) },
  "role-empty-profile-variable-endpoint": {
    env: { AWS_PROFILE: "" },
    files: role(`${REGION}endpoint_url = {{EMU}}/sts\n`),
  },
  // What a service says
  ...each(["TooManyRequestsException", "UnauthorizedException"], (code) => [
    `sso-fails-${code.toLowerCase()}`,
    { files: sso(REGION, "eu-west-1", TOKEN, `fails-${code}`) },
  ]),
  ...each(
    [
      "AuthorizationPendingException",
      "InternalServerException",
      "InvalidClientException",
      "InvalidGrantException",
      "InvalidScopeException",
      "SlowDownException",
      "UnsupportedGrantTypeException",
      "SomethingElse",
    ],
    (code) => [
      `oidc-fails-${code.toLowerCase()}`,
      { files: sso(REGION, "eu-west-1", { ...REFRESHABLE, refreshToken: `fails-${code}` }) },
    ],
  ),
  ...each(["InternalServerException", "TooManyRequestsError", "ValidationException", "SomethingElse"], (code) => [
    `login-fails-${code.toLowerCase()}`,
    { files: login(REGION, { ...SIGNED_IN, refreshToken: `fails-${code}` }) },
  ]),
  ...each(
    [
      "ExpiredTokenException",
      "IDPCommunicationError",
      "IDPRejectedClaim",
      "InvalidIdentityToken",
      "MalformedPolicyDocument",
      "PackedPolicyTooLarge",
      "RegionDisabledException",
    ],
    (code) => [`webid-fails-${code.toLowerCase()}`, { env: exportedRole(failing(code)), files: tokenFile }],
  ),
  // A role's source
  "role-mfa-of-environment-without-keys": {
    files: config(
      `role_arn = ${ARN}\ncredential_source = Environment\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n${REGION}`,
    ),
  },
  "role-of-container-not-found": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/nothing" },
    files: config(`role_arn = ${ARN}\ncredential_source = EcsContainer\n${REGION}`),
  },
  "role-of-login-without-cache": { files: config(`role_arn = ${ARN}\nlogin_session = ${LOGIN}\n${REGION}`) },
  "role-of-sso-without-cache": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\n${REGION}[profile base]\n${SSO}${REGION}${ssoSession().section}`,
    },
  },
  "role-of-process-that-is-not-there": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\n${REGION}[profile base]\ncredential_process = {{HOME}}/nothing\n`,
    },
  },
  "role-of-missing-and-process-and-token-file": {
    ...process(`role_arn = ${ARN}\nsource_profile = nowhere\n`),
    env: exportedRole(),
    files: { ...process(`role_arn = ${ARN}\nsource_profile = nowhere\n`).files, ...tokenFile },
  },
  "role-of-role-region-of-instance": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = middle\n[profile middle]\nrole_arn = arn:aws:iam::111122223333:role/Middle\nsource_profile = base\n`,
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
    imds: { role: "ec2" },
  },
  ...each(["0x708", "-0x708", "03410", "0b11100001000", "1800"], (text) => [
    `role-duration-${text}`,
    { files: role(`duration_seconds = ${text}\n${REGION}`, wanting("DurationSeconds", "1800")) },
  ]),
  // aws login
  ...each(["accessKeyId", "secretAccessKey", "sessionToken"], (field) => [
    `login-fresh-without-${field.toLowerCase()}`,
    { files: login(REGION, { ...SIGNED_IN, accessToken: without(FRESH, field) }) },
  ]),
  "login-region-of-profile-and-variable": { env: { AWS_REGION: "eu-west-2" }, files: login() },
  "login-region-of-other-profile": {
    env: { AWS_REGION: "eu-west-2" },
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\nregion = eu-west-3\n[profile base]\nlogin_session = ${LOGIN}\nregion = eu-north-1\n`,
      [LOGIN_CACHE]: JSON.stringify(SIGNED_IN),
    },
  },
  // Sign-in through IAM Identity Center
  "sso-start-url-beside-session": { files: sso(`${REGION}sso_start_url = ${START}\n`) },
  "sso-region-beside-session": { files: sso(`${REGION}sso_region = eu-west-1\n`) },
  // Containers
  "container-empty-token-file": {
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/empty",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "t",
    },
    files: { "~/empty": "" },
  },
  ...each(["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]", "127.0.0.1:4580", "localhost:4580"], (host) => [
    `container-not-found-${named(host)}`,
    {
      env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${host}/${/4580/.test(host) ? "ecs/" : ""}fails/404` },
      imds: { role: "ec2" },
    },
  ]),
  "container-relative-not-found": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/fails/404" },
    imds: { role: "ec2" },
  },
  "container-relative-not-found-no-instance": { env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/fails/404" } },
  "container-relative-not-found-and-full": {
    env: {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/fails/404",
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/x",
    },
  },
  // The metadata service
  ...each(["", "false", "true", " "], (word) => [
    `imds-v1-disabled-${named(word) === "empty" && word !== "" ? "blank" : named(word)}`,
    { env: { AWS_EC2_METADATA_V1_DISABLED: word }, imds: { role: "v1-ec2" } },
  ]),
  "imds-mode-blank": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: " " }, imds: { role: "ec2" } },
  ...each(
    [
      "169.254.169.254",
      "ftp://169.254.169.254",
      "http://[bad",
      "http://no.such.host",
      "http://no.such.host:80/x",
      "http://169.254.169.254:81",
    ],
    (url) => [`imds-at-${named(url)}`, { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: url }, imds: { role: "ec2" } }],
  ),
  // Words of settings and variables
  ...each(["nonsense", "STANDARD", "auto"], (mode) => [
    `defaults-mode-variable-${mode.toLowerCase()}`,
    { env: { AWS_DEFAULTS_MODE: mode }, files: config(`${REGION}`, keptAt("~")) },
  ]),
  ...each(["nonsense", "STANDARD", "auto"], (mode) => [
    `defaults-mode-setting-${mode.toLowerCase()}`,
    { files: config(`${REGION}defaults_mode = ${mode}\n`, keptAt("~")) },
  ]),
  ...each(["1.5", "1e3", "-1", "10485760", "10485761"], (text) => [
    `min-compression-${text}`,
    { env: { ...EXPORTED, AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: text } },
  ]),
  ...each(["4294967295", "4294967296", "+3", "-1"], (text) => [
    `max-attempts-${text}`,
    { env: { ...EXPORTED, AWS_MAX_ATTEMPTS: text } },
  ]),
  "code-token-only": { explicit: { sessionToken: "t" }, env: EXPORTED },
  "code-nothing": { explicit: {}, env: EXPORTED },
  "imds-both-variables": {
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254", AWS_METADATA_URL: "http://127.0.0.1:1" },
    imds: { role: "ec2" },
  },
  "imds-second-variable": { env: { AWS_METADATA_URL: "http://127.0.0.1:1" }, imds: { role: "ec2" } },
  "terraform-sso-endpoint": { env: { TF_AWS_SSO_ENDPOINT: "{{EMU}}/sso" }, files: sso() },
  "region-empty-in-code": { env: { ...EXPORTED, AWS_REGION: "eu-west-1" }, session: { region: "" } },
  // Keys
  "exported-both-names": {
    env: { ...EXPORTED, AWS_ACCESS_KEY: "AKIASECONDSECONDSECO", AWS_SECRET_KEY: "sec-second" },
  },
  "exported-second-names": { env: { AWS_ACCESS_KEY: "AKIASECONDSECONDSECO", AWS_SECRET_KEY: "sec-second" } },
  "token-file-without-role": {
    files: config(`web_identity_token_file = {{HOME}}/token\n${REGION}`, { ...tokenFile, ...keptAt("~") }),
  },
  "halves-in-credentials": {
    files: config(KEYS, { "~/.aws/credentials": "[default]\naws_access_key_id = AKIAOTHEROTHEROTHERO\n" }),
  },
  "secret-only-in-credentials": {
    files: config(KEYS, { "~/.aws/credentials": "[default]\naws_secret_access_key = sec-other\n" }),
  },
  ...each(["2024-13-45T00:00:00Z", "2030-02-30T00:00:00Z", "2030-01-01T00:00:00Z"], (time) => [
    `process-expires-${time.slice(0, 10)}`,
    printing(`{"Version": 1, "AccessKeyId": "AKIAPROCESS", "SecretAccessKey": "s", "Expiration": "${time}"}`),
  ]),
  // A value of one quote
  ...each(["config", "credentials"], (file) => [
    `one-quote-in-${file}`,
    { files: { ...config(REGION, keptAt("~")), [`~/.aws/${file}`]: `[default]\n${KEYS}x = "\n` } },
  ]),
  // Homes and files
  "home-empty": { env: { HOME: "" }, files: keptAt("~") },
  "home-empty-user-profile": {
    env: { HOME: "", USERPROFILE: "{{HOME}}/other" },
    files: { ...keptAt("~"), ...keptAt("~/other", OTHER_KEYS) },
  },
  "home-empty-path": {
    env: { HOME: "", HOMEDRIVE: "{{HOME}}", HOMEPATH: "/other" },
    files: { ...keptAt("~"), ...keptAt("~/other", OTHER_KEYS) },
  },
  "home-other": { env: { HOME: "{{HOME}}/other" }, files: { ...keptAt("~"), ...keptAt("~/other", OTHER_KEYS) } },
  "home-other-user-profile": {
    env: { HOME: "{{HOME}}/other", USERPROFILE: "{{HOME}}/third" },
    files: { ...keptAt("~/other", OTHER_KEYS), ...keptAt("~/third") },
  },
  "home-other-path": {
    env: { HOME: "{{HOME}}/other", HOMEDRIVE: "{{HOME}}", HOMEPATH: "/third" },
    files: { ...keptAt("~/other", OTHER_KEYS), ...keptAt("~/third") },
  },
  "credentials-file-tilde": {
    env: { AWS_SHARED_CREDENTIALS_FILE: "~", AWS_CONFIG_FILE: "~/c" },
    files: { "~/c": `[default]\n${KEYS}` },
  },
};

for (const [id, { env = {}, files = {}, imds = null, ...rest }] of Object.entries(machines))
  console.log(JSON.stringify({ id: `mut-a-${id}`, env, files, imds, ...rest, tags: ["hand", "mutation"] }));
