/*
 * npm run lab -- can: the built `awswho can` against ministack, an emulator of IAM and STS that somebody else wrote: it
 * checks signatures, enforces policies and has a policy simulator. Each decision is held against what botocore gets from
 * the same simulator, and each request against botocore's for the same question. lab/can/setup.sh installs the emulator.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { longTermKeys } from "../src/demo/aws/made-up-keys.ts";
import { type RecordingProxy, recordingProxy } from "./can/recording-proxy.ts";

const CLI = resolve("dist/cli/awswho.cjs");
const HERE = resolve("lab/can");
const VENV = "/tmp/lab-venvs/ministack/bin";
const ACCOUNT = "111122223333";
const ROOT = longTermKeys(ACCOUNT, "root");
const SHOP = "arn:aws:s3:::shop/a.jpg";

type Effect = "allowed" | "explicit-deny" | "implicit-deny";

interface Situation {
  readonly name: string;
  /** Whose keys are exported … */
  readonly user?: string;
  /** … or the role that is assumed with Ana's. */
  readonly role?: string;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  /** What the policies of lab/can/account.py lead to. */
  readonly expected: readonly Effect[] | "refused" | "not-possible";
  /** Whose policies are to be looked at. */
  readonly principal?: string;
}

const arn = (name: string): string => `arn:aws:iam::${ACCOUNT}:${name}`;

const SITUATIONS: readonly Situation[] = [
  {
    name: "a user: a pattern, an explicit deny, a group's policy, nothing",
    user: "ana",
    actions: ["s3:GetObject", "s3:DeleteObject", "ec2:DescribeInstances", "s3:PutObject"],
    resources: [SHOP],
    expected: ["allowed", "explicit-deny", "allowed", "implicit-deny"],
    principal: arn("user/ana"),
  },
  {
    name: "on another resource",
    user: "ana",
    actions: ["s3:GetObject"],
    resources: ["arn:aws:s3:::safe/a.jpg"],
    expected: ["implicit-deny"],
    principal: arn("user/ana"),
  },
  {
    name: "on any resource",
    user: "ana",
    actions: ["ec2:DescribeInstances", "s3:GetObject"],
    expected: ["allowed", "implicit-deny"],
    principal: arn("user/ana"),
  },
  { name: "may not ask", user: "bob", actions: ["s3:GetObject"], expected: "refused" },
  {
    name: "conditions",
    user: "cleo",
    actions: ["s3:GetObject", "s3:PutObject"],
    expected: ["allowed", "implicit-deny"],
    principal: arn("user/cleo"),
  },
  {
    name: "a managed policy",
    user: "dora",
    actions: ["s3:GetObject", "s3:PutObject"],
    resources: [SHOP],
    expected: ["allowed", "implicit-deny"],
    principal: arn("user/dora"),
  },
  { name: "a boundary that forbids the question", user: "emil", actions: ["s3:GetObject"], expected: "refused" },
  {
    name: "a role",
    role: arn("role/Deploy"),
    actions: ["dynamodb:PutItem", "dynamodb:DeleteTable", "s3:GetObject"],
    expected: ["allowed", "explicit-deny", "implicit-deny"],
    principal: arn("role/Deploy"),
  },
  {
    name: "a role with a path",
    role: arn("role/team/a/Worker"),
    actions: ["sqs:SendMessage"],
    // ministack 1.5.33 looks the role up by path and name, and finds none; whose policies were asked for is right.
    expected: ["implicit-deny"],
    principal: arn("role/team/a/Worker"),
  },
  {
    name: "a role with a path that may not look at itself",
    role: arn("role/team/b/Blind"),
    actions: ["sqs:SendMessage"],
    expected: ["allowed"],
    principal: arn("role/Blind"),
  },
  { name: "the root user", actions: ["s3:GetObject"], expected: "not-possible" },
];

interface CanDocument {
  readonly kind: "decisions" | "refused" | "not-possible";
  readonly principalArn?: string;
  readonly decisions?: readonly { readonly action: string; readonly resource: string; readonly effect: Effect }[];
  readonly keyUse: { readonly lastUsed: string | null; readonly service: string | null } | null;
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

let faults = 0;
const fault = (words: string): void => {
  faults++;
  console.log(`    ! ${words}`);
};

const keyOf = ({ user }: Situation, keys: Readonly<Record<string, Keys>>): Keys =>
  user === undefined ? ROOT : (keys[user] as Keys);

const WORDS: Readonly<Record<Effect, string>> = {
  allowed: "allowed",
  "explicit-deny": "explicitDeny",
  "implicit-deny": "implicitDeny",
};

const botocoresWords = ({ action, resource, effect }: NonNullable<CanDocument["decisions"]>[number]) => [
  action,
  resource,
  WORDS[effect],
];

const sorted = (form: URLSearchParams): string =>
  [...form]
    .map((pair) => pair.join("="))
    .sort()
    .join("&");

const run = (words: readonly string[], { accessKeyId, secretAccessKey }: Keys, { url }: RecordingProxy) =>
  ended(process.execPath, [CLI, ...words], {
    AWSWHO_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  });

if (!existsSync(CLI)) throw new Error("npm run build comes first");
if (!existsSync(`${VENV}/ministack`)) throw new Error("lab/can/setup.sh installs the emulator");
const folder = mkdtempSync(join(tmpdir(), "awswho-can-"));
const port = await freePort();
const emulator = spawn(`${VENV}/ministack`, [], {
  cwd: folder,
  stdio: "ignore",
  env: {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    TMPDIR: folder,
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(port),
    SERVICES: "iam,sts",
    AUTH: "true",
    MINISTACK_ACCOUNT_ID: ACCOUNT,
    AWS_ACCESS_KEY_ID: ROOT.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
  },
});
try {
  await answering(port);
  const proxy = await recordingProxy(port);
  const keys: Readonly<Record<string, Keys>> = JSON.parse(await account(proxy, "fill"));
  proxy.taken();
  for (const situation of SITUATIONS) await show(situation, keys, proxy);
  await showForgery(keys, proxy);
  proxy.close();
} finally {
  emulator.kill();
  rmSync(folder, { recursive: true, force: true });
}
console.log(faults === 0 ? "all as expected" : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;

async function show(situation: Situation, keys: Readonly<Record<string, Keys>>, proxy: RecordingProxy): Promise<void> {
  const { name, actions, resources = ["*"], expected, principal } = situation;
  console.log(name);
  const used = situation.role === undefined ? keyOf(situation, keys) : (keys["ana"] as Keys);
  const { document, code, text } = await can(situation, used, proxy);
  const forms = proxy.taken();
  const told = document.decisions?.map(({ action, effect }) => `${action} ${effect}`).join(", ") ?? document.kind;
  console.log(`    ${document.principalArn ?? "nobody"}: ${told} (exit ${code})`);
  if (text.includes(used.secretAccessKey)) fault("a secret in what awswho says");
  if (typeof expected === "string") {
    if (document.kind !== expected) fault(`expected ${expected}`);
    if (code !== 5) fault("expected exit code 5");
    return;
  }
  if (document.principalArn !== principal) fault(`expected the policies of ${principal}`);
  if (document.decisions?.map(({ effect }) => effect).join() !== expected.join()) fault(`expected ${expected.join()}`);
  if (code !== (expected.every((effect) => effect === "allowed") ? 0 : 1)) fault(`exit code ${code}`);
  // ministack 1.5.33 keeps no record of use, and without a user's name lists nobody's keys: "never used" is all there is.
  if (situation.role === undefined && document.keyUse?.service !== null) fault("never used is told otherwise");
  const said = await account(proxy, "simulate", document.principalArn ?? "", actions.join(), resources.join());
  if (said.trim() !== JSON.stringify(document.decisions?.map(botocoresWords)).replaceAll(",", ", "))
    fault(`botocore was told ${said.trim()}`);
  const mine = forms.filter((form) => form.get("Action") === "SimulatePrincipalPolicy").map(sorted);
  const theirs = proxy.taken().map(sorted);
  if (mine.join("\n") !== theirs.join("\n")) fault(`asked ${mine.join("; ")}, botocore ${theirs.join("; ")}`);
}

/** The emulator does look at signatures: keys whose secret is another's are refused, and nothing is simulated. */
async function showForgery(keys: Readonly<Record<string, Keys>>, proxy: RecordingProxy): Promise<void> {
  console.log("another's secret");
  const forged = { ...(keys["ana"] as Keys), secretAccessKey: (keys["bob"] as Keys).secretAccessKey };
  const { code, stdout } = await run(["can", "s3:GetObject"], forged, proxy);
  console.log(`    ${stdout.split("\n")[0]} (exit ${code})`);
  if (code !== 4) fault("expected exit code 4");
  if (proxy.taken().some((form) => form.get("Action") === "SimulatePrincipalPolicy")) fault("it asked all the same");
}

async function can(situation: Situation, keys: Keys, proxy: RecordingProxy) {
  const home = join(folder, ".aws");
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
  const { actions, resources, role } = situation;
  if (role !== undefined)
    writeFileSync(join(home, "config"), `[profile lab]\nrole_arn = ${role}\ncredential_source = Environment\n`);
  const words = [
    ...["can", "--json", "--key-age", ...actions],
    ...(resources === undefined ? [] : ["--resource", resources.join()]),
    ...(role === undefined ? [] : ["--profile", "lab"]),
  ];
  const { code, stdout, stderr } = await run(words, keys, proxy);
  return { document: JSON.parse(stdout) as CanDocument, code, text: stdout + stderr };
}

async function account({ url }: RecordingProxy, ...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await ended(`${VENV}/python`, [`${HERE}/account.py`, ...words], {
    LAB_ENDPOINT: url,
    LAB_ACCOUNT: ACCOUNT,
    AWS_ACCESS_KEY_ID: ROOT.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
  });
  if (code !== 0) throw new Error(`account.py ${words.join(" ")}: ${stderr}`);
  return stdout;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(program: string, words: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(program, words, {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, LANG: "C.UTF-8", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise<Ended>((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done({ code, stdout, stderr }));
  });
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return free;
}

/** Its start takes seconds. */
async function answering(at: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      await fetch(`http://127.0.0.1:${at}/_ministack/health`);
      return;
    } catch {
      await new Promise((later) => setTimeout(later, 200));
    }
  }
  throw new Error("the emulator does not answer");
}
