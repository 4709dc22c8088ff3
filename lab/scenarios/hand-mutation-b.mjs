// hand-mutation-b.mjs > hand-mutation-b.jsonl: machines for the small changes of the chains of Ruby, boto 2, JavaScript v2 and
// Go v1 that no record noticed (`npm run lab -- mutation`). The id's first word tells whose chain a machine is for.
import { REFRESHABLE, START, ssoCacheOf } from "./parts/sign-ins.mjs";

const keys = (name) => `aws_access_key_id = AKIA${name.padEnd(16, name)}\naws_secret_access_key = s\n`;
const KEYS = keys("BASE");
const EXPORTED = { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" };
const LOADS = { AWS_SDK_LOAD_CONFIG: "1" };
const ARN = "arn:aws:iam::111122223333:role/Deploy";
/** A role that trusts only requests with that parameter. */
const wanting = (name, value) => `arn:aws:iam::111122223333:role/wants/${name}/${value}/Deploy`;
const role = (extra = "", { arn = ARN, source = "" } = {}) => ({
  "~/.aws/config": `[default]\nrole_arn = ${arn}\nsource_profile = base\n${extra}${source === "" ? "" : `[profile base]\n${source}`}`,
  "~/.aws/credentials": `[base]\n${KEYS}`,
});
const config = (text, rest = {}) => ({ "~/.aws/config": `[default]\n${text}`, ...rest });
const each = (values, made) => Object.fromEntries(values.map(made));
const PRINTS = `#!/bin/sh\necho '{"Version": 1, "AccessKeyId": "AKIAPROCESSPROCESSPR", "SecretAccessKey": "s"}'\n`;
const process = { files: { "~/creds.sh": PRINTS }, modes: { "~/creds.sh": "755" } };
const sso = ({
  region = "eu-west-1",
  token = {},
  session = `sso_start_url = ${START}\nsso_region = ${region}\n`,
} = {}) => ({
  "~/.aws/config": `[default]\nsso_account_id = 111122223333\nsso_role_name = Admin\nsso_session = corp\nregion = eu-west-1\n[sso-session corp]\n${session}`,
  [ssoCacheOf("corp")]: JSON.stringify({ ...REFRESHABLE, ...token }),
});
const tokenRole = (arn = ARN) => ({
  env: { AWS_ROLE_ARN: arn, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token", AWS_REGION: "eu-west-1" },
  files: { "~/token": "token-1" },
});

const ruby = {
  "fault-before-options": { env: { AWS_MAX_ATTEMPTS: "many" }, files: config(`role_arn = ${ARN}\n`) },
  "code-process-over-env": {
    env: EXPORTED,
    files: { ...process.files, "~/.aws/config": "[profile p]\ncredential_process = {{HOME}}/creds.sh\n" },
    modes: process.modes,
    session: { profile: "p" },
  },
  "code-keys-and-token-file": {
    explicit: { accessKeyId: "AKIACODECODECODECODE", secretAccessKey: "s" },
    files: {
      "~/.aws/config": `[profile p]\nrole_arn = ${ARN}\nweb_identity_token_file = {{HOME}}/token\n`,
      "~/token": "token-1",
    },
    session: { profile: "p" },
  },
  "process-and-container": {
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/x" },
    files: config("credential_process = {{HOME}}/creds.sh\n", process.files),
    modes: process.modes,
  },
  "role-session-name-default": {
    files: role("region = eu-west-1\n", { arn: wanting("RoleSessionName", "default_session") }),
  },
  "role-mfa-serial": {
    files: role("region = eu-west-1\nmfa_serial = GAHT12345678\n", { arn: wanting("SerialNumber", "GAHT12345678") }),
  },
  "code-profile-sso-session": {
    env: { AWS_REGION: "eu-west-1" },
    files: { "~/.aws/config": `[default]\nregion = eu-west-1\n[profile p]\nsso_session = nowhere\n${KEYS}` },
    session: { profile: "p" },
  },
  "code-profile-retry-mode": {
    env: { AWS_REGION: "eu-west-1" },
    files: { "~/.aws/config": `[default]\nregion = eu-west-1\n[profile p]\nretry_mode = never\n${KEYS}` },
    session: { profile: "p" },
  },
  "role-fips-setting": { files: role("region = eu-west-1\n", { source: "use_fips_endpoint = true\n" }) },
  "role-dual-stack-setting": { files: role("region = eu-mars-1\n", { source: "use_dualstack_endpoint = true\n" }) },
  "role-legacy-setting": { files: role("region = eu-west-1\n", { source: "sts_regional_endpoints = legacy\n" }) },
  "role-legacy-dual-stack": {
    env: { AWS_STS_REGIONAL_ENDPOINTS: "legacy", AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: role("region = eu-west-1\n"),
  },
  "role-gov-fips-dual-stack": {
    env: { AWS_USE_FIPS_ENDPOINT: "true", AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: role("region = us-gov-mars-1\n"),
  },
  "sso-dual-stack": {
    env: { AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: sso({ region: "eu-mars-1", token: { expiresAt: "{{NOW+3600}}" } }),
  },
  "id-names": {
    env: { ...EXPORTED, AMAZON_ACCESS_KEY_ID: "AKIATWOTWOTWOTWOTWOT", AWS_ACCESS_KEY: "AKIATHREETHREETHREET" },
  },
  "id-later-names": {
    env: {
      AMAZON_ACCESS_KEY_ID: "AKIATWOTWOTWOTWOTWOT",
      AWS_ACCESS_KEY: "AKIATHREETHREETHREET",
      AWS_SECRET_ACCESS_KEY: "s",
    },
  },
  "secret-first-empty": {
    env: { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "", AMAZON_SECRET_ACCESS_KEY: "s" },
  },
  "secret-second-empty": {
    env: { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AMAZON_SECRET_ACCESS_KEY: "", AWS_SECRET_KEY: "s" },
  },
  "token-second-name": { env: { ...EXPORTED, AMAZON_SESSION_TOKEN: "t" } },
  "token-first-empty": { env: { ...EXPORTED, AWS_SESSION_TOKEN: "", AMAZON_SESSION_TOKEN: "t" } },
  "imds-endpoint-port": {
    env: { AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://169.254.169.254:8080/x" },
    imds: { role: "ec2" },
  },
  "region-names": {
    env: { ...EXPORTED, AWS_REGION: "eu-west-1", AMAZON_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" },
  },
  "region-later-names": { env: { ...EXPORTED, AMAZON_REGION: "eu-west-2", AWS_DEFAULT_REGION: "eu-west-3" } },
  "code-profile-region-of-default": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-2\n[profile p]\nrole_arn = ${ARN}\nsource_profile = base\n`,
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
    session: { profile: "p" },
  },
  "code-profile-region-of-source": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-2\n[profile p]\nrole_arn = ${ARN}\nsource_profile = base\n[profile base]\nregion = eu-west-3\n`,
      "~/.aws/credentials": `[base]\n${KEYS}`,
    },
    session: { profile: "p" },
  },
  "role-region-of-source": { files: role("", { source: "region = eu-west-3\n" }) },
  "code-profile-named-source-region-of-default": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-2\n[profile p]\nrole_arn = ${ARN}\ncredential_source = Ec2InstanceMetadata\n`,
    },
    session: { profile: "p" },
    imds: { role: "ec2" },
  },
  "code-profile-token-region-of-default": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-2\n[profile p]\nrole_arn = ${ARN}\nweb_identity_token_file = {{HOME}}/token\n`,
      "~/token": "token-1",
    },
    session: { profile: "p" },
  },
  "code-profile-denied-token-region-of-default": {
    files: {
      "~/.aws/config": `[default]\nregion = eu-west-2\n[profile p]\nrole_arn = ${ARN.replace("Deploy", "Denied")}\nweb_identity_token_file = {{HOME}}/token\n`,
      "~/token": "token-1",
    },
    session: { profile: "p" },
  },
  "code-profile-token-file-of-default": {
    env: { AWS_REGION: "eu-west-1" },
    files: {
      "~/.aws/config": `[default]\nrole_arn = ${ARN}\nweb_identity_token_file = {{HOME}}/token\n[profile p]\noutput = json\n`,
      "~/token": "token-1",
    },
    session: { profile: "p" },
  },
  ...each(["401", "403", "429", "500", "503"], (status) => [
    `imds-token-${status}`,
    { imds: { role: `status-${status}-ec2` } },
  ]),
};

const boto = (text, rest = {}) => ({ files: { "~/.boto": text }, ...rest });
const imported = (first, rest = {}) => ({ files: { "~/.aws/credentials": first, ...rest } });
const boto2 = {
  "code-id": { explicit: { accessKeyId: "AKIACODECODECODECODE" } },
  "code-secret": { explicit: { secretAccessKey: "s" } },
  "code-id-and-exported-secret-token": {
    env: { AWS_SECRET_ACCESS_KEY: "s", AWS_SECURITY_TOKEN: "t" },
    explicit: { accessKeyId: "AKIACODECODECODECODE" },
  },
  "code-secret-and-exported-id-token": {
    env: { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECURITY_TOKEN: "t" },
    explicit: { secretAccessKey: "s" },
  },
  "code-token-and-exported-keys": { env: EXPORTED, explicit: { sessionToken: "t" } },
  "code-keys-token": { explicit: { accessKeyId: "AKIACODECODECODECODE", secretAccessKey: "s", sessionToken: "t" } },
  "fill-own": boto(
    "[Credentials]\naws_access_key_id = AKIA%(tail)s\ntail = BOTOBOTOBOTOBOTO\naws_secret_access_key = s\n",
  ),
  "fill-other-file": {
    files: {
      "/etc/boto.cfg": "[Credentials]\ntail = ETCETCETCETCETCE\n",
      "~/.boto": "[Credentials]\naws_access_key_id = AKIA%(tail)s\naws_secret_access_key = s\n",
    },
  },
  "fill-debug": boto("[Credentials]\naws_access_key_id = AKIABOTO%(debug)s\naws_secret_access_key = s\n"),
  "fill-debug-set": boto(
    "[Credentials]\naws_access_key_id = AKIABOTO%(debug)s\ndebug = 7\naws_secret_access_key = s\n",
  ),
  "fill-debug-default": boto(
    "[DEFAULT]\ndebug = 5\n[Credentials]\naws_access_key_id = AKIABOTO%(debug)s\naws_secret_access_key = s\n",
  ),
  "fill-working-dir": boto("[Credentials]\naws_access_key_id = AKIA%(working_dir)s\naws_secret_access_key = s\n"),
  "fill-missing": boto("[Credentials]\naws_access_key_id = AKIA%(nowhere)s\naws_secret_access_key = s\n"),
  ...each(
    ["soon", "1.5", "", "2", "inf", "0x10", "1_0", "-1", "1e1", "0", "nan", "1e10", ".5", "5.", "-inf"],
    (text) => [
      `imds-timeout-${text || "empty"}`,
      boto(`[Boto]\nmetadata_service_timeout = ${text}\n`, { imds: { role: "ec2" } }),
    ],
  ),
  ...each(["many", "0", "", "3", "1.5"], (text) => [
    `imds-attempts-${text || "empty"}`,
    boto(`[Boto]\nmetadata_service_num_attempts = ${text}\n`, { imds: { role: "ec2" } }),
  ]),
  "imds-attempts-other-section": boto("[boto]\nmetadata_service_num_attempts = 0\n", { imds: { role: "ec2" } }),
  "import-near": imported("#import more\n", { "~/.aws/more": `[default]\n${KEYS}` }),
  "import-absolute": imported("#import {{HOME}}/more\n", { "~/more": `[default]\n${KEYS}` }),
  "import-missing": imported(`#import nowhere\n[default]\n${KEYS}`),
  "import-folder": imported(`#import folder\n[default]\n${KEYS}`, { "~/.aws/folder/x": "" }),
  "import-itself": imported(`#import credentials\n[default]\n${KEYS}`),
  "import-round": imported(`#import more\n[default]\n${KEYS}`, {
    "~/.aws/more": `#import credentials\n[default]\n${keys("MORE")}`,
  }),
  "credentials-folder": { files: { "~/.aws/credentials/x": "", "~/.boto": `[Credentials]\n${KEYS}` } },
};

const jsV2 = {
  "env-both-prefixes": {
    env: { ...EXPORTED, AMAZON_ACCESS_KEY_ID: "AKIATWOTWOTWOTWOTWOT", AMAZON_SECRET_ACCESS_KEY: "s" },
  },
  "process-and-token-role": {
    env: { ...LOADS, ...tokenRole().env },
    files: { ...tokenRole().files, ...process.files, ...config("credential_process = {{HOME}}/creds.sh\n") },
    modes: process.modes,
  },
  "container-https": { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "https://nowhere.example.com/x" } },
  ...each(["us-isob-east-1", "us-isof-south-1", "eu-isoe-west-1"], (region) => [
    `role-region-${region}`,
    { env: LOADS, files: role(`region = ${region}\n`) },
  ]),
  "role-fips-europe": { env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "true" }, files: role("region = eu-west-1\n") },
  "role-fips-odd-variable": {
    env: { ...LOADS, AWS_USE_FIPS_ENDPOINT: "maybe", AWS_REGION: "eu-west-1" },
    files: role("use_fips_endpoint = true\n"),
  },
  "imds-v1-not-disabled": { env: { AWS_EC2_METADATA_V1_DISABLED: "false" }, imds: { role: "v1-ec2" } },
  ...each(["401", "403", "429", "500", "503"], (status) => [
    `imds-token-${status}`,
    { imds: { role: `status-${status}-ec2` } },
  ]),
  "home-drive-c": {
    env: { HOME: "", HOMEPATH: "/other" },
    files: { "~/C:/other/.aws/credentials": `[default]\n${KEYS}` },
  },
  "home-moved": {
    env: { HOME: "{{HOME}}/other" },
    files: { "~/.aws/credentials": `[default]\n${KEYS}`, "~/other/.aws/credentials": `[default]\n${keys("MOVE")}` },
  },
  "default-twice": { env: LOADS, files: { "~/.aws/config": `[default]\n${KEYS}[profile default]\n${keys("TWICE")}` } },
  "name-twice": {
    env: { ...LOADS, AWS_PROFILE: "p" },
    files: {
      "~/.aws/config": `[p]\n${KEYS}[profile p]\n${keys("TWICE")}`,
      "~/.aws/credentials": `[p]\n${keys("CRED")}`,
    },
  },
  "sso-session-without-region": {
    env: { ...LOADS, AWS_REGION: "eu-west-1" },
    files: sso({ session: `sso_start_url = ${START}\n` }),
  },
  "sso-session-without-expiry": { env: LOADS, files: sso({ token: { expiresAt: undefined } }) },
  "token-role-session-name": { ...tokenRole(wanting("RoleSessionName", "token-file-web-identity")) },
};

/** A certificate that is one, of no use to anybody. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUfl0+5VJ7GfZKc+ymWG7SVZgieFIwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOYXdzd2hvLmV4YW1wbGUwIBcNMjYxMTI2MTkyNDQwWhgPMjEy
NjExMDIxOTI0NDBaMBkxFzAVBgNVBAMMDmF3c3doby5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEtTicJr12PdNbpSkf/rEdff8gvcWGd6qdFcN+m0nW
QQ9KrVQatougXDEym0unHra2hdCfK8KbPrELmte0s8Mmt6NTMFEwHQYDVR0OBBYE
FI+7gbPo6gHBLNBwqP1xLFyCI2dCMB8GA1UdIwQYMBaAFI+7gbPo6gHBLNBwqP1x
LFyCI2dCMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAMXNdAJN
3Nfph9P5fOoY3wfFIjpiXqmyCjInR61L0j3yAiANQ4LtmgiliOX9HwlPffdGU1US
xXeQF/+poJ+AkAN6wA==
-----END CERTIFICATE-----
`;
const FIELDS = ["accessToken", "expiresAt", "refreshToken", "clientId", "clientSecret"];
const goV1 = {
  "token-role-and-role": { env: { ...LOADS, ...tokenRole().env }, files: { ...tokenRole().files, ...role() } },
  "ca-bundle": { env: { ...EXPORTED, AWS_CA_BUNDLE: "{{HOME}}/ca.pem" }, files: { "~/ca.pem": CERTIFICATE } },
  "client-certificate-missing": {
    env: { ...EXPORTED, AWS_SDK_GO_CLIENT_TLS_CERT: "{{HOME}}/c.pem", AWS_SDK_GO_CLIENT_TLS_KEY: "{{HOME}}/k.pem" },
    files: { "~/k.pem": "k" },
  },
  "client-key-missing": {
    env: { ...EXPORTED, AWS_SDK_GO_CLIENT_TLS_CERT: "{{HOME}}/c.pem", AWS_SDK_GO_CLIENT_TLS_KEY: "{{HOME}}/k.pem" },
    files: { "~/c.pem": CERTIFICATE },
  },
  "sso-dual-stack": {
    env: { ...LOADS, AWS_USE_DUALSTACK_ENDPOINT: "true" },
    files: sso({ region: "eu-mars-1", token: { expiresAt: "{{NOW+3600}}" } }),
  },
  "code-empty": { explicit: { accessKeyId: "", secretAccessKey: "" }, env: EXPORTED },
  "code-token": { explicit: { sessionToken: "t" }, env: EXPORTED },
  "two-bad-words": { env: { ...EXPORTED, AWS_STS_REGIONAL_ENDPOINTS: "x", AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: "y" } },
  "arn-region-false": { env: { ...EXPORTED, AWS_S3_USE_ARN_REGION: "false" } },
  "imds-mode-blank": { env: { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: " " }, imds: { role: "ec2" } },
  ...each(["t", "T", "TRUE", "True", "tRUE", "y"], (word) => [
    `load-config-${word === "T" ? "upper-t" : word === "TRUE" ? "upper-true" : word === "True" ? "title-true" : word}`,
    { env: { AWS_SDK_LOAD_CONFIG: word }, files: config(KEYS) },
  ]),
  "home-moved": {
    env: { HOME: "{{HOME}}/other" },
    files: { "~/.aws/credentials": `[default]\n${KEYS}`, "~/other/.aws/credentials": `[default]\n${keys("MOVE")}` },
  },
  "id-names": { env: { ...EXPORTED, AWS_ACCESS_KEY: "AKIATHREETHREETHREET" } },
  "broken-file-and-exported-secret": {
    env: { AWS_SECRET_ACCESS_KEY: "s" },
    files: { "~/.aws/credentials": "[default\nx" },
  },
  "broken-file-and-exported-keys": { env: EXPORTED, files: { "~/.aws/credentials": "[default\nx" } },
  "file-id-empty": { files: { "~/.aws/credentials": "[default]\naws_access_key_id =\naws_secret_access_key = s\n" } },
  "file-secret-empty": {
    files: { "~/.aws/credentials": "[default]\naws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key =\n" },
  },
  "file-secret-empty-first": {
    files: { "~/.aws/credentials": "[default]\naws_secret_access_key =\naws_access_key_id = AKIABASEBASEBASEBASE\n" },
  },
  "file-token-empty": { files: { "~/.aws/credentials": `[default]\n${KEYS}aws_session_token =\n` } },
  "file-id-quoted-empty": {
    files: { "~/.aws/credentials": '[default]\naws_access_key_id = ""\naws_secret_access_key = s\n' },
  },
  "file-token-quoted-empty": { files: { "~/.aws/credentials": `[default]\n${KEYS}aws_session_token = ""\n` } },
  ...each(["", "Legacy", '" legacy "', '""'], (word, index) => [
    `sts-word-${["empty", "capital", "quoted", "quoted-empty"][index]}`,
    { env: { ...LOADS, AWS_REGION: "eu-west-1" }, files: role(`sts_regional_endpoints = ${word}\n`) },
  ]),
  ...each(["", "IPv4", '" ipv4 "', '""'], (word, index) => [
    `imds-mode-word-${["empty", "capital", "quoted", "quoted-empty"][index]}`,
    { env: LOADS, files: config(`ec2_metadata_service_endpoint_mode = ${word}\n`), imds: { role: "ec2" } },
  ]),
  ...each(["role_arn", "source_profile", "credential_source", "sso_session", "web_identity_token_file"], (key) => [
    `empty-${key.replaceAll("_", "-")}`,
    { env: LOADS, files: config(`${KEYS}${key} =\n`) },
  ]),
  ...each(["source_profile", "sso_session"], (key) => [
    `quoted-empty-${key.replaceAll("_", "-")}`,
    { env: LOADS, files: config(`${KEYS}${key} = ""\n`) },
  ]),
  "role-source-and-process": {
    env: LOADS,
    files: {
      ...process.files,
      ...role("region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = A\nsso_region = eu-west-1\n"),
    },
    modes: process.modes,
  },
  "role-itself": {
    env: LOADS,
    files: config(
      `role_arn = ${ARN}\nsource_profile = default\nregion = eu-west-1\nexternal_id = x-1\nrole_session_name = n-1\n${KEYS}`,
    ),
  },
  "sso-session-region-twice": {
    env: LOADS,
    files: {
      ...sso({ token: { expiresAt: "{{NOW+3600}}" } }),
      "~/.aws/config": sso()["~/.aws/config"].replace(
        "sso_session = corp\n",
        "sso_session = corp\nsso_region = eu-west-1\n",
      ),
    },
  },
  ...each(FIELDS, (field) => [
    `sso-number-${field.toLowerCase()}`,
    { env: LOADS, files: sso({ token: { expiresAt: "{{NOW+3600}}", [field]: 5 } }) },
  ]),
  ...each(["x", "xy"], (name) => [
    `token-role-session-name-${name}`,
    { ...tokenRole(), env: { ...tokenRole().env, AWS_ROLE_SESSION_NAME: name } },
  ]),
};

const FAMILIES = { rb: ruby, b2: boto2, j2: jsV2, g1: goV1 };

for (const [family, machines] of Object.entries(FAMILIES))
  for (const [id, { env = {}, files = {}, imds = null, ...rest }] of Object.entries(machines))
    console.log(JSON.stringify({ id: `${family}-${id}`, env, files, imds, ...rest, tags: ["hand", "mutation"] }));
