import type { SdkId } from "../../src/model/sdk.ts";
import { refused } from "./compiles.ts";
import { readEquivalents, reasonFor } from "./equivalents.ts";
import type { Mutant } from "./mutants.ts";
import { filesOf } from "./bundle.ts";
import { type Stage, stageOf } from "./stage.ts";

interface Survivor {
  readonly mutant: Mutant;
  /** On how many machines its place is reached. */
  readonly reached: number;
}

export interface ChainScore {
  readonly sdk: SdkId;
  readonly mutants: number;
  /** Told by a record of the chain's own SDK. */
  readonly killed: number;
  /** In a file that chains share: told by a record of another SDK that runs it. */
  readonly killedByShared: number;
  /** Alive, but refused by the compiler: no mutants at all. */
  readonly refused: number;
  /** Alive, and named in equivalent-mutants.json with a reason. */
  readonly equivalent: number;
  readonly survivors: readonly Survivor[];
}

/** Every mutant against every machine that reaches its place, up to the first that tells it from the chain. */
export async function scoreOf(sdk: SdkId, all: readonly SdkId[], files: RegExp): Promise<ChainScore> {
  const { mutants: made, trial } = await stage(sdk);
  const mutants = made.filter(({ file }) => files.test(file));
  const alive = mutants.flatMap((mutant) => {
    const { killer, reached } = trial(mutant);
    return killer === null ? [{ mutant, reached }] : [];
  });
  const elsewhere = await aliveElsewhere(alive, sdk, all);
  const wrong = refused(elsewhere.map(({ mutant }) => mutant));
  const left = elsewhere.filter(({ mutant }) => !wrong.has(mutant));
  const survivors = left.filter(({ mutant }) => reasonFor(equivalents, mutant) === null);
  const killed = mutants.length - alive.length;
  return {
    sdk,
    mutants: mutants.length,
    killed,
    killedByShared: alive.length - elsewhere.length,
    refused: wrong.size,
    equivalent: left.length - survivors.length,
    survivors,
  };
}

async function aliveElsewhere(
  alive: readonly Survivor[],
  sdk: SdkId,
  all: readonly SdkId[],
): Promise<readonly Survivor[]> {
  let left = alive;
  for (const other of all) {
    if (other === sdk) continue;
    const theirs = await filesOf(other);
    if (!left.some(({ mutant }) => theirs.has(mutant.file))) continue;
    const { mutants, trial } = await stage(other);
    const there = new Map(mutants.map((mutant) => [mutant.place, mutant]));
    left = left.filter(({ mutant }) => {
      const same = there.get(mutant.place);
      return same === undefined || trial(same).killer === null;
    });
  }
  return left;
}

const equivalents = readEquivalents();
const stages = new Map<SdkId, Promise<Stage>>();

function stage(sdk: SdkId): Promise<Stage> {
  const known = stages.get(sdk);
  if (known !== undefined) return known;
  const made = stageOf(sdk);
  stages.set(sdk, made);
  return made;
}
