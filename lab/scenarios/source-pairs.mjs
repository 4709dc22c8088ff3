// source-pairs.mjs [SEED] > source-pairs.jsonl: every two kinds of source that work, on one machine: which goes first. Whether that
// is in the profile default or in one that AWS_PROFILE or code names, how its title is spelt and where the region stands is drawn.
import { FRESH, LOGIN, LOGIN_CACHE, SIGNED_IN, START, TOKEN, ssoCacheOf } from "./parts/sign-ins.mjs";

const keys = (word) =>
  `aws_access_key_id = ${`AKIA${word.repeat(4)}`.slice(0, 20)}\naws_secret_access_key = sec-${word}\n`;
const prints = (word) => ({
  files: {
    [`~/${word}.sh`]: `#!/bin/sh\necho '{"Version": 1, "AccessKeyId": "AKIA${word.toUpperCase()}", "SecretAccessKey": "s"}'\n`,
  },
  modes: { [`~/${word}.sh`]: "755" },
});
const arn = (name) => `arn:aws:iam::111122223333:role/${name}`;
const signIn = "sso_account_id = 111122223333\nsso_role_name = Admin\n";

/** Lines of the profile in either file, what stands beside them, variables and files. */
const SOURCES = {
  environment: { env: { AWS_ACCESS_KEY_ID: "AKIAENVENVENVENVENVE", AWS_SECRET_ACCESS_KEY: "sec-env" } },
  "web-variables": {
    env: { AWS_ROLE_ARN: arn("Pod"), AWS_WEB_IDENTITY_TOKEN_FILE: "{{HOME}}/pod" },
    files: { "~/pod": "token-pod" },
  },
  credentials: { credentials: keys("CRED") },
  config: { config: keys("CONF") },
  "process-credentials": { credentials: "credential_process = {{HOME}}/near.sh\n", ...prints("near") },
  process: { config: "credential_process = {{HOME}}/far.sh\n", ...prints("far") },
  "role-credentials": {
    credentials: `role_arn = ${arn("Near")}\nsource_profile = base\n`,
    besideCredentials: `[base]\n${keys("BASE")}`,
  },
  role: {
    config: `role_arn = ${arn("Far")}\nsource_profile = base\n`,
    besideConfig: `[profile base]\n${keys("BOTH")}[base]\n${keys("BOTH")}`,
  },
  "web-profile": {
    config: `role_arn = ${arn("Web")}\nweb_identity_token_file = {{HOME}}/web\n`,
    files: { "~/web": "token-web" },
  },
  "web-credentials": {
    credentials: `role_arn = ${arn("Web")}\nweb_identity_token_file = {{HOME}}/near\n`,
    files: { "~/near": "token-near" },
  },
  "sso-session": {
    config: `${signIn}sso_session = corp\n`,
    besideConfig: `[sso-session corp]\nsso_start_url = ${START}\nsso_region = eu-west-1\n`,
    files: { [ssoCacheOf("corp")]: JSON.stringify({ ...TOKEN, accessToken: "at-corp" }) },
  },
  "sso-legacy": {
    config: `${signIn}sso_start_url = ${START}\nsso_region = eu-west-1\n`,
    files: { [ssoCacheOf(START)]: JSON.stringify(TOKEN) },
  },
  login: {
    config: `login_session = ${LOGIN}\n`,
    files: { [LOGIN_CACHE]: JSON.stringify({ ...SIGNED_IN, accessToken: FRESH }) },
  },
  container: { env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/task" } },
  instance: { imds: { role: "ec2-role" } },
};

/** Of a key in both the first counts: a second one is a fault in some dialects, and not what is asked here. */
function joined(...parts) {
  const seen = new Set();
  const fresh = (line) => {
    const key = line.split(" = ")[0];
    return line !== "" && !seen.has(key) && seen.add(key);
  };
  const lines = parts.flatMap((part = "") => part.split("\n")).filter(fresh);
  return lines.map((line) => `${line}\n`).join("");
}

let state = Number(process.argv[2] ?? 7);
const drawn = (choices) => {
  state = (state * 1664525 + 1013904223) % 4294967296;
  return choices[Math.floor((state / 4294967296) * choices.length)];
};

function machine(id, [a, b], { titles, chosen }) {
  const region = drawn(["variable", "variable", "setting"]);
  const credentials = joined(a.credentials, b.credentials);
  const lines = joined(a.config, b.config, region === "setting" ? "region = eu-west-1" : "");
  const config = lines === "" ? "" : titles.map((title) => `[${title}]\n${lines}`).join("");
  const section = credentials === "" ? "" : `[${titles.includes("default") ? "default" : "dev"}]\n${credentials}`;
  const texts = {
    "~/.aws/credentials": section + (a.besideCredentials ?? b.besideCredentials ?? ""),
    "~/.aws/config": config + [a, b].map(({ besideConfig = "" }) => besideConfig).join(""),
  };
  const files = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  const modes = { ...a.modes, ...b.modes };
  return {
    id,
    ...(chosen === "code" ? { session: { profile: "dev" } } : {}),
    env: {
      ...(chosen === "variable" ? { AWS_PROFILE: "dev" } : {}),
      ...(region === "variable" ? { AWS_REGION: "eu-west-1" } : {}),
      ...a.env,
      ...b.env,
    },
    files: { ...files, ...a.files, ...b.files },
    ...(Object.keys(modes).length > 0 ? { modes } : {}),
    imds: a.imds ?? b.imds ?? null,
    tags: ["pairs"],
  };
}

const names = Object.keys(SOURCES);
for (const [index, first] of names.entries())
  for (const second of names.slice(index + 1)) {
    const pair = [SOURCES[first], SOURCES[second]];
    const [word, how] = drawn([
      ["default", { titles: drawn([["default"], ["default"], ["default", "profile default"]]), chosen: "default" }],
      [
        "dev",
        {
          titles: drawn([["profile dev"], ["profile dev"], ["dev", "profile dev"]]),
          chosen: drawn(["variable", "variable", "code"]),
        },
      ],
    ]);
    console.log(JSON.stringify(machine(`pair-${first}-${second}-${word}`, pair, how)));
  }
