import { expect, test } from "vitest";
import { runInProcess } from "../cli/run-in-process.ts";
import { outsideOf } from "../cli/transcript.ts";
import { scenariosOf } from "../truth/goldens.ts";
import { type Scenario, machineOf } from "../truth/scenario.ts";

/*
 * Recorded machines with random damage to their files and variables, under every command: awswho has an answer (no exit code
 * 3), the same one twice, without a secret and without a control character. The damage is drawn from a seed.
 */

/** Machines; AWSWHO_DAMAGED=2000 takes more (minutes), AWSWHO_DAMAGED_SEED another seed. */
const COUNT = Number(process.env["AWSWHO_DAMAGED"] ?? 6);
const SEED = Number(process.env["AWSWHO_DAMAGED_SEED"] ?? 1);
const SETS = ["open", "odd", "hand-python", "hand-jsgo", "hand-process"];
const COMMANDS: readonly (readonly string[])[] = [
  ["--offline"],
  [],
  ["--offline", "-v", "--sdk", "js-v3"],
  ["--offline", "--json", "--sdk", "go-v2"],
  ["doctor", "--offline", "--sdk", "boto3,js-v3"],
  ["compare", "--offline"],
  ["profiles", "--offline"],
  ["graph"],
  ["explain", "Unable to locate credentials"],
  ["check", "--offline", "--account", "111122223333"],
  ["report", "--offline", "--redact"],
  ["snapshot", "--offline"],
  ["scan"],
];

/** mulberry32 */
function drawnFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Draw = () => number;

const below = (draw: Draw, count: number): number => Math.floor(draw() * count);
const oneOf = <T>(draw: Draw, list: readonly T[]): T => list[below(draw, list.length)] as T;

const SCRAPS = [
  "\u001b[31m",
  "\u0000",
  "\r",
  "\r\n",
  "\n",
  "\u0007",
  "\u009b2J",
  "\ufeff",
  "\u202e",
  "\udc80",
  "=",
  "[",
  "]",
  " ",
  "\t",
  '"',
  "'",
  "#",
  ";",
  "%",
  "$",
  "~",
  "::error::x",
  "##[error]x",
  "profile ",
  "sso-session ",
  "[default]\n",
  "source_profile = dev\n",
  "region = xx-xxxx-9\n",
  "aws_access_key_id = AKIA\n",
  "services = s\n",
  "[services s]\nsts =\n  endpoint_url = http://localhost:1\n",
];

function damagedText(draw: Draw, text: string): string {
  let damaged = text;
  for (let times = 1 + below(draw, 3); times > 0; times -= 1) {
    const at = below(draw, damaged.length + 1);
    const lines = damaged.split("\n");
    switch (below(draw, 6)) {
      case 0:
        damaged = damaged.slice(0, at) + oneOf(draw, SCRAPS) + damaged.slice(at);
        break;
      case 1:
        damaged = damaged.slice(0, at) + damaged.slice(at + 1 + below(draw, 4));
        break;
      case 2:
        damaged = damaged.slice(0, at);
        break;
      case 3:
        damaged = [...lines, oneOf(draw, lines)].join("\n");
        break;
      case 4:
        lines.splice(below(draw, lines.length), 1);
        damaged = lines.join("\n");
        break;
      default:
        damaged = damaged.slice(0, at).toUpperCase() + damaged.slice(at);
    }
  }
  return damaged;
}

/** In the form of a secret key: on a line of its own it is known by that alone. */
const CANARY = "wJalrXUtnCANARY7MDENGbPxRfiCYzEXAMP0KEYa";
/** What stands for a secret, whatever the lab called it. */
const withCanary = (text: string): string =>
  text.replace(/((?:secret\w*|session_token|security_token)\s*[=:]\s*)[^\s"',}]+/gi, `$1${CANARY}`);

const VARIABLES = [
  "AWS_PROFILE",
  "AWS_REGION",
  "AWS_CONFIG_FILE",
  "AWS_ENDPOINT_URL",
  "HTTPS_PROXY",
  "HOME",
  "SUDO_USER",
];

function damagedMachine(draw: Draw, scenario: Scenario): Scenario {
  const files = Object.fromEntries(
    Object.entries(scenario.files).map(([path, text]) => [
      path,
      // What a program prints is known to the lab by its text.
      /\/bin\//.test(path) ? text : damagedText(draw, withCanary(text)),
    ]),
  );
  const env: Record<string, string> = Object.fromEntries(
    Object.entries(scenario.env).map(([name, value]) => [name, /SECRET|TOKEN$/.test(name) ? CANARY : value]),
  );
  if (draw() < 0.5) env[oneOf(draw, VARIABLES)] = oneOf(draw, [...SCRAPS, "", "dev", "/", "http://127.0.0.1:9"]);
  return { ...scenario, files, env };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

test(`${COUNT} damaged machines`, async () => {
  const draw = drawnFrom(SEED);
  const machines = SETS.flatMap((set) => scenariosOf(set));
  const faults: string[] = [];
  for (let made = 0; made < COUNT; made += 1) {
    const scenario = damagedMachine(draw, oneOf(draw, machines));
    // Each machine meets a few of the commands, so that all are met with few machines.
    for (const command of COMMANDS.filter((_, index) => COUNT > 100 || (index + made) % 3 === 0)) {
      const run = () => runInProcess(command, machineOf(scenario), { outside: outsideOf(scenario), columns: 90 });
      const told = (words: string): number =>
        faults.push(
          `${words}: ${scenario.id} awswho ${command.join(" ")} ${JSON.stringify([scenario.env, scenario.files])}`,
        );
      const first = await run().catch((error: unknown) => ({ code: 3, out: "", err: String(error) }));
      const all = first.out + first.err;
      if (first.code === 3) told(`exit 3 (${first.err.slice(0, 300)})`);
      if (all.includes("CANARY")) told("a secret is shown");
      if (CONTROL.test(all)) told("a control character is shown");
      if (/^(?:::(?!error |warning |notice )|##\[)/m.test(all)) told("a line that a CI takes for a command");
      const second = await run().catch(() => ({ code: 3, out: "", err: "" }));
      if (second.out !== first.out || second.code !== first.code) told("two runs differ");
    }
  }
  expect(faults).toEqual([]);
}, 3_000_000);
