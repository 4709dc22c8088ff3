// hand-cli.mjs > fixtures/truth/scenarios/hand-cli.jsonl: the AWS CLIs' own credential cache, and what else they add to botocore.
import { createHash, generateKeyPairSync } from "node:crypto";

const sha1 = (text) => createHash("sha1").update(text).digest("hex");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
/** json.dumps(fields, sort_keys=True) for names and values in ASCII. */
const spaced = (fields) =>
  `{${Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(", ")}}`;
const compact = (fields) =>
  JSON.stringify(Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));
const cacheFile = (name) => `~/.aws/cli/cache/${sha1(name)}.json`;

const ARN = "arn:aws:iam::111122223333:role/Deploy";
const MID = "arn:aws:iam::111122223333:role/Mid";
const BASE = "[base]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = sec-base\n";
const cached = (id, expires = "{{NOW+3600}}", more = {}) =>
  JSON.stringify({
    Credentials: { AccessKeyId: id, SecretAccessKey: "sec-cached", SessionToken: "tok-cached", Expiration: expires },
    AssumedRoleUser: { AssumedRoleId: "AROAX:s", Arn: "arn:aws:sts::111122223333:assumed-role/Deploy/s" },
    ...more,
  });
/** A role in [default], and its entry named by `fields`. */
const role = (extra, fields, entry) => ({
  "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = base\n${extra}`,
  "~/.aws/credentials": BASE,
  [cacheFile(spaced(fields))]: entry,
});
const token = { "~/token": "web-token-of-the-lab" };
const webIdentity = (entry, fields, file = token) => ({
  env: { AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_ROLE_ARN: ARN, AWS_DEFAULT_REGION: "eu-west-1" },
  files: { ...file, [cacheFile(spaced(fields))]: entry },
});
const SSO = "sso_account_id = 111122223333\nsso_role_name = Admin\n";
const START = "https://a.awsapps.com/start";
const SESSION = `[sso-session corp]\nsso_start_url = ${START}\nsso_region = eu-west-1\n`;
const ssoEntry = { accountId: "111122223333", roleName: "Admin" };
const signedIn = (name) => ({
  [`~/.aws/sso/cache/${sha1(name)}.json`]: JSON.stringify({ accessToken: "sso-token", expiresAt: "{{NOW+7200}}" }),
});
const pem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "sec1", format: "pem" });
const USER = "arn:aws:iam::111122223333:user/me";
const login = (expires, more = {}, config = "region = eu-west-1\n") => ({
  "~/.aws/config": `[default]\nlogin_session = ${USER}\n${config}`,
  [`~/.aws/login/cache/${sha256(USER)}.json`]: JSON.stringify({
    accessToken: {
      accessKeyId: "ASIALOGIN",
      secretAccessKey: "s",
      sessionToken: "t",
      accountId: "111122223333",
      expiresAt: expires,
    },
    refreshToken: "rt",
    dpopKey: pem,
    clientId: "c",
    tokenType: "aws_sigv4",
    idToken: "i",
    ...more,
  }),
});
const keys = (config = "") => ({
  "~/.aws/config": `[default]\n${config}`,
  "~/.aws/credentials": "[default]\naws_access_key_id = AKIADEFAULTDEFAULT00\naws_secret_access_key = sec-default\n",
});
const onInstance = { imds: { role: "ec2-role" } };

const scenarios = {
  // Roles in ~/.aws/cli/cache
  "cache-role": { files: role("", { RoleArn: ARN }, cached("ASIACACHEDROLE")) },
  "cache-role-expired": { files: role("", { RoleArn: ARN }, cached("ASIACACHEDROLE", "{{NOW-60}}")) },
  "cache-role-14-minutes": { files: role("", { RoleArn: ARN }, cached("ASIACACHEDROLE", "{{NOW+800}}")) },
  "cache-role-16-minutes": { files: role("", { RoleArn: ARN }, cached("ASIACACHEDROLE", "{{NOW+1000}}")) },
  "cache-role-denied-now": {
    files: {
      "~/.aws/config": "[default]\nrole_arn = arn:aws:iam::111122223333:role/DENIED\nsource_profile = base\n",
      "~/.aws/credentials": BASE,
      [cacheFile(spaced({ RoleArn: "arn:aws:iam::111122223333:role/DENIED" }))]: cached("ASIACACHEDROLE"),
    },
  },
  "cache-role-source-is-refused": {
    files: {
      ...role("", { RoleArn: ARN }, cached("ASIACACHEDROLE")),
      "~/.aws/credentials": "[base]\naws_access_key_id = AKIAINVALIDINVALID00\naws_secret_access_key = sec\n",
    },
  },
  "cache-role-source-gone": {
    files: { ...role("", { RoleArn: ARN }, cached("ASIACACHEDROLE")), "~/.aws/credentials": "[other]\n" },
  },
  "cache-role-external-id": {
    files: role("external_id = ext-1\n", { RoleArn: ARN, ExternalId: "ext-1" }, cached("ASIACACHEDROLE")),
  },
  "cache-role-external-id-other": {
    files: role("external_id = ext-2\n", { RoleArn: ARN, ExternalId: "ext-1" }, cached("ASIACACHEDROLE")),
  },
  "cache-role-session-name": {
    files: role("role_session_name = me\n", { RoleArn: ARN, RoleSessionName: "me" }, cached("ASIACACHEDROLE")),
  },
  "cache-role-session-name-empty": {
    files: role("role_session_name =\n", { RoleArn: ARN }, cached("ASIACACHEDROLE")),
  },
  "cache-role-session-name-not-in-key": {
    files: role("role_session_name = me\n", { RoleArn: ARN }, cached("ASIACACHEDROLE")),
  },
  "cache-role-duration": {
    files: role("duration_seconds = 1800\n", { RoleArn: ARN, DurationSeconds: 1800 }, cached("ASIACACHEDROLE")),
  },
  "cache-role-duration-as-text": {
    files: role("duration_seconds = 1800\n", { RoleArn: ARN, DurationSeconds: "1800" }, cached("ASIACACHEDROLE")),
  },
  "cache-role-mfa": {
    files: role(
      "mfa_serial = arn:aws:iam::111122223333:mfa/me\n",
      { RoleArn: ARN, SerialNumber: "arn:aws:iam::111122223333:mfa/me" },
      cached("ASIACACHEDROLE"),
    ),
  },
  "cache-role-mfa-without-entry": {
    files: role("mfa_serial = arn:aws:iam::111122223333:mfa/me\n", { RoleArn: ARN }, cached("ASIACACHEDROLE")),
  },
  "cache-role-letters": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = base\nexternal_id = é"x\n`,
      "~/.aws/credentials": BASE,
      [cacheFile(`{"ExternalId": "\\u00e9\\"x", "RoleArn": "${ARN}"}`)]: cached("ASIACACHEDROLE"),
    },
  },
  "cache-role-shared-by-profiles": {
    env: { AWS_PROFILE: "two" },
    files: {
      ...role("", { RoleArn: ARN }, cached("ASIACACHEDROLE")),
      "~/.aws/config": `[profile two]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = other\n`,
      "~/.aws/credentials": `${BASE}[other]\naws_access_key_id = AKIAOTHEROTHEROTHER0\naws_secret_access_key = s\n`,
    },
  },
  "cache-role-corrupt": { files: role("", { RoleArn: ARN }, "{not json") },
  "cache-role-list": { files: role("", { RoleArn: ARN }, "[]") },
  "cache-role-no-credentials": { files: role("", { RoleArn: ARN }, "{}") },
  "cache-role-no-expiration": {
    files: role(
      "",
      { RoleArn: ARN },
      '{"Credentials": {"AccessKeyId": "ASIAX", "SecretAccessKey": "s", "SessionToken": "t"}}',
    ),
  },
  "cache-role-no-token": {
    files: role(
      "",
      { RoleArn: ARN },
      '{"Credentials": {"AccessKeyId": "ASIAX", "SecretAccessKey": "s", "Expiration": "{{NOW+3600}}"}}',
    ),
  },
  "cache-role-bad-date": { files: role("", { RoleArn: ARN }, cached("ASIACACHEDROLE", "soon")) },
  "cache-role-naive-date": { files: role("", { RoleArn: ARN }, cached("ASIACACHEDROLE", "2099-01-01T00:00:00")) },
  "cache-role-chain-last": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = mid\n[profile mid]\nrole_arn = ${MID}\nsource_profile = base\n`,
      "~/.aws/credentials": BASE,
      [cacheFile(spaced({ RoleArn: ARN }))]: cached("ASIACACHEDROLE"),
    },
  },
  "cache-role-chain-middle": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = mid\n[profile mid]\nrole_arn = ${MID}\nsource_profile = base\n`,
      "~/.aws/credentials": BASE,
      [cacheFile(spaced({ RoleArn: MID }))]: cached("ASIACACHEDMIDDLE"),
    },
  },
  // Web identity in the cache
  "cache-webid": webIdentity(cached("ASIACACHEDWEBID"), { RoleArn: ARN }),
  "cache-webid-named-by-token": webIdentity(cached("ASIACACHEDWEBID"), {
    RoleArn: ARN,
    WebIdentityToken: "web-token-of-the-lab",
  }),
  "cache-webid-token-file-gone": webIdentity(cached("ASIACACHEDWEBID"), { RoleArn: ARN }, {}),
  "cache-webid-of-a-source": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = web\n[profile web]\nrole_arn = ${MID}\nweb_identity_token_file = {{HOME}}/token\n`,
      ...token,
      [cacheFile(spaced({ RoleArn: MID }))]: cached("ASIACACHEDWEBID"),
      [cacheFile(spaced({ RoleArn: MID, WebIdentityToken: "web-token-of-the-lab" }))]: cached("ASIACACHEDWEBID"),
    },
  },
  // SSO role credentials in the cache
  "cache-sso-session": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nsso_session = corp\n${SSO}${SESSION}`,
      ...signedIn("corp"),
      [cacheFile(compact({ ...ssoEntry, sessionName: "corp" }))]: cached("ASIACACHEDSSO"),
    },
  },
  "cache-sso-session-signed-out": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nsso_session = corp\n${SSO}${SESSION}`,
      [cacheFile(compact({ ...ssoEntry, sessionName: "corp" }))]: cached("ASIACACHEDSSO"),
    },
  },
  "cache-sso-legacy": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nsso_start_url = ${START}\nsso_region = eu-west-1\n${SSO}`,
      ...signedIn(START),
      [cacheFile(compact({ ...ssoEntry, startUrl: START }))]: cached("ASIACACHEDSSO"),
    },
  },
  "cache-sso-spaced-name": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nsso_start_url = ${START}\nsso_region = eu-west-1\n${SSO}`,
      ...signedIn(START),
      [cacheFile(spaced({ ...ssoEntry, startUrl: START }))]: cached("ASIACACHEDSSO"),
    },
  },
  "cache-sso-expired": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nsso_session = corp\n${SSO}${SESSION}`,
      ...signedIn("corp"),
      [cacheFile(compact({ ...ssoEntry, sessionName: "corp" }))]: cached("ASIACACHEDSSO", "{{NOW+600}}"),
    },
  },
  "cache-of-boto3-is-not-read": {
    files: {
      ...role("", { RoleArn: "arn:aws:iam::111122223333:role/None" }, "{}"),
      [`~/.aws/boto/cache/${sha1(spaced({ RoleArn: ARN }))}.json`]: cached("ASIACACHEDROLE"),
    },
  },
  // A region from the metadata service
  "region-imds": { files: keys(), ...onInstance },
  "region-imds-disabled": { env: { AWS_EC2_METADATA_DISABLED: "true" }, files: keys(), ...onInstance },
  "region-imds-no-attempts": { env: { AWS_METADATA_SERVICE_NUM_ATTEMPTS: "0" }, files: keys(), ...onInstance },
  "region-imds-v1-disabled-nothing-there": { env: { AWS_EC2_METADATA_V1_DISABLED: "true" }, files: keys() },
  "region-imds-v1-disabled": { env: { AWS_EC2_METADATA_V1_DISABLED: "true" }, files: keys(), ...onInstance },
  "region-imds-custom-endpoint": {
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "{{EMU}}/imds/emu-role/" },
    files: keys(),
  },
  "region-imds-bad-mode": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "ipv5" }, files: keys() },
  "region-imds-for-a-role": {
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nsource_profile = base\n`,
      "~/.aws/credentials": BASE,
    },
    ...onInstance,
  },
  "region-empty-argument": { session: { region: "" }, files: keys("region = eu-west-1\n") },
  "region-both-variables": { env: { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" }, files: keys() },
  "region-empty-AWS_REGION": { env: { AWS_REGION: "", AWS_DEFAULT_REGION: "eu-west-2" }, files: keys(), ...onInstance },
  "profile-empty-argument": { session: { profile: "" }, env: { AWS_PROFILE: "nosuch" }, files: keys() },
  // STS and settings of clients
  "sts-legacy": { files: role("sts_regional_endpoints = legacy\n", { RoleArn: "none" }, "{}") },
  "sts-legacy-bad": { files: role("sts_regional_endpoints = sometimes\n", { RoleArn: "none" }, "{}") },
  "defaults-mode-bad": { files: role("defaults_mode = odd\n", { RoleArn: "none" }, "{}") },
  "retry-mode-bad": { files: role("retry_mode = odd\n", { RoleArn: "none" }, "{}") },
  "retry-mode-legacy": { env: { AWS_RETRY_MODE: "legacy" }, files: role("", { RoleArn: "none" }, "{}") },
  "max-attempts-zero": { files: role("max_attempts = 0\n", { RoleArn: "none" }, "{}") },
  "account-id-mode-bad": { files: role("account_id_endpoint_mode = odd\n", { RoleArn: "none" }, "{}") },
  "role-source-empty-secret": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = base\n`,
      "~/.aws/credentials": "[base]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key =\n",
    },
  },
  "role-source-empty-id": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = ${ARN}\nsource_profile = base\n`,
      "~/.aws/credentials": "[base]\naws_access_key_id =\naws_secret_access_key = s\n",
    },
  },
  // aws login
  login: { files: login("{{NOW+7200}}") },
  "login-expired": { files: login("{{NOW-60}}") },
  "login-expired-sign-in-region": { files: login("{{NOW-60}}", { signInRegion: "us-east-2" }) },
  "login-expired-no-region": { files: login("{{NOW-60}}", {}, "") },
  "login-revoked": { files: login("{{NOW-60}}", { refreshToken: "revoked-1" }) },
  "login-half-a-file": { files: login("{{NOW+7200}}", { dpopKey: undefined }) },
  "login-bad-key": { files: login("{{NOW-60}}", { dpopKey: "not a key" }) },
  "login-bad-key-not-needed": { files: login("{{NOW+7200}}", { dpopKey: "not a key" }) },
  "login-no-file": { files: { "~/.aws/config": `[default]\nlogin_session = ${USER}\nregion = eu-west-1\n` } },
};

for (const [id, { env: variables = {}, files = {}, imds = null, ...rest }] of Object.entries(scenarios))
  console.log(JSON.stringify({ id: `cli-${id}`, env: variables, files, imds, tags: ["hand", "cli"], ...rest }));
