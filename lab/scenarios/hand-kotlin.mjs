// hand-kotlin.mjs > hand-kotlin.jsonl: what Kotlin alone looks at before a profile gives credentials, each beside keys, a process
// or a sign-in that work.
import { START, TOKEN, ssoCacheOf } from "./parts/sign-ins.mjs";

const KEYS = "aws_access_key_id = AKIAFILEFILEFILEFILE\naws_secret_access_key = sec-file\n";
const nested = (key) => `${key} =\n  part = x\n`;
const profile = (text) => ({ "~/.aws/config": `[default]\nregion = eu-west-1\n${text}` });
const CACHE = { [ssoCacheOf("corp")]: JSON.stringify(TOKEN) };
const signedIn = (own) => ({
  ...profile(`sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n${own}`),
  ...CACHE,
});
const session = `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = ${START}\n`;
const PROCESS = `credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROCPROCPROCPROC","SecretAccessKey":"sec-proc"}'\n`;

const machines = {
  "nested-account": profile(`${KEYS}${nested("aws_account_id")}`),
  "nested-role": profile(`${KEYS}${nested("role_arn")}`),
  "nested-role-process": profile(`${PROCESS}${nested("role_arn")}`),
  "nested-id": profile(`${PROCESS}${nested("aws_access_key_id")}`),
  "nested-secret": profile(`${PROCESS}${nested("aws_secret_access_key")}`),
  "sso-same": signedIn(session),
  "sso-other-region": signedIn(`sso_region = us-east-1\n${session}`),
  "sso-other-start": signedIn(`sso_start_url = https://other.awsapps.com/start\n${session}`),
};

/** How the host of a container's endpoint may be written. */
const hosts = {
  "host-number": "http://2130706433:4580/ecs/k",
  "host-number-elsewhere": "http://3221226219:4580/ecs/k",
  "host-none": "http:///ecs/k",
  "host-loopback-6": "http://[::1]:4580/ecs/k",
  "host-loopback-high": "http://127.255.0.1:4580/ecs/k",
};

const told = (name, env, files) =>
  console.log(JSON.stringify({ id: `kt-${name}`, env, files, imds: null, tags: ["hand", "kotlin"] }));
for (const [name, files] of Object.entries(machines)) told(name, {}, files);
for (const [name, url] of Object.entries(hosts))
  told(name, { AWS_CONTAINER_CREDENTIALS_FULL_URI: url, AWS_REGION: "eu-west-1" }, {});
