import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Scenario } from "./scenario.ts";

/** From the checkout's own folder, where the tests and the lab's programs are run. */
const FOLDER = pathToFileURL(`${process.cwd()}/fixtures/truth/`);

/** What a real SDK, of the version it names, did in a scenario. */
export interface Golden {
  readonly id: string;
  readonly version: string;
  readonly outcome: "credentials" | "none" | "error" | "crash" | "timeout";
  readonly accessKeyId?: string;
  readonly hasSessionToken: boolean;
  readonly method?: string;
  /** A nested block in place of a name comes out of boto3 as a dict. */
  readonly region?: string | Readonly<Record<string, string>>;
  readonly region_missing?: boolean;
  readonly stage?: string;
  readonly error?: { readonly type: string; readonly message: string };
  readonly regionError?: string;
  readonly client_error?: { readonly type: string; readonly message: string };
  readonly calls: readonly string[];
}

export interface Recorded {
  readonly scenario: Scenario;
  readonly golden: Golden;
}

const parsedLines = <T>(path: string): readonly T[] =>
  readFileSync(new URL(path, FOLDER), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

/** Sets of scenarios that were recorded for an SDK. */
export const setsOf = (sdk: string): readonly string[] =>
  readdirSync(new URL(`${sdk}/`, FOLDER))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => name.replace(/\.jsonl$/, ""));

export const scenariosOf = (set: string): readonly Scenario[] => parsedLines<Scenario>(`scenarios/${set}.jsonl`);

export function recordedOf(sdk: string, set: string): readonly Recorded[] {
  const scenarios = new Map(scenariosOf(set).map((scenario) => [scenario.id, scenario]));
  return parsedLines<Golden>(`${sdk}/${set}.jsonl`).map((golden) => {
    const scenario = scenarios.get(golden.id);
    if (scenario === undefined) throw new Error(`${sdk}/${set}: no scenario ${golden.id}`);
    return { scenario, golden };
  });
}
