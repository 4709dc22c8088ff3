import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { php } from "../../src/chains/php.ts";
import { predict } from "../truth/differences.ts";
import { ROLE, type Row, exported, holdsFacts, pair } from "./read-table.ts";

const CREDENTIALS = "~/.aws/credentials";
const CONFIG = "~/.aws/config";
const EXCHANGED = /^ASIA[A-Z2-7]{16}$/;

const scripts = (id: string, rest = ""): Row["files"] => ({
  "~/p.sh": `#!/bin/sh\necho '{"Version": 1, "AccessKeyId": "${id}", "SecretAccessKey": "s"${rest}}'\n`,
});
const RUN = "credential_process = sh /home/lab/p.sh\n";

const cached = (name: string, expires = "{{NOW+3600}}"): Row["files"] => ({
  [`~/.aws/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`]: `{"accessToken": "a token", "expiresAt": "${expires}"}`,
});
const SSO =
  "sso_start_url = https://x/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n";
const WEB = { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" };

const order: readonly Row[] = [
  {
    fact: "order: env before web identity",
    env: { ...exported("AKIAENV"), ...WEB },
    files: { "~/token": "a token" },
    wins: "environment",
    key: "AKIAENV",
  },
  {
    fact: "order: web identity of the environment before the files, in the client's region",
    env: { ...WEB, AWS_REGION: "eu-west-1" },
    files: { "~/token": "a token", [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}` },
    wins: "web-identity",
    calls: [`sts AssumeRoleWithWebIdentity eu-west-1 ${ROLE}`],
  },
  {
    fact: "order: web identity of the profile, in its region",
    files: {
      "~/token": "a token",
      [CONFIG]: `[profile dev]\nrole_arn = ${ROLE}\nweb_identity_token_file = /home/lab/token\nregion = eu-west-3\n`,
    },
    env: { AWS_PROFILE: "dev" },
    wins: "web-identity",
    profile: "dev",
    calls: [`sts AssumeRoleWithWebIdentity eu-west-3 ${ROLE}`],
  },
  {
    fact: "web identity: one variable missing, link skipped",
    env: { AWS_ROLE_ARN: ROLE },
    wins: "none",
    calls: ["imds unreachable"],
  },
  {
    fact: "order: sso before the keys of the credentials file",
    files: {
      [CONFIG]: `[default]\n${SSO}`,
      [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}`,
      ...cached("https://x/start"),
    },
    wins: "sso",
    calls: ["sso GetRoleCredentials eu-west-1 111122223333/R"],
  },
  {
    fact: "order: a process of the credentials file before its keys",
    files: { ...scripts("AKIAPROC"), [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}${RUN}` },
    wins: "process",
    key: "AKIAPROC",
  },
  {
    fact: "order: keys of the credentials file before a process of the config file",
    files: {
      ...scripts("AKIAPROC"),
      [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}`,
      [CONFIG]: `[profile default]\n${RUN}`,
    },
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  {
    fact: "order: config at last, under [profile default] to the letter",
    files: { [CONFIG]: `[default]\n${pair("AKIAPLAIN")}[profile default]\n${pair("AKIAPREFIXED")}` },
    wins: "shared-config",
    key: "AKIAPREFIXED",
  },
  {
    fact: "[default] in config gives no keys",
    files: { [CONFIG]: `[default]\n${pair("AKIAPLAIN")}` },
    wins: "none",
  },
  {
    fact: "order: a container where a variable is set, and then never IMDS",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/creds" },
    imds: "node",
    wins: "container",
    calls: ["ecs 169.254.170.2/creds"],
  },
  {
    fact: "container refused: IMDS is not asked",
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/creds" },
    imds: "node",
    wins: "none",
    calls: [],
  },
  { fact: "order: otherwise IMDS", imds: "node", wins: "instance-metadata", key: EXCHANGED },
  {
    fact: "AWS_EC2_METADATA_DISABLED: true in any case",
    env: { AWS_EC2_METADATA_DISABLED: "TRUE" },
    imds: "node",
    wins: "none",
  },
  {
    fact: "AWS_EC2_METADATA_DISABLED: 1 is not true",
    env: { AWS_EC2_METADATA_DISABLED: "1" },
    imds: "node",
    wins: "instance-metadata",
  },
];

const code: readonly Row[] = [
  {
    fact: "keys in code win",
    env: exported("AKIAENV"),
    code: { keys: { accessKeyId: "AKIACODE", secretAccessKey: "s" } },
    wins: "explicit",
    key: "AKIACODE",
  },
  { fact: "half a pair in code is refused", code: { keys: { accessKeyId: "AKIACODE" } }, wins: "error" },
  {
    fact: "profile in code: ini alone, before exported keys",
    env: exported("AKIAENV"),
    files: { [CREDENTIALS]: `[dev]\n${pair("AKIADEV")}` },
    code: { profile: "dev" },
    wins: "shared-credentials",
    key: "AKIADEV",
    profile: "dev",
  },
  {
    fact: "profile in code that is not there: nothing stands behind it",
    env: exported("AKIAENV"),
    code: { profile: "dev" },
    wins: "error",
  },
];

const variables: readonly Row[] = [
  { fact: "no alias for the secret", env: { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_KEY: "s" }, wins: "none" },
  { fact: "one of the two missing: link skipped", env: { AWS_ACCESS_KEY_ID: "AKIA" }, wins: "none" },
  { fact: "values are not trimmed", env: exported(" AKIAENV "), wins: "environment", key: " AKIAENV " },
  { fact: 'empty, and "0", are unset', env: { ...exported("AKIA"), AWS_ACCESS_KEY_ID: "0" }, wins: "none" },
  {
    fact: "empty token: none",
    env: { ...exported("AKIAENV"), AWS_SESSION_TOKEN: "" },
    wins: "environment",
    token: false,
  },
  { fact: 'AWS_PROFILE="" is default', env: { AWS_PROFILE: "" }, wins: "none", profile: "default" },
  { fact: "AWS_PROFILE is not trimmed", env: { AWS_PROFILE: " dev " }, wins: "none", profile: " dev " },
  {
    fact: "AWS_DEFAULT_PROFILE is unknown",
    env: { AWS_DEFAULT_PROFILE: "dev" },
    files: { [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}[dev]\n${pair("AKIADEV")}` },
    wins: "shared-credentials",
    key: "AKIAFILE",
    profile: "default",
  },
  {
    fact: "AWS_PROFILE that is missing goes on to IMDS",
    env: { AWS_PROFILE: "gone" },
    imds: "node",
    wins: "instance-metadata",
  },
];

const files: readonly Row[] = [
  {
    fact: "AWS_SHARED_CREDENTIALS_FILE is read for keys",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/k" },
    files: { "~/k": `[default]\n${pair("AKIAOTHER")}`, [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}` },
    wins: "shared-credentials",
    key: "AKIAOTHER",
  },
  {
    fact: "no ~ is expanded",
    env: { AWS_SHARED_CREDENTIALS_FILE: "~/k" },
    files: { "~/k": `[default]\n${pair("AKIAOTHER")}` },
    wins: "none",
  },
  {
    fact: "web identity reads ~/.aws paths only",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/k" },
    files: {
      "~/token": "a token",
      "~/k": `[default]\nrole_arn = ${ROLE}\nweb_identity_token_file = /home/lab/token\n`,
    },
    wins: "none",
  },
  {
    fact: "AWS_CONFIG_FILE holds for keys too (source of 2026; the sheet has the older one)",
    env: { AWS_CONFIG_FILE: "{{HOME}}/c" },
    files: { "~/c": `[profile default]\n${pair("AKIAOTHER")}` },
    wins: "shared-config",
    key: "AKIAOTHER",
  },
  {
    fact: "AWS_SDK_LOAD_NONDEFAULT_CONFIG merges config profiles into ~/.aws/credentials",
    env: { AWS_SDK_LOAD_NONDEFAULT_CONFIG: "1", AWS_PROFILE: "dev" },
    files: {
      [CREDENTIALS]: `[base]\n${pair("AKIABASE")}`,
      [CONFIG]: `[profile dev]\nrole_arn = ${ROLE}\nsource_profile = base\n`,
    },
    wins: "assume-role",
    calls: [`sts AssumeRole us-east-1 ${ROLE}`],
  },
  {
    fact: "without it, source_profile in the other file is not found",
    env: { AWS_PROFILE: "dev" },
    files: {
      [CREDENTIALS]: `[base]\n${pair("AKIABASE")}`,
      [CONFIG]: `[profile dev]\nrole_arn = ${ROLE}\nsource_profile = base\n`,
    },
    wins: "none",
  },
  {
    fact: "two halves in two files are no pair",
    files: {
      [CREDENTIALS]: "[default]\naws_access_key_id = AKIA\n",
      [CONFIG]: "[profile default]\naws_secret_access_key = s\n",
    },
    wins: "none",
  },
];

const dialect: readonly Row[] = (
  [
    [
      "duplicate section: the later replaces",
      `[default]\n${pair("AKIA1")}[default]\naws_access_key_id = AKIA2\n`,
      null,
    ],
    ["duplicate key: the later", `[default]\n${pair("AKIA1")}aws_access_key_id = AKIA2\n`, "AKIA2"],
    ["keys are case-sensitive", "[default]\nAWS_ACCESS_KEY_ID = AKIA\naws_secret_access_key = s\n", null],
    ["[ default ] is not found", `[ default ]\n${pair("AKIA")}`, null],
    ["double quotes are taken off", '[default]\naws_access_key_id = "AKIA"\naws_secret_access_key = s\n', "AKIA"],
    ["single quotes are kept", "[default]\naws_access_key_id = 'AKIA'\naws_secret_access_key = s\n", "'AKIA'"],
    ["` # c` is part of the value", "[default]\naws_access_key_id = AKIA # c\naws_secret_access_key = s\n", "AKIA # c"],
    ["`;` cuts without a blank", "[default]\naws_access_key_id = AKIA;x\naws_secret_access_key = s\n", "AKIA"],
    ["a comment after `]`", `[default] ; c\n${pair("AKIA")}`, "AKIA"],
    ["`;` and `#` lines", `; a\n# (b)\n[default]\n${pair("AKIA")}`, "AKIA"],
    ["`key: value` leaves an empty section", "[default]\naws_access_key_id: AKIA\naws_secret_access_key: s\n", null],
    ["indents mean nothing", `[default]\n  ${pair("AKIA").replace("\n", "\n  ")}`, "AKIA"],
    ["a nested key overrides", `[default]\n${pair("AKIA1")}s3 =\n  aws_access_key_id = AKIA2\n`, "AKIA2"],
    ["a key before any section", `region = x\n[default]\n${pair("AKIA")}`, "AKIA"],
    ["junk without `=` is tolerated", `[default]\njunk\n${pair("AKIA")}`, "AKIA"],
    ["`[x` unclosed: no profile at all", `[default]\n${pair("AKIA")}[x\n`, null],
    ["`= v`: no profile at all", `[default]\n${pair("AKIA")}= v\n`, null],
    ["`bad key! = v`: no profile at all", `[default]\n${pair("AKIA")}bad key! = v\n`, null],
    ["a byte order mark", `\uFEFF[default]\n${pair("AKIA")}`, "AKIA"],
    ["CRLF", `[default]\n${pair("AKIA")}`.replaceAll("\n", "\r\n"), "AKIA"],
  ] as const
).map(([fact, text, key]) => ({
  fact: `INI: ${fact}`,
  files: { [CREDENTIALS]: text },
  ...(key === null ? { wins: "none" as const } : { wins: "shared-credentials" as const, key }),
}));

const roles: readonly Row[] = [
  {
    fact: "role_arn before the profile's own keys; self source: the role from them",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIABASE")}role_arn = ${ROLE}\nsource_profile = default\n` },
    wins: "assume-role",
    calls: [`sts AssumeRole us-east-1 ${ROLE}`],
  },
  {
    fact: "a role without a source is refused, its keys unused",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIABASE")}role_arn = ${ROLE}\n` },
    wins: "none",
  },
  {
    fact: "both sources: error",
    files: {
      [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\nsource_profile = b\ncredential_source = Environment\n[b]\n${pair("AKIAB")}`,
    },
    wins: "none",
  },
  {
    fact: "a chain of three, in the sources' regions; mfa_serial is ignored",
    files: {
      [CREDENTIALS]:
        `[default]\nrole_arn = ${ROLE}3\nsource_profile = b\nmfa_serial = arn:aws:iam::111122223333:mfa/u\n` +
        `[b]\nrole_arn = ${ROLE}2\nsource_profile = c\n[c]\nregion = eu-west-2\n${pair("AKIAC")}`,
    },
    wins: "assume-role",
    calls: [`sts AssumeRole eu-west-2 ${ROLE}2`, `sts AssumeRole us-east-1 ${ROLE}3`],
  },
  {
    fact: "a source with keys and a role: its keys",
    files: {
      [CREDENTIALS]:
        `[default]\nrole_arn = ${ROLE}\nsource_profile = b\n` +
        `[b]\n${pair("AKIAB")}role_arn = ${ROLE}2\nsource_profile = c\n`,
    },
    wins: "assume-role",
    calls: [`sts AssumeRole us-east-1 ${ROLE}`],
  },
  {
    fact: "a loop is refused",
    files: {
      [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\nsource_profile = b\n[b]\nrole_arn = ${ROLE}\nsource_profile = default\n`,
    },
    wins: "none",
    calls: ["imds unreachable"],
  },
  {
    fact: "a denied role goes on",
    files: {
      [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}Denied\nsource_profile = b\n[b]\n${pair("AKIAB")}`,
    },
    imds: "node",
    wins: "instance-metadata",
  },
  {
    fact: "credential_source: the metadata service",
    imds: "node",
    files: { [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\ncredential_source = Ec2InstanceMetadata\n` },
    wins: "assume-role",
    key: EXCHANGED,
  },
  {
    fact: "credential_source: case counts",
    imds: "node",
    files: { [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\ncredential_source = ec2instancemetadata\n` },
    wins: "instance-metadata",
  },
];

const others: readonly Row[] = [
  {
    fact: "sso: an expired token of old goes on",
    files: {
      [CONFIG]: `[default]\n${SSO}`,
      [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}`,
      ...cached("https://x/start", "{{NOW-60}}"),
    },
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  {
    fact: "sso: a session's token under the session's name",
    files: {
      [CONFIG]:
        "[profile dev]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n" +
        "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x/start\n",
      ...cached("s"),
    },
    env: { AWS_PROFILE: "dev" },
    wins: "sso",
    calls: ["sso GetRoleCredentials eu-west-1 111122223333/R"],
  },
  {
    fact: "sso: a section without `profile ` counts",
    files: { [CONFIG]: `[dev]\n${SSO}`, ...cached("https://x/start") },
    env: { AWS_PROFILE: "dev" },
    wins: "sso",
  },
  {
    fact: "sso: not from the credentials file",
    files: { [CREDENTIALS]: `[default]\n${SSO}`, ...cached("https://x/start") },
    wins: "none",
  },
  {
    fact: "process: expired output is rejected, and the chain goes on",
    files: {
      ...scripts("AKIAPROC", ', "Expiration": "2020-01-01T00:00:00Z"'),
      [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}${RUN}`,
    },
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  {
    fact: "container: the token's file before its value",
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/creds",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: "{{HOME}}/gone",
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "t",
    },
    wins: "none",
    calls: [],
  },
  {
    fact: "container: a token with the relative variable too",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/creds", AWS_CONTAINER_AUTHORIZATION_TOKEN: "t" },
    wins: "container",
    calls: ["ecs 169.254.170.2/creds with Authorization"],
  },
];

const regions: readonly Row[] = [
  { fact: "region: AWS_REGION", env: { AWS_REGION: "eu-west-1" }, wins: "none", region: "eu-west-1" },
  { fact: "region: not AWS_DEFAULT_REGION", env: { AWS_DEFAULT_REGION: "eu-west-1" }, wins: "none", region: null },
  {
    fact: "region: an empty variable is none; the config file's profile",
    env: { AWS_REGION: "", AWS_PROFILE: "dev" },
    files: { [CONFIG]: "[profile dev]\nregion = eu-west-2\n" },
    wins: "none",
    region: "eu-west-2",
  },
  {
    fact: "region: not from the credentials file",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}region = eu-west-2\n` },
    wins: "shared-credentials",
    region: null,
  },
  {
    fact: "region: a profile in code is unknown to it",
    files: {
      [CONFIG]: "[profile dev]\nregion = eu-west-2\n[default]\nregion = eu-west-3\n",
      [CREDENTIALS]: `[dev]\n${pair("AKIADEV")}`,
    },
    code: { profile: "dev" },
    wins: "shared-credentials",
    region: "eu-west-3",
  },
  {
    fact: "region: code beats all",
    env: { AWS_REGION: "eu-west-1" },
    code: { region: "eu-north-1" },
    wins: "none",
    region: "eu-north-1",
  },
];

describe("PHP, read and not run", () => {
  holdsFacts(php, [...order, ...code, ...variables, ...files, ...dialect, ...roles, ...others, ...regions]);

  test("makes no client without a region", () => {
    const { resolution } = predict(php, { id: "made-here", env: exported("AKIAENV"), files: {} });
    expect(resolution.clientError?.kind).toBe("region-missing");
    expect(resolution.sdk.evidence).toBe("read");
  });
});
