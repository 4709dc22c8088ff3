/*
 * npm run lab -- trace [--record] [SDK…]: real programs with the real SDKs, under the built `awswho trace`, against a
 * server on 127.0.0.1: what was observed beside what was predicted, and which SDKs report nothing. --record writes the
 * reports themselves into fixtures/trace. An SDK that is not on this machine is skipped, and said to be.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { release, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { longTermKeys, temporaryKeys } from "../src/demo/aws/made-up-keys.ts";
import { sdkReporting } from "../src/chains/sdks.ts";
import type { SdkId } from "../src/model/sdk.ts";
import { openMonitoring } from "../src/observe/open-monitoring.ts";
import { type LoopbackAws, loopbackAws } from "./trace/loopback-aws.ts";

const CLI = resolve("dist/cli/awswho.cjs");
const VENVS = "/tmp/lab-venvs";
const BUILT = "/tmp/lab-bin";
const HERE = resolve("lab/trace");
const ORACLES = resolve("lab/world/oracles");

const ANA = longTermKeys("111122223333", "ana");
const BOB = longTermKeys("444455556666", "bob");
/** As aws-vault exports them. */
const SESSION = temporaryKeys("111122223333", "ana's session");

/** How a program is started; null: it is not on this machine. */
interface Program {
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** It makes a call of its own; without: it only fetches credentials, which for a role is a call to STS. */
  readonly calls: boolean;
  /** Its client for STS goes to AWS's own host whatever is set, which nothing leads to here: a role is asked for, not had; and is that reported? */
  readonly fixedSts?: "reported" | "silent";
  /** It reads no role out of the config file: it finds nobody. */
  readonly rolesUnread?: true;
  /** A profile is named by this option, not by LAB_PROFILE. */
  readonly profileOption?: string;
}

const WAIT = { LAB_WAIT: "400" };
const NO_PARAMETERS = join(mkdtempSync(join(tmpdir(), "awswho-trace-")), "parameters.json");
writeFileSync(NO_PARAMETERS, '{"explicit": null, "session": null}');

const oracle = (name: string): Program | null =>
  existsSync(`${BUILT}/world/${name}`) || existsSync(`${BUILT}/world/${name}-oracle`)
    ? { command: [`${ORACLES}/${name}/run`, NO_PARAMETERS], calls: false }
    : null;

const PROGRAMS: Partial<Readonly<Record<SdkId, () => Program | null>>> = {
  boto3: () =>
    python(`${VENVS}/boto3-1.44.5`, [`${HERE}/python.py`]) ?? python(`${VENVS}/boto3`, [`${HERE}/python.py`]),
  "aws-cli-v1": () => cli(`${VENVS}/cli1`),
  "aws-cli-v2": () => cli(`${VENVS}/cli2new`),
  "js-v2": () =>
    existsSync(`${BUILT}/js-v2/node_modules/aws-sdk`)
      ? {
          command: [process.execPath, `${HERE}/js2.cjs`],
          environment: { NODE_PATH: `${BUILT}/js-v2/node_modules`, AWS_SDK_LOAD_CONFIG: "1" },
          calls: true,
          fixedSts: "reported",
        }
      : null,
  "go-v1": () => {
    const built = join(mkdtempSync(join(tmpdir(), "awswho-go1-")), "program");
    const { status } = spawnSync("go", ["build", "-o", built, "."], { cwd: `${HERE}/go1`, stdio: "inherit" });
    return status === 0
      ? { command: [built], environment: { AWS_SDK_LOAD_CONFIG: "1", ...WAIT }, calls: true, fixedSts: "silent" }
      : null;
  },
  ruby: () =>
    spawnSync("ruby", ["-e", 'require "aws-sdk-core"']).status === 0
      ? { command: ["ruby", `${HERE}/ruby.rb`], calls: true, fixedSts: "reported" }
      : null,
  "java-v1": () => {
    const classes = mkdtempSync(join(tmpdir(), "awswho-java1-"));
    const path = `${BUILT}/java-v1/lib/*:${classes}`;
    const { status } = spawnSync("javac", ["-d", classes, "-cp", path, `${HERE}/Java1.java`]);
    return status === 0
      ? { command: ["java", "-cp", path, "Java1"], environment: JAVA, calls: true, rolesUnread: true }
      : null;
  },
  php: () =>
    existsSync(`${BUILT}/world/php`) ? { command: ["php", `${HERE}/php.php`], calls: true, fixedSts: "silent" } : null,
  dotnet: () => oracle("dotnet"),
  "js-v3": () => oracle("js-v3"),
  "go-v2": () => oracle("go-v2"),
  "java-v2": () => oracle("java-v2"),
  kotlin: () => oracle("kotlin"),
  rust: () => oracle("rust"),
  terraform: () => oracle("terraform"),
};

function python(venv: string, words: readonly string[]): Program | null {
  return existsSync(`${venv}/bin/python`) ? { command: [`${venv}/bin/python`, ...words], calls: true } : null;
}

/** By the name that people type. */
function cli(venv: string): Program | null {
  const program = join(mkdtempSync(join(tmpdir(), "awswho-cli-")), "aws");
  const script = "import sys\nfrom awscli.clidriver import main\nsys.exit(main())\n";
  writeFileSync(program, `#!${venv}/bin/python\n${script}`, { mode: 0o755 });
  return existsSync(`${venv}/bin/python`)
    ? { command: [program, "dynamodb", "list-tables"], calls: true, profileOption: "--profile" }
    : null;
}

interface Situation {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Named in code. */
  readonly pinned?: string;
  /** What the agreement of each key is to be; empty: no key is used. */
  readonly agreements: readonly string[];
  readonly keys: readonly string[];
}

const home = mkdtempSync(join(tmpdir(), "awswho-trace-home-"));
/** Java asks the system for the home folder, not HOME. */
const JAVA = {
  ...WAIT,
  AWS_CREDENTIAL_PROFILES_FILE: join(home, ".aws/credentials"),
  AWS_CONFIG_FILE: join(home, ".aws/config"),
};

const SITUATIONS: readonly Situation[] = [
  {
    name: "exported",
    environment: { AWS_ACCESS_KEY_ID: ANA.accessKeyId, AWS_SECRET_ACCESS_KEY: ANA.secretAccessKey },
    agreements: ["same-key"],
    keys: [ANA.accessKeyId],
  },
  {
    name: "session",
    environment: {
      AWS_ACCESS_KEY_ID: SESSION.accessKeyId,
      AWS_SECRET_ACCESS_KEY: SESSION.secretAccessKey,
      AWS_SESSION_TOKEN: SESSION.sessionToken,
    },
    agreements: ["same-key"],
    keys: [SESSION.accessKeyId],
  },
  { name: "profile", environment: { AWS_PROFILE: "bob" }, agreements: ["same-key"], keys: [BOB.accessKeyId] },
  {
    name: "role",
    environment: { AWS_PROFILE: "deploy" },
    agreements: ["asks-for-role", "same-account"],
    keys: [ANA.accessKeyId, temporaryKeys("444455556666", "Deploy").accessKeyId],
  },
  {
    name: "pinned",
    environment: { AWS_ACCESS_KEY_ID: ANA.accessKeyId, AWS_SECRET_ACCESS_KEY: ANA.secretAccessKey },
    pinned: "bob",
    agreements: ["other-key"],
    keys: [BOB.accessKeyId],
  },
  { name: "nobody", environment: {}, agreements: [], keys: [] },
];

const CREDENTIALS = [
  `[ana]\naws_access_key_id = ${ANA.accessKeyId}\naws_secret_access_key = ${ANA.secretAccessKey}`,
  `[bob]\naws_access_key_id = ${BOB.accessKeyId}\naws_secret_access_key = ${BOB.secretAccessKey}\n`,
].join("\n");
const CONFIG = [
  "[profile ana]\nregion = eu-west-1",
  "[profile bob]\nregion = eu-west-1",
  "[profile deploy]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = ana\nregion = eu-west-1\n",
].join("\n");

mkdirSync(join(home, ".aws"));
writeFileSync(join(home, ".aws/credentials"), CREDENTIALS);
writeFileSync(join(home, ".aws/config"), CONFIG);

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const [program = "", ...words] = command;
  const child = spawn(program, words, { cwd: home, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((ended, failed) => {
    child.once("error", failed);
    child.once("close", (code) => ended({ code, stdout, stderr }));
  });
}

const environmentOf = (
  { environment = {} }: Program,
  situation: Situation,
  aws: LoopbackAws,
): Readonly<Record<string, string>> => ({
  PATH: process.env["PATH"] ?? "",
  HOME: home,
  LANG: "C.UTF-8",
  AWS_REGION: "eu-west-1",
  AWS_DEFAULT_REGION: "eu-west-1",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_ENDPOINT_URL: aws.url,
  AWS_ENDPOINT_URL_STS: aws.url,
  AWS_STS_ENDPOINT: aws.url,
  LAB_ENDPOINT: aws.url,
  ...(situation.pinned === undefined ? {} : { LAB_PROFILE: situation.pinned }),
  ...environment,
  ...situation.environment,
});

const commandOf = ({ command, profileOption }: Program, { pinned }: Situation): readonly string[] =>
  pinned === undefined || profileOption === undefined ? command : [...command, profileOption, pinned];

/** A CLI keeps a role's credentials. */
const forget = (): void => rmSync(join(home, ".aws/cli"), { recursive: true, force: true });

interface TraceDocument {
  readonly keys: readonly {
    readonly accessKeyId: string | null;
    readonly agreement: string | null;
    readonly sdk: { readonly id: string | null; readonly version: string | null };
    readonly predicted: { readonly accessKeyId: string | null; readonly actor: string | null } | null;
  }[];
  readonly unsent: readonly unknown[];
  readonly reports: { readonly attempts: number; readonly calls: number; readonly missing: number };
}

async function underTrace(program: Program, situation: Situation, aws: LoopbackAws) {
  forget();
  const output = join(home, "trace.json");
  const environment = environmentOf(program, situation, aws);
  const command = commandOf(program, situation);
  const before = aws.requests;
  const traced = await run(
    [process.execPath, CLI, "trace", "--json", "--output", output, "--", ...command],
    environment,
  );
  const seen = aws.requests - before;
  forget();
  const alone = await run(command, environment);
  const text = readFileSync(output, "utf8");
  return { document: JSON.parse(text) as TraceDocument, text, traced, alone, requests: seen };
}

/** The reports as they come, for fixtures/trace: what is of this machine or this run alone is taken out. */
async function recorded(program: Program, situation: Situation, aws: LoopbackAws): Promise<readonly unknown[]> {
  forget();
  const texts: string[] = [];
  const monitoring = await openMonitoring((bytes) => texts.push(Buffer.from(bytes).toString("utf8")));
  await run(commandOf(program, situation), { ...environmentOf(program, situation, aws), ...monitoring.environment });
  await monitoring.close();
  return texts.map((text) =>
    JSON.parse(
      text
        .replaceAll(monitoring.clientId, "{{CLIENT}}")
        .replaceAll(release(), "6.1.0")
        // .NET writes the kernel's version in its own way.
        .replace(/\bos\/linux#[\d.]+/, "os/linux#6.1.0.0")
        .replaceAll(aws.port, "4566"),
    ),
  );
}

// Nothing but the loopback: a client that would go to AWS all the same gets nowhere.
if (process.env["LAB_NETWORK"] === undefined) {
  const again = ["-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", process.execPath, ...process.argv.slice(1)];
  const { status } = spawnSync("unshare", again, {
    stdio: "inherit",
    env: { ...process.env, LAB_NETWORK: "loopback" },
  });
  process.exit(status ?? 1);
}

const [option, ...rest] = process.argv.slice(2);
const isRecording = option === "--record";
const wanted = isRecording ? rest : process.argv.slice(2);
if (!existsSync(CLI)) throw new Error("npm run build comes first");
const aws = await loopbackAws({
  role: temporaryKeys("444455556666", "Deploy"),
});
let faults = 0;
const fault = (words: string): void => {
  faults++;
  console.log(`    ! ${words}`);
};

/** How many keys are seen where a role is asked for. */
const ROLE_KEYS = { silent: 0, reported: 1, had: 2 } as const;

for (const [sdk, find] of Object.entries(PROGRAMS) as [SdkId, () => Program | null][]) {
  if (wanted.length > 0 && !wanted.includes(sdk)) continue;
  const program = find();
  if (program === null) {
    console.log(`${sdk}: skipped, not on this machine`);
    continue;
  }
  if (isRecording) await recordAll(sdk, program);
  else await showAll(sdk, program);
}
aws.close();
rmSync(home, { recursive: true });
console.log(faults === 0 ? "all as expected" : `${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;

async function recordAll(sdk: SdkId, program: Program): Promise<void> {
  const runs: Record<string, readonly unknown[]> = {};
  for (const situation of SITUATIONS)
    if (program.calls || situation.name === "role") runs[situation.name] = await recorded(program, situation, aws);
  const { version } = sdkReporting[sdk];
  const count = Object.values(runs).reduce((sum, packets) => sum + packets.length, 0);
  writeFileSync(`fixtures/trace/${sdk}.json`, `${JSON.stringify({ sdk, version, runs }, null, 1)}\n`);
  console.log(`${sdk}: ${count} reports recorded`);
}

async function showAll(sdk: SdkId, program: Program): Promise<void> {
  console.log(`${sdk} (${sdkReporting[sdk].reports})`);
  for (const situation of SITUATIONS) {
    if (!program.calls && situation.name !== "role") continue;
    const { document, text, traced, alone, requests } = await underTrace(program, situation, aws);
    const { keys, reports } = document;
    const seen = keys.filter(({ accessKeyId }) => accessKeyId !== null);
    const told = seen
      .map(
        ({ accessKeyId, agreement, predicted }) =>
          `${accessKeyId} ${agreement} (${predicted?.accessKeyId ?? predicted?.actor})`,
      )
      .join("; ");
    console.log(
      `  ${situation.name.padEnd(9)} ${requests} requests, ${reports.attempts} attempts, ${reports.calls} calls  ${told}`,
    );
    if (traced.code !== alone.code) fault(`exit code ${traced.code}, alone ${alone.code}`);
    // The SDK's own line, whenever it reports.
    const stdout = sdk === "go-v1" ? traced.stdout.replace(/^\S+ \S+ Enabling CSM\n/, "") : traced.stdout;
    if (stdout !== alone.stdout) fault("another stdout than alone");
    if (/CANARY/.test(text + traced.stderr)) fault("a secret in what awswho says");
    if (sdkReporting[sdk].reports === "never") {
      if (requests === 0) fault("the program made no call at all");
      if (reports.attempts + reports.calls > 0) fault("it does report");
      continue;
    }
    const pinnedByOption = situation.pinned !== undefined && program.profileOption !== undefined;
    // What the command's own option says is known, and predicted.
    const count =
      situation.name === "role"
        ? ROLE_KEYS[program.rolesUnread ? "silent" : (program.fixedSts ?? (program.calls ? "had" : "reported"))]
        : situation.keys.length;
    const expected = pinnedByOption ? ["same-key"] : situation.agreements.slice(0, count);
    if (seen.map(({ accessKeyId }) => accessKeyId).join() !== situation.keys.slice(0, count).join())
      fault("other keys than expected");
    if (seen.map(({ agreement }) => agreement).join() !== expected.join()) fault(`expected ${expected.join()}`);
    if (reports.missing > 0) fault(`${reports.missing} reports missing`);
    if (keys.some((key) => key.sdk.id !== sdk)) fault(`said to be ${keys.map((key) => key.sdk.id).join()}`);
  }
}
