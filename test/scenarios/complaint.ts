import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Recorded, runInProcess } from "../cli/run-in-process.ts";
import { type Fixture, machineOfFixture, outsideOfFixture } from "../rules/fixture.ts";
import { friendly } from "../rules/friendly.ts";

/** fixtures/scenarios: what people really met, as a machine, and the one command that answers it. */
export interface Complaint {
  /** Its row of the collected complaints: S01 to S61. */
  readonly id: string;
  readonly complaint: string;
  /** Where people told of it. */
  readonly threads: readonly string[];
  readonly command: string;
  /** A rule, or in a few words what else answers it. */
  readonly solvedBy: string;
  /** What its first screen must show. */
  readonly shows: readonly string[];
}

export interface NotYet {
  readonly id: string;
  readonly theme: Theme;
  readonly complaint: string;
  readonly why: string;
}

export const THEMES = {
  precedence: "Precedence and shadowing",
  files: "Files and parsing",
  "sign-in": "SSO and `aws login`",
  "roles-and-processes": "Role chains and processes",
  "metadata-and-containers": "Metadata and containers",
  "region-network-clock": "Region, endpoint, clock, network",
  "ci-guards-agents": "CI, guards, code, agents",
} as const;

export type Theme = keyof typeof THEMES;

/** Lines of a first screen. */
export const SCREEN = 25;

const FOLDER = pathToFileURL(`${process.cwd()}/fixtures/scenarios/`);
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, FOLDER), "utf8")) as T;

/** Theme and leaf of every folder. */
export const folders = (): readonly (readonly [Theme, string])[] =>
  (Object.keys(THEMES) as Theme[]).flatMap((theme) =>
    readdirSync(new URL(`${theme}/`, FOLDER)).map((leaf) => [theme, leaf] as const),
  );

export const readComplaint = (theme: Theme, leaf: string): Complaint => read(`${theme}/${leaf}/complaint.json`);
export const notYet = (): readonly NotYet[] => read("not-yet.json");

/** The command, as that person would type it there; or another one, on the same machine. */
export function runComplaint(
  theme: Theme,
  leaf: string,
  command = readComplaint(theme, leaf).command,
): Promise<Recorded> {
  const fixture = read<Fixture>(`${theme}/${leaf}/machine.json`);
  const scenario = { id: leaf, ...fixture };
  return runInProcess(command.split(" ").slice(1), machineOfFixture(fixture), {
    outside: outsideOfFixture(fixture) ?? friendly(scenario),
    columns: 100,
  });
}
