import { Script } from "node:vm";
import type { SdkId } from "../../src/model/sdk.ts";
import type { Scenario } from "../../test/truth/scenario.ts";
import { mutatedChain } from "./bundle.ts";
import { type Cell, cellsOf, isWrong } from "./cells.ts";
import type { Mutant } from "./mutants.ts";
import type { Told } from "./replay.ts";
import { switchboard } from "./switchboard.ts";

type Tell = (scenario: Scenario) => Told;

/** What became of a mutant on all machines that come by its place. */
export interface Trial {
  /** The machine whose record tells it from the chain; null: none does. */
  readonly killer: string | null;
  readonly reached: number;
}

/** A chain, all its mutants, and its records. */
export interface Stage {
  readonly mutants: readonly Mutant[];
  trial(mutant: Mutant): Trial;
}

export async function stageOf(sdk: SdkId): Promise<Stage> {
  const { mutants, load } = await mutatedChain(sdk);
  const reach = newReach();
  switchboard.awake = 0;
  watch(reach.whileLoading, reach.constantsWhileLoading);
  const asleep = load(switchboard);
  watch(null, null);
  const cells = cellsOf(sdk, asleep);
  reachCells(reach, cells, asleep);
  const kills = cells.map(() => 0);
  const everywhere = [...cells.keys()];

  const indexesFor = ({ id, constant }: Mutant): readonly number[] => {
    if (!reach.whileLoading.has(id)) return reach.cells.get(id) ?? [];
    const followed = constant !== null && !reach.constantsWhileLoading.has(constant);
    return followed ? (reach.constants.get(constant) ?? []) : everywhere;
  };
  const trial = (mutant: Mutant): Trial => {
    const indexes = [...indexesFor(mutant)].sort((a, b) => (kills[b] ?? 0) - (kills[a] ?? 0));
    switchboard.awake = mutant.id;
    const tell = reach.whileLoading.has(mutant.id) ? loadedAwake(() => load(switchboard)) : asleep;
    const killer = indexes.find((index) => tell === null || isKilledBy(cells[index] as Cell, tell));
    switchboard.awake = 0;
    if (killer === undefined) return { killer: null, reached: indexes.length };
    kills[killer] = (kills[killer] ?? 0) + 1;
    return { killer: (cells[killer] as Cell).scenario.id, reached: indexes.length };
  };
  return { mutants, trial };
}

/** Null: the chain's files cannot even be loaded. */
function loadedAwake(load: () => Tell): Tell | null {
  try {
    return load();
  } catch {
    return null;
  }
}

interface Reach {
  /** Worked out once, while the chain's files are loaded. */
  readonly whileLoading: Set<number>;
  readonly constantsWhileLoading: Set<string>;
  /** Which machines come by, by mutant and by constant. */
  readonly cells: Map<number, number[]>;
  readonly constants: Map<string, number[]>;
}

const newReach = (): Reach => ({
  whileLoading: new Set(),
  constantsWhileLoading: new Set(),
  cells: new Map(),
  constants: new Map(),
});

function watch(reached: Set<number> | null, looked: Set<string> | null): void {
  switchboard.reached = reached === null ? null : (id) => reached.add(id);
  switchboard.looked = looked === null ? null : (name) => looked.add(name);
}

function reachCells(reach: Reach, cells: readonly Cell[], tell: Tell): void {
  for (const [index, { scenario }] of cells.entries()) {
    const reached = new Set<number>();
    const looked = new Set<string>();
    watch(reached, looked);
    tell(scenario);
    for (const id of reached) note(reach.cells, id, index);
    for (const name of looked) note(reach.constants, name, index);
  }
  watch(null, null);
}

function note<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const indexes = map.get(key);
  if (indexes === undefined) map.set(key, [index]);
  else indexes.push(index);
}

/** Wrong, or no answer at all: it breaks, or goes on without end. */
function isKilledBy(cell: Cell, tell: Tell): boolean {
  try {
    return isWrong(
      cell,
      bounded(() => tell(cell.scenario)),
    );
  } catch {
    return true;
  }
}

const SECONDS = 5;
const slot = globalThis as { mutationWork?: () => unknown };
const work = new Script("globalThis.mutationWork()");

function bounded<T>(run: () => T): T {
  slot.mutationWork = run;
  return work.runInThisContext({ timeout: SECONDS * 1000 }) as T;
}
