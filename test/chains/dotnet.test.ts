import { describe } from "vitest";
import { dotnet } from "../../src/chains/dotnet.ts";
import { ROLE, type Row, exported, holdsFacts, pair } from "./read-table.ts";

const CREDENTIALS = "~/.aws/credentials";
const CONFIG = "~/.aws/config";
const WEB = { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/token" };
const FILE = { [CREDENTIALS]: `[default]\n${pair("AKIAFILE")}` };
const FAILING = { "~/p.sh": "#!/bin/sh\necho no >&2; exit 3\n" };
const RUN = "credential_process = sh /home/lab/p.sh\n";

const order: readonly Row[] = [
  {
    fact: "v4: environment before web identity",
    env: { ...exported("AKIAENV"), ...WEB },
    files: { "~/token": "a token", ...FILE },
    wins: "environment",
    key: "AKIAENV",
  },
  {
    fact: "web identity before the profile; us-east-1 where no region is known",
    env: WEB,
    files: { "~/token": "a token", ...FILE },
    wins: "web-identity",
    calls: [`sts AssumeRoleWithWebIdentity us-east-1 ${ROLE}`, "imds unreachable"],
  },
  {
    fact: "web identity: one variable missing, link skipped",
    env: { AWS_ROLE_ARN: ROLE },
    files: FILE,
    wins: "shared-credentials",
  },
  {
    fact: "profile before the container",
    env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/c" },
    files: FILE,
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  {
    fact: "container where a variable is set, and then never IMDS",
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://example.com/c" },
    imds: "node",
    wins: "none",
  },
  { fact: "container", env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/c" }, imds: "node", wins: "container" },
  { fact: "IMDS, tested by a call", imds: "node", wins: "instance-metadata" },
  {
    fact: "keys in code",
    env: exported("AKIAENV"),
    code: { keys: { accessKeyId: "AKIACODE", secretAccessKey: "s" } },
    wins: "explicit",
    key: "AKIACODE",
  },
  {
    fact: "the client's Profile before exported keys",
    env: exported("AKIAENV"),
    files: { [CREDENTIALS]: `[dev]\n${pair("AKIADEV")}` },
    code: { profile: "dev" },
    wins: "shared-credentials",
    key: "AKIADEV",
    profile: "dev",
  },
  {
    fact: "the client's Profile that is missing: error",
    env: exported("AKIAENV"),
    code: { profile: "dev" },
    wins: "error",
  },
];

const variables: readonly Row[] = [
  {
    fact: "AWS_SECRET_KEY stands in for the secret",
    env: { AWS_ACCESS_KEY_ID: "AKIAENV", AWS_SECRET_KEY: "s" },
    wins: "environment",
    key: "AKIAENV",
  },
  { fact: "half a pair: skipped", env: { AWS_ACCESS_KEY_ID: "AKIAENV" }, files: FILE, wins: "shared-credentials" },
  { fact: "not trimmed", env: exported(" AKIAENV"), wins: "environment", key: " AKIAENV" },
  {
    fact: "AWS_PROFILE blank is default",
    env: { AWS_PROFILE: "  " },
    files: FILE,
    wins: "shared-credentials",
    profile: "default",
  },
  {
    fact: "AWS_PROFILE with blanks around it stays so",
    env: { AWS_PROFILE: " dev " },
    wins: "error",
    profile: " dev ",
  },
  {
    fact: "v4: AWS_PROFILE that is missing stops the chain",
    env: { AWS_PROFILE: "gone" },
    imds: "node",
    wins: "error",
  },
  { fact: "default that is missing goes on", imds: "node", files: { [CONFIG]: "" }, wins: "instance-metadata" },
  {
    fact: "AWS_DEFAULT_PROFILE is unknown",
    env: { AWS_DEFAULT_PROFILE: "dev" },
    files: FILE,
    wins: "shared-credentials",
    profile: "default",
  },
];

const files: readonly Row[] = [
  {
    fact: "a variable that names no file is ignored",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/gone" },
    files: FILE,
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  {
    fact: "AWS_SHARED_CREDENTIALS_FILE",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/x/k" },
    files: { ...FILE, "~/x/k": `[default]\n${pair("AKIAOTHER")}` },
    wins: "shared-credentials",
    key: "AKIAOTHER",
  },
  {
    fact: "its neighbour `config` is the config file then (source)",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{{HOME}}/x/k" },
    files: {
      "~/x/k": `[default]\n${pair("AKIAOTHER")}`,
      "~/x/config": "[default]\nregion = eu-west-3\n",
      [CONFIG]: "[default]\nregion = eu-west-1\n",
    },
    wins: "shared-credentials",
    region: "eu-west-3",
  },
  {
    fact: "key by key: id in config, secret in credentials",
    files: {
      [CONFIG]: "[default]\naws_access_key_id = AKIACONFIG\n",
      [CREDENTIALS]: "[default]\naws_secret_access_key = s\n",
    },
    wins: "shared-credentials",
    key: "AKIACONFIG",
  },
  {
    fact: "a token in config is attached to the credentials file's pair",
    files: { [CONFIG]: "[default]\naws_session_token = t\n", ...FILE },
    wins: "shared-credentials",
    key: "AKIAFILE",
    token: true,
  },
  {
    fact: "credentials file wins",
    files: { [CONFIG]: `[default]\n${pair("AKIACONFIG")}`, ...FILE },
    wins: "shared-credentials",
    key: "AKIAFILE",
  },
  { fact: "a fault in config loses the credentials file too", files: { [CONFIG]: "junk\n", ...FILE }, wins: "none" },
];

const dialect: readonly Row[] = (
  [
    ["duplicate section: the first only", `[default]\n${pair("AKIA1")}[default]\n${pair("AKIA2")}`, "AKIA1"],
    ["duplicate key: the section is unusable", `[default]\n${pair("AKIA1")}aws_access_key_id = AKIA2\n`, null],
    ["keys know no case", "[default]\nAWS_ACCESS_KEY_ID = AKIA\naws_secret_access_key = s\n", "AKIA"],
    ["[ default ] is trimmed", `[ default ]\n${pair("AKIA")}`, "AKIA"],
    ["[profile default] in credentials, by the fallback", `[profile default]\n${pair("AKIA")}`, "AKIA"],
    ["quotes are kept", '[default]\naws_access_key_id = "AKIA"\naws_secret_access_key = s\n', '"AKIA"'],
    ["` # c` is part of the value", "[default]\naws_access_key_id = AKIA # c\naws_secret_access_key = s\n", "AKIA # c"],
    ["` ; c` is part of the value", "[default]\naws_access_key_id = AKIA ; c\naws_secret_access_key = s\n", "AKIA ; c"],
    ["a comment after `]` spoils the file", `[default] # c\n${pair("AKIA")}`, null],
    ["comment lines", `; a\n# b\n[default]\n${pair("AKIA")}`, "AKIA"],
    ["`key: value` spoils the file", `[default]\n${pair("AKIA")}a: b\n`, null],
    ["junk spoils the file", `[default]\n${pair("AKIA")}junk\n`, null],
    ["`[x` spoils the file", `[default]\n${pair("AKIA")}[x\n`, null],
    ["a key before any section is ignored", `a = b\n[default]\n${pair("AKIA")}`, "AKIA"],
    ["`= v` is harmless", `[default]\n${pair("AKIA")}= v\n`, "AKIA"],
    ["indents mean nothing", `[default]\n  ${pair("AKIA").replace("\n", "\n  ")}`, "AKIA"],
    ["a byte order mark", `\uFEFF[default]\n${pair("AKIA")}`, "AKIA"],
  ] as const
).map(([fact, text, key]) => ({
  fact: `INI: ${fact}`,
  files: { [CREDENTIALS]: text },
  ...(key === null ? { wins: "none" as const } : { wins: "shared-credentials" as const, key }),
}));

const dev = { AWS_PROFILE: "dev" };
const config: readonly Row[] = [
  {
    fact: "INI: [profile \t dev] in config",
    env: dev,
    files: { [CONFIG]: `[profile \t dev]\n${pair("AKIADEV")}` },
    wins: "shared-credentials",
    key: "AKIADEV",
  },
  { fact: "INI: [dev] in config is not it", env: dev, files: { [CONFIG]: `[dev]\n${pair("AKIADEV")}` }, wins: "error" },
  {
    fact: "INI: plain [default] before [profile default]",
    files: { [CONFIG]: `[profile default]\n${pair("AKIA1")}[default]\n${pair("AKIA2")}` },
    wins: "shared-credentials",
    key: "AKIA2",
  },
];

const kinds: readonly Row[] = [
  {
    fact: "keys and credential_process: no type, passed over",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIA")}${RUN}` },
    wins: "none",
  },
  {
    fact: "role, source and keys: no type",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIA")}role_arn = ${ROLE}\nsource_profile = b\n[b]\n${pair("AKIAB")}` },
    wins: "none",
  },
  {
    fact: "both sources: no type",
    files: {
      [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\ncredential_source = Environment\nsource_profile = b\n[b]\n${pair("AKIAB")}`,
    },
    wins: "none",
  },
  {
    fact: "any sso_ key makes it SSO, not allowed without a cached token",
    files: { [CREDENTIALS]: `[default]\n${pair("AKIA")}sso_region = eu-west-1\n` },
    wins: "none",
  },
  {
    fact: "a failing process stops the chain",
    files: { ...FAILING, [CREDENTIALS]: `[default]\n${RUN}` },
    imds: "node",
    wins: "error",
  },
  {
    fact: "a chain of three, sources in either file",
    env: { ...dev, AWS_REGION: "eu-west-1" },
    files: {
      [CONFIG]: `[profile dev]\nrole_arn = ${ROLE}2\nsource_profile = b\n[profile b]\nrole_arn = ${ROLE}1\nsource_profile = c\n`,
      [CREDENTIALS]: `[c]\n${pair("AKIAC")}`,
    },
    wins: "shared-credentials",
    calls: [`sts AssumeRole eu-west-1 ${ROLE}1`, `sts AssumeRole eu-west-1 ${ROLE}2`],
  },
  {
    fact: "a loop: passed over",
    files: { [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\nsource_profile = default\n` },
    wins: "none",
  },
  {
    fact: "mfa_serial needs a callback: passed over",
    files: {
      [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\nsource_profile = b\nmfa_serial = m\n[b]\n${pair("AKIAB")}`,
    },
    imds: "node",
    wins: "instance-metadata",
  },
  {
    fact: "a denied role reaches the program: no call is made in the chain (source)",
    env: { AWS_REGION: "eu-west-1" },
    files: { [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}Denied\nsource_profile = b\n[b]\n${pair("AKIAB")}` },
    imds: "node",
    wins: "error",
  },
  {
    fact: "credential_source, in any case",
    imds: "node",
    env: { AWS_REGION: "eu-west-1" },
    files: { [CREDENTIALS]: `[default]\nrole_arn = ${ROLE}\ncredential_source = ec2INSTANCEmetadata\n` },
    wins: "shared-credentials",
  },
];

const regions: readonly Row[] = [
  {
    fact: "region: AWS_REGION first",
    env: { AWS_REGION: "eu-west-1" },
    files: { [CONFIG]: "[default]\nregion = eu-west-3\n" },
    wins: "none",
    region: "eu-west-1",
  },
  {
    fact: "region: AWS_DEFAULT_REGION is unknown",
    env: { AWS_DEFAULT_REGION: "eu-west-1" },
    wins: "none",
    region: null,
  },
  {
    fact: "region: the profile's, credentials file first",
    files: {
      [CREDENTIALS]: `[default]\n${pair("AKIA")}region = eu-west-2\n`,
      [CONFIG]: "[default]\nregion = eu-west-3\n",
    },
    wins: "shared-credentials",
    region: "eu-west-2",
  },
  { fact: "region: IMDS at last", imds: "node", wins: "instance-metadata", region: "us-west-2" },
  {
    fact: "region: code beats all",
    env: { AWS_REGION: "eu-west-1" },
    code: { region: "eu-north-1" },
    wins: "none",
    region: "eu-north-1",
  },
];

describe(".NET, read and not run", () => {
  holdsFacts(dotnet, [...order, ...variables, ...files, ...dialect, ...config, ...kinds, ...regions]);
});
