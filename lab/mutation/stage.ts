import { Script } from "node:vm";
import type { SdkId } from "../../src/model/sdk.ts";
import type { Scenario } from "../../test/truth/scenario.ts";
import { type MutatedChain, mutatedChain } from "./bundle.ts";
import { type Cell, isWrong, recordedCells } from "./cells.ts";
import type { Mutant } from "./mutants.ts";
import type { Told } from "./replay.ts";
import { switchboard } from "./switchboard.ts";

export type Tell = (scenario: Scenario) => Told;

/** What became of a mutant on all machines that come by its place. */
interface Trial {
  /** The machine whose record tells it from the chain; null: none does. */
  readonly killer: string | null;
  readonly index: number | null;
  readonly reached: number;
}

/** A chain, all its mutants, and its records. */
export interface Stage {
  readonly mutants: readonly Mutant[];
  trial(mutant: Mutant): Trial;
  /** Up to so many machines that tell it from the chain. */
  killers(mutant: Mutant, most: number): readonly number[];
  cellAt(index: number): Cell;
}

export const stageOf = async (sdk: SdkId): Promise<Stage> => staged(await mutatedChain(sdk), recordedCells(sdk));

export function staged({ mutants, load }: MutatedChain, machines: (tell: Tell) => readonly Cell[]): Stage {
  const reach = newReach();
  switchboard.awake = 0;
  watch(reach.whileLoading, reach.constantsWhileLoading);
  const asleep = load(switchboard);
  watch(null, null);
  const cells = machines(asleep);
  const ways = reachCells(reach, cells, asleep);
  const kills = cells.map(() => 0);
  const everywhere = [...cells.keys()];
  const texts = cells.map(textOf);

  const cellAt = (index: number): Cell => cells[index] as Cell;
  const reachedBy = ({ id, constant }: Mutant): readonly number[] => {
    if (!reach.whileLoading.has(id)) return reach.cells.get(id) ?? [];
    const followed = constant !== null && !reach.constantsWhileLoading.has(constant);
    return followed ? (reach.constants.get(constant) ?? []) : everywhere;
  };
  const killers = (mutant: Mutant, enough: number): readonly number[] => {
    const reached = reachedBy(mutant);
    // What no use can be followed of may matter anywhere, and a step wherever another way ends at it.
    const most = reached === everywhere || /\bload:/.test(mutant.text) ? everywhere.length : MOST_MACHINES;
    const indexes = [...likely(mutant, reached, ways, texts, most)].sort((a, b) => (kills[b] ?? 0) - (kills[a] ?? 0));
    switchboard.awake = mutant.id;
    const tell = reach.whileLoading.has(mutant.id) ? loadedAwake(() => load(switchboard)) : asleep;
    const found = tell === null ? indexes.slice(0, 1) : someWrong(indexes, cells, tell, enough);
    switchboard.awake = 0;
    for (const index of found) kills[index] = (kills[index] ?? 0) + 1;
    return found;
  };
  const trial = (mutant: Mutant): Trial => {
    const reached = reachedBy(mutant).length;
    const killer = killers(mutant, 1)[0];
    return killer === undefined
      ? { killer: null, index: null, reached }
      : { killer: cellAt(killer).scenario.id, index: killer, reached };
  };
  return { mutants, trial, killers, cellAt };
}

/** The file and the outermost function. */
export const functionOf = ({ file, within }: Mutant): string => `${file}:${within.split(".")[0]}`;

/** Machines that come by a function, with the mutants there that they reach. */
export function reachOf({ mutants, load }: MutatedChain, machines: readonly Scenario[]) {
  const tell = load(switchboard);
  const placeOf = new Map(mutants.map((mutant) => [mutant.id, functionOf(mutant)]));
  const reaching = machines.map((scenario) => {
    const reached = new Set<number>();
    watch(reached, null);
    tell(scenario);
    return { scenario, reached };
  });
  watch(null, null);
  return (place: string) =>
    reaching.flatMap(({ scenario, reached }) => {
      const here = new Set([...reached].filter((id) => placeOf.get(id) === place));
      return here.size === 0 ? [] : [{ scenario, reached: here }];
    });
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

/** Tells which way each machine takes through the chain: what of it it reaches. */
function reachCells(reach: Reach, cells: readonly Cell[], tell: Tell): readonly string[] {
  const ways: string[] = [];
  for (const [index, { scenario }] of cells.entries()) {
    const reached = new Set<number>();
    const looked = new Set<string>();
    watch(reached, looked);
    tell(scenario);
    for (const id of reached) note(reach.cells, id, index);
    for (const name of looked) note(reach.constants, name, index);
    ways.push([...reached].sort((a, b) => a - b).join(" "));
  }
  watch(null, null);
  return ways;
}

/** Machines that take the same way are much alike: of hundreds, one is tried, then another, … the rare ways first. */
const MOST_MACHINES = 400;

function fewOfEachWay(indexes: readonly number[], ways: readonly string[], most: number): readonly number[] {
  const byWay = new Map<string, number[]>();
  for (const index of indexes) note(byWay, ways[index] ?? "", index);
  const groups = [...byWay.values()].sort((a, b) => a.length - b.length);
  const few: number[] = [];
  for (let turn = 0; few.length < most && few.length < indexes.length; turn += 1)
    for (const group of groups) {
      const index = group[turn];
      if (index !== undefined) few.push(index);
    }
  return few;
}

function note<Key>(map: Map<Key, number[]>, key: Key, index: number): void {
  const indexes = map.get(key);
  if (indexes === undefined) map.set(key, [index]);
  else indexes.push(index);
}

/**
 * Those that somebody made for a mutant go first. A name that a machine nowhere has is looked for in vain either way: those
 * that have it come next, and of a step those where it, by its method, is what won.
 */
function likely(
  mutant: Mutant,
  reached: readonly number[],
  ways: readonly string[],
  texts: readonly string[],
  most: number,
): readonly number[] {
  const name = /^"([^"]*)"$/.exec(mutant.text)?.[1];
  const words = name === undefined ? (mutant.text.match(/method: "[^"]+"/g) ?? []) : [name];
  const has = (index: number): boolean => words.some((word) => texts[index]?.includes(word) === true);
  const isMade = (index: number): boolean => texts[index]?.includes(MADE) === true;
  const made = reached.filter(isMade);
  const left = reached.filter((index) => !isMade(index));
  const having = fewOfEachWay(left.filter(has), ways, most);
  const others = fewOfEachWay(
    left.filter((index) => !has(index)),
    ways,
    most,
  );
  return [...made, ...[...having, ...others].slice(0, most)];
}

/** In the text of a machine with that tag. */
const MADE = '"mutation"';

/** A machine's text, and what won there. */
const textOf = ({ scenario, right }: Cell): string => `${JSON.stringify(scenario)} method: "${right.method}"`;

const CHUNK = 100;

function someWrong(indexes: readonly number[], cells: readonly Cell[], tell: Tell, enough: number): readonly number[] {
  const found: number[] = [];
  for (let from = 0; from < indexes.length && found.length < enough; from += CHUNK) {
    const some = indexes.slice(from, from + CHUNK);
    let next = 0;
    let at = some[0] as number;
    // From where it stopped, if it was only short of time.
    const look = (): void => {
      for (; next < some.length && found.length < enough; next += 1) {
        at = some[next] as number;
        const cell = cells[at] as Cell;
        if (isWrong(cell, tell(cell.scenario))) found.push(at);
      }
    };
    try {
      bounded(look);
    } catch {
      // No answer at all: it breaks, or goes on without end.
      found.push(at);
    }
  }
  return found;
}

/** Of the processor's time: on a busy machine the clock says nothing of an endless loop. */
const SECONDS = 3;
const slot = globalThis as { mutationWork?: () => unknown };
const work = new Script("globalThis.mutationWork()");

function bounded(run: () => void): void {
  slot.mutationWork = run;
  for (let patience = SECONDS; ; patience *= 2) {
    const started = process.cpuUsage();
    try {
      work.runInThisContext({ timeout: patience * 1000 });
      return;
    } catch (error) {
      const { user, system } = process.cpuUsage(started);
      if (!isTimeout(error) || user + system >= SECONDS * 0.9e6) throw error;
    }
  }
}

const isTimeout = (error: unknown): boolean =>
  (error as { readonly code?: unknown }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
