import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { SdkId } from "../../src/model/sdk.ts";
import { recordedOf, setsOf } from "../../test/truth/goldens.ts";
import { record } from "../world/oracles.ts";
import type { LabScenario } from "./lab-scenario.ts";
import { type LabGolden, type Seen, seenOf } from "./seen.ts";
import type { Trial } from "./trials.ts";

/** What SDKs did before and after a change; null: that is not known. */
export interface Runs {
  before(sdk: SdkId, trial: Trial): Seen | null;
  after(sdk: SdkId, trial: Trial): Seen | null;
}

/** The real ones, which have to be sent there. */
export interface RealRuns extends Runs {
  /** Each on every machine as it was, where there is no record of just that, and changed. */
  send(sdks: readonly SdkId[], trials: readonly Trial[]): void;
}

export interface Keeping {
  /** Where what they did is kept; null: nowhere. */
  readonly file: string | null;
  /** None is run: what is not kept is not known. */
  readonly only: boolean;
}

export function openRealRuns({ file, only }: Keeping): RealRuns {
  const known = new Map<string, Seen>(file !== null && existsSync(file) ? Object.entries(parsed<object>(file)) : []);
  return {
    send(sdks, trials) {
      for (const sdk of sdks) {
        const runs = trials.flatMap((trial) =>
          recorded(sdk, trial) === null ? [trial.changed, trial.scenario] : [trial.changed],
        );
        // One machine under several names is run once.
        const once = new Map(runs.map((one) => [keptName(sdk, one), one]));
        const fresh = only ? [] : [...once].filter(([name]) => !known.has(name));
        if (fresh.length === 0) continue;
        const machines = fresh.map(([id, one]) => ({ ...one, id }));
        for (const [name, seen] of reallyRun(sdk, machines)) known.set(name, seen);
        if (file !== null) writeFileSync(file, JSON.stringify(Object.fromEntries(known)));
      }
    },
    before: (sdk, trial) => recorded(sdk, trial) ?? known.get(keptName(sdk, trial.scenario)) ?? null,
    after: (sdk, { changed }) => known.get(keptName(sdk, changed)) ?? null,
  };
}

/** A machine by all that an SDK sees of it. */
function keptName(sdk: SdkId, { id: _, tags: __, ...machine }: LabScenario): string {
  return `${sdk} ${createHash("sha256").update(JSON.stringify(machine)).digest("hex").slice(0, 24)}`;
}

function reallyRun(sdk: SdkId, runs: readonly LabScenario[]): ReadonlyMap<string, Seen> {
  const folder = mkdtempSync(join(tmpdir(), "awswho-fixes-"));
  try {
    const machines = join(folder, "scenarios.jsonl");
    writeFileSync(machines, runs.map((one) => `${JSON.stringify(one)}\n`).join(""));
    record(sdk, machines, join(folder, "raw"), availableParallelism());
    const lines = readFileSync(join(folder, "raw"), "utf8").split("\n").filter(Boolean);
    return new Map(lines.map((line) => JSON.parse(line) as LabGolden).map((golden) => [golden.id, seenOf(golden)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const parsed = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

function recorded(sdk: SdkId, { set, scenario }: Trial): Seen | null {
  const golden = set === null ? undefined : goldens(sdk, set).get(scenario.id);
  return golden === undefined ? null : seenOf(golden);
}

const goldensKept = new Map<string, ReadonlyMap<string, LabGolden>>();

function goldens(sdk: SdkId, set: string): ReadonlyMap<string, LabGolden> {
  const key = `${sdk} ${set}`;
  const known =
    goldensKept.get(key) ??
    new Map(setsOf(sdk).includes(set) ? recordedOf(sdk, set).map(({ golden }) => [golden.id, golden] as const) : []);
  goldensKept.set(key, known);
  return known;
}
