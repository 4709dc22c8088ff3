import { existsSync, readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { holdsSessionToken } from "../../src/advice/holds-session-token.ts";
import { chains } from "../../src/chains/index.ts";
import { givenTo } from "../../src/cli/code-arguments.ts";
import { type CommandFacts, commandFacts } from "../../src/parse/command-facts.ts";
import { drive } from "../../src/resolve/drive.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { labWorld } from "./emulator-table.ts";
import type { Golden } from "./goldens.ts";
import { type Scenario, codeOf, snapshotOf } from "./scenario.ts";

/** A machine on which a command is started in the home folder. */
export interface CommandScenario extends Scenario {
  readonly command: readonly string[];
}

/** Who signs the command's first request of its own. */
export interface Signer {
  readonly accessKeyId: string;
  readonly hasSessionToken: boolean;
  readonly region: string | null;
}

export const signerOf = ({ accessKeyId, hasSessionToken, region }: Golden): Signer | null =>
  accessKeyId === undefined
    ? null
    : { accessKeyId, hasSessionToken, region: typeof region === "string" ? region : null };

/** As `check -- COMMAND` judges it; null: it will sign nothing. */
export function predictedSigner(scenario: CommandScenario): Signer | null {
  const snapshot = snapshotOf(scenario);
  return signerBy(scenario, commandFacts(scenario.command, snapshot));
}

/** As its SDK alone would be judged, given the command's options and no more. */
export function signerOfSdk(scenario: CommandScenario): Signer | null {
  const emptied = { ...scenario, env: {}, files: {} };
  const { sdks, profile, region } = commandFacts(scenario.command, snapshotOf(emptied));
  return signerBy(scenario, { sdks, profile, region, changes: null });
}

function signerBy(scenario: CommandScenario, facts: CommandFacts): Signer | null {
  const snapshot = snapshotOf(scenario);
  // Nobody acts (`terraform fmt`).
  if (facts.sdks?.length === 0) return null;
  const chain = chains.find(({ id }) => id === facts.sdks?.[0]);
  if (chain === undefined) throw new Error(`${scenario.id}: no SDK is known for ${scenario.command[0]}`);
  const backend = facts.terraform?.backend;
  const given = givenTo(facts, { ...codeOf(scenario), profile: null, region: null });
  const code = backend == null ? given : { ...given, block: backend.block };
  if (facts.refuses !== undefined) return null;
  const { outcome, winner, region, clientError } = drive(resolve(chain, snapshot, code), labWorld(scenario).answer);
  // Without a region, or with one that is none, no client is made.
  return outcome !== "credentials" || winner === null || clientError !== null || !region.name
    ? null
    : {
        accessKeyId: winner.credentials.accessKeyId ?? "",
        hasSessionToken: holdsSessionToken(winner),
        region: region.name,
      };
}

export type CommandDifference = "acts" | "does not act" | "key" | "token" | "region";

export function signersDiffer(real: Signer | null, ours: Signer | null): readonly CommandDifference[] {
  if (real === null) return ours === null ? [] : ["does not act"];
  if (ours === null) return ["acts"];
  if (real.accessKeyId !== ours.accessKeyId) return ["key"];
  return [
    ...(real.hasSessionToken === ours.hasSessionToken ? [] : (["token"] as const)),
    ...(real.region === ours.region ? [] : (["region"] as const)),
  ];
}

const FOLDER = pathToFileURL(`${process.cwd()}/fixtures/commands/`);
const lines = <T>(url: URL): readonly T[] =>
  readFileSync(url, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

/** Commands that were recorded. */
export const recordedCommands = (): readonly string[] => (existsSync(FOLDER) ? readdirSync(FOLDER).sort() : []);

export const commandScenarios = (command: string): readonly CommandScenario[] =>
  lines(new URL(`${command}/scenarios.jsonl`, FOLDER));

export const commandGoldens = (command: string): readonly Golden[] =>
  lines(new URL(`${command}/records.jsonl`, FOLDER));

/** What is predicted otherwise than it was, and why. */
export function knownDifferences(command: string): Readonly<Record<string, string>> {
  const url = new URL(`${command}/known-differences.json`, FOLDER);
  return existsSync(url) ? (JSON.parse(readFileSync(url, "utf8")) as Readonly<Record<string, string>>) : {};
}
