import { createHash } from "node:crypto";
import { describe } from "vitest";
import { cpp } from "../../src/chains/cpp.ts";
import { ROLE, type Row, exported, holdsFacts, pair } from "./read-table.ts";

const CREDENTIALS = "~/.aws/credentials";
const CONFIG = "~/.aws/config";
const WEB = { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" };
const FILE = { [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}` };
const TOKEN = { "~/token": "a token" };
const PROCESS = `#!/bin/sh\necho '{"Version": 1, "AccessKeyId": "AKIAPROC", "SecretAccessKey": "s"}'\n`;
const RUN = "credential_process = sh /home/lab/p.sh\n";
const SSO =
  "sso_start_url = https://x/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n";
const cached = (folder: string, name: string) => ({
  [`${folder}/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`]:
    '{"accessToken": "a token", "expiresAt": "{{NOW+3600}}"}',
});

const order: readonly Row[] = [
  {
    fact: "environment first",
    env: { ...exported("AKIAENV"), ...WEB },
    files: { ...TOKEN, ...FILE },
    wins: "environment",
    key: "AKIAENV",
  },
  {
    fact: "keys of the credentials file before a process of the config file",
    files: { "~/p.sh": PROCESS, ...FILE, [CONFIG]: `[default]\n${RUN}` },
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  {
    fact: "process of the config file before web identity",
    env: { ...WEB, AWS_DEFAULT_REGION: "eu-west-1" },
    files: { ...TOKEN, "~/p.sh": PROCESS, [CONFIG]: `[default]\n${RUN}` },
    wins: "process",
    key: "AKIAPROC",
  },
  {
    fact: "process: from the credentials file, too",
    files: { "~/p.sh": PROCESS, [CREDENTIALS]: `[default]\n${RUN}` },
    wins: "process",
  },
  {
    fact: "web identity in AWS_DEFAULT_REGION, before SSO",
    env: { ...WEB, AWS_DEFAULT_REGION: "eu-west-1" },
    files: { ...TOKEN, [CONFIG]: `[default]\n${SSO}`, ...cached("~/.aws", "https://x/start") },
    wins: "web-identity",
    calls: [`sts AssumeRoleWithWebIdentity eu-west-1 ${ROLE}`],
  },
  {
    fact: "web identity in the client's region",
    env: { ...WEB, AWS_REGION: "eu-west-1" },
    files: TOKEN,
    wins: "web-identity",
    calls: [`sts AssumeRoleWithWebIdentity eu-west-1 ${ROLE}`],
  },
  {
    fact: "web identity of the profile, in its region",
    files: {
      ...TOKEN,
      [CONFIG]: `[default]\nrole_arn = ${ROLE}\nweb_identity_token_file = /home/lab/token\nregion = eu-west-3\n`,
    },
    wins: "web-identity",
    calls: [`sts AssumeRoleWithWebIdentity eu-west-3 ${ROLE}`],
  },
  {
    fact: "SSO of the config file",
    env: { AWS_REGION: "eu-west-2" },
    files: { [CONFIG]: `[default]\n${SSO}`, ...cached("~/.aws", "https://x/start") },
    wins: "sso",
    calls: ["sso GetRoleCredentials eu-west-1 111122223333/R"],
  },
  {
    fact: "SSO tokens lie beside the credentials file",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/x/k" },
    files: { [CONFIG]: `[default]\n${SSO}`, ...cached("~/x", "https://x/start") },
    wins: "sso",
  },
  {
    fact: "SSO: a session's token under the session's name",
    files: {
      [CONFIG]:
        "[default]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session s]\nsso_region = eu-west-1\nsso_start_url = https://x/start\n",
      ...cached("~/.aws", "s"),
    },
    wins: "sso",
  },
  {
    fact: "SSO: not from the credentials file",
    files: { [CREDENTIALS]: `[default]\n${SSO}`, ...cached("~/.aws", "https://x/start") },
    wins: "none",
  },
  {
    fact: "container where a variable is set, and then never IMDS",
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/c" },
    imds: "node",
    wins: "none",
  },
  { fact: "container", env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/c" }, imds: "node", wins: "container" },
  { fact: "IMDS at last", imds: "node", wins: "instance-metadata" },
  { fact: "IMDS disabled, in any case", env: { AWS_EC2_METADATA_DISABLED: "True" }, imds: "node", wins: "none" },
  {
    fact: "role_arn with source_profile is not in this chain",
    files: { [CONFIG]: `[default]\nrole_arn = ${ROLE}\nsource_profile = b\n`, [CREDENTIALS]: `[b]\n${pair("AKIAB")}` },
    wins: "none",
  },
  {
    fact: "keys in code win",
    env: exported("AKIAENV"),
    code: { keys: { accessKeyId: "AKIACODE", secretAccessKey: "s" } },
    wins: "explicit",
    key: "AKIACODE",
  },
  {
    fact: "nothing is raised: all empty is none, requests go out unsigned",
    env: { AWS_PROFILE: "gone" },
    wins: "none",
  },
];

const variables: readonly Row[] = [
  { fact: "no alias for the secret", env: { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_KEY: "s" }, wins: "none" },
  {
    fact: "half a pair: skipped",
    env: { AWS_ACCESS_KEY_ID: "AKIA" },
    files: FILE,
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  { fact: "not trimmed", env: exported(" AKIA"), wins: "environment", key: " AKIA" },
  {
    fact: "AWS_DEFAULT_PROFILE before AWS_PROFILE",
    env: { AWS_DEFAULT_PROFILE: "a", AWS_PROFILE: "b" },
    files: { [CREDENTIALS]: `[a]\n${pair("AKIAA")}[b]\n${pair("AKIAB")}` },
    wins: "shared-credentials",
    key: "AKIAA",
    profile: "a",
  },
  {
    fact: "AWS_PROFILE empty is default",
    env: { AWS_PROFILE: "" },
    files: FILE,
    wins: "shared-credentials",
    profile: "default",
  },
  { fact: "AWS_PROFILE is not trimmed", env: { AWS_PROFILE: " dev " }, files: FILE, wins: "none", profile: " dev " },
  {
    fact: "~ is expanded for keys",
    env: { AWS_SHARED_CREDENTIALS_FILE: "~/k" },
    files: { "~/k": `[default]\n${pair("AKIA")}` },
    wins: "shared-credentials",
  },
  {
    fact: "static keys of the config file are read",
    files: { [CONFIG]: `[default]\n${pair("AKIA")}` },
    wins: "shared-credentials",
  },
  {
    fact: "keys of a profile with a role are not used",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIA")}role_arn = ${ROLE}\nsource_profile = default\n` },
    wins: "none",
  },
];

const dialect: readonly Row[] = (
  [
    ["duplicate section: merged, the later pair", `[default]\n${pair("AKIA1")}[default]\n${pair("AKIA2")}`, "AKIA2"],
    [
      "duplicate section without keys: the earlier pair stays",
      `[default]\n${pair("AKIA1")}[default]\nregion = x\n`,
      "AKIA1",
    ],
    ["duplicate key: the later", `[default]\n${pair("AKIA1")}aws_access_key_id = AKIA2\n`, "AKIA2"],
    ["keys are case-sensitive", "[default]\nAWS_ACCESS_KEY_ID = AKIA\naws_secret_access_key = s\n", null],
    ["[ default ] is trimmed", `[ default ]\n${pair("AKIA")}`, "AKIA"],
    ["[profile default] in credentials is ignored", `[profile default]\n${pair("AKIA")}`, null],
    ["quotes are kept", '[default]\naws_access_key_id = "AKIA"\naws_secret_access_key = s\n', '"AKIA"'],
    ["` # c` is cut", "[default]\naws_access_key_id = AKIA # c\naws_secret_access_key = s\n", "AKIA"],
    ["` ; c` is cut", "[default]\naws_access_key_id = AKIA ; c\naws_secret_access_key = s\n", "AKIA"],
    ["a comment after `]`", `[default] # c\n${pair("AKIA")}`, "AKIA"],
    ["comment lines", `; a\n# b\n[default]\n${pair("AKIA")}`, "AKIA"],
    ["junk: the file is not read at all", `[default]\n${pair("AKIA")}junk\n`, null],
    ["a key before any section: reading stops", `a = b\n[default]\n${pair("AKIA")}`, null],
    ["`key: value`: reading stops", `[default]\naws_access_key_id: AKIA\naws_secret_access_key = s\n`, null],
    [
      "nested keys belong to the setting above",
      `[default]\n${pair("AKIA1")}s3 =\n  aws_access_key_id = AKIA2\n`,
      "AKIA1",
    ],
    ["a byte order mark loses the section", `\uFEFF[default]\n${pair("AKIA")}`, null],
    ["CRLF", `[default]\n${pair("AKIA")}`.replaceAll("\n", "\r\n"), "AKIA"],
  ] as const
).map(([fact, text, key]) => ({
  fact: `INI: ${fact}`,
  files: { [CREDENTIALS]: text },
  ...(key === null ? { wins: "none" as const } : { wins: "shared-credentials" as const, key }),
}));

const config: readonly Row[] = [
  {
    fact: "INI: [profile \t dev] in config",
    env: { AWS_PROFILE: "dev" },
    files: { [CONFIG]: "[profile \t dev]\nregion = eu-west-2\n" },
    wins: "none",
    region: "eu-west-2",
  },
  {
    fact: "INI: [dev] in config is ignored",
    env: { AWS_PROFILE: "dev" },
    files: { [CONFIG]: "[dev]\nregion = eu-west-2\n" },
    wins: "none",
    region: "us-east-1",
  },
  {
    fact: "INI: [default] and [profile default]: the last",
    files: { [CONFIG]: "[profile default]\nregion = eu-west-2\n[default]\nregion = eu-west-3\n" },
    wins: "none",
    region: "eu-west-3",
  },
];

const regions: readonly Row[] = [
  {
    fact: "region: AWS_DEFAULT_REGION before AWS_REGION",
    env: { AWS_DEFAULT_REGION: "eu-west-1", AWS_REGION: "eu-west-2" },
    wins: "none",
    region: "eu-west-1",
  },
  { fact: "region: AWS_REGION", env: { AWS_REGION: "eu-west-2" }, wins: "none", region: "eu-west-2" },
  {
    fact: "region: not the credentials file's",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIA")}region = eu-west-2\n` },
    wins: "shared-credentials",
    region: "us-east-1",
  },
  { fact: "region: IMDS, then us-east-1", imds: "node", wins: "instance-metadata", region: "us-west-2" },
  {
    fact: "region: of the profile named in code, before the variables",
    env: { AWS_REGION: "eu-west-1" },
    files: { [CONFIG]: "[profile dev]\nregion = eu-west-3\n" },
    code: { profile: "dev" },
    wins: "none",
    region: "eu-west-3",
  },
];

describe("C++", () => {
  holdsFacts(cpp, [...order, ...variables, ...dialect, ...config, ...regions]);
});
