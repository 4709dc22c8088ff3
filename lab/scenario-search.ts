/*
 * npm run lab -- scenario-search SDK SURVIVORS.json OUT.jsonl [PREFIX]: machines on which a chain and those of its mutants
 * differ that no record notices (from `mutation --survivors=FILE`): neighbours of recorded machines. What the real SDK
 * does there is then to be recorded.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { chains } from "../src/chains/index.ts";
import { recordedOf, setsOf } from "../test/truth/goldens.ts";
import type { Scenario } from "../test/truth/scenario.ts";
import { mutatedChain } from "./mutation/bundle.ts";
import type { Mutant } from "./mutation/mutants.ts";
import { ALL_PARTS, type Cell } from "./mutation/cells.ts";
import { neighboursOf, wordsIn } from "./mutation/neighbours.ts";
import { type Tell, functionOf, reachOf, staged } from "./mutation/stage.ts";

Error.stackTraceLimit = 0;
const MOST_BASES = 8;
const MOST_NEIGHBOURS = 600;

const [sdk = "", survivors = "", out = "", prefix = "mut"] = process.argv.slice(2);
const id = chains.find((chain) => chain.id === sdk)?.id;
if (id === undefined) throw new Error(`no chain ${sdk}`);
const places = new Set((JSON.parse(readFileSync(survivors, "utf8")) as Record<string, string[]>)[id] ?? []);
const recorded = setsOf(id).flatMap((set) => recordedOf(id, set).map(({ scenario }) => scenario));
const made = await mutatedChain(id);
const bases = reachOf(made, recorded);
const alive = made.mutants.filter(({ place }) => places.has(place));
const found = new Map<string, Scenario>();
let left = alive.length;

for (const where of new Set(alive.map(functionOf))) {
  const here = alive.filter((mutant) => functionOf(mutant) === where);
  const near = diverse(bases(where)).map((scenario) => [...neighboursOf(scenario, wordsIn(around(here)))]);
  const pool = sampled(near.flat(), MOST_NEIGHBOURS);
  const { mutants, trial, cellAt } = staged(made, (tell) => cells(pool, tell));
  for (const mutant of mutants) {
    if (!here.includes(mutant)) continue;
    const { index } = trial(mutant);
    if (index === null) continue;
    left -= 1;
    const { scenario } = cellAt(index);
    const name = `${prefix}-${digest(scenario)}`;
    const purpose = `${mutant.file.replace("src/chains/", "")} ${mutant.within}: ${mutant.change}: ${mutant.text.slice(0, 80)}`;
    const known = found.get(name);
    found.set(name, { ...scenario, id: name, tags: [...(known?.tags ?? ["mutation"]), purpose] });
  }
  console.log(`${where}: ${pool.length} neighbours, ${found.size} machines, ${left} of ${alive.length} mutants left`);
  writeFileSync(out, [...found.values()].map((scenario) => `${JSON.stringify(scenario)}\n`).join(""));
}

/** The source about these mutants: its words are what their machines may hold. */
function around(mutants: readonly Mutant[]): string {
  const lines = readFileSync(mutants[0]?.file ?? "", "utf8").split("\n");
  const near = (index: number): boolean => mutants.some(({ line }) => Math.abs(line - 1 - index) <= 8);
  return lines.filter((_, index) => near(index)).join("\n");
}

/** Those that the lab's table cannot answer are left out. */
function cells(pool: readonly Scenario[], tell: Tell): readonly Cell[] {
  return pool.flatMap((scenario) => {
    try {
      return [{ scenario, right: tell(scenario), agreed: ALL_PARTS }];
    } catch {
      return [];
    }
  });
}

/** Machines that come by the file, each by places where the others do not. */
function diverse(reaching: readonly { scenario: Scenario; reached: ReadonlySet<number> }[]): readonly Scenario[] {
  const chosen: Scenario[] = [];
  const seen = new Set<number>();
  const left = [...reaching];
  while (chosen.length < MOST_BASES && left.length > 0) {
    let best = 0;
    let most = -1;
    for (const [index, { reached, scenario }] of left.entries()) {
      let fresh = -JSON.stringify(scenario).length / 1e5;
      for (const mutant of reached) if (!seen.has(mutant)) fresh += 1;
      if (fresh > most) [best, most] = [index, fresh];
    }
    const [base] = left.splice(best, 1);
    if (base === undefined || most < 0) break;
    for (const mutant of base.reached) seen.add(mutant);
    chosen.push(base.scenario);
  }
  const others = sampled(left, MOST_BASES - chosen.length).map(({ scenario }) => scenario);
  return [...chosen, ...others].slice(0, MOST_BASES);
}

/** Evenly, so that a search is the same each time. */
function sampled<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, list.length / Math.max(1, most));
  const some: T[] = [];
  for (let at = 0; at < list.length; at += step) some.push(list[Math.floor(at)] as T);
  return some;
}

function digest(scenario: Scenario): string {
  const { id: _, tags: __, ...rest } = scenario;
  return createHash("sha1").update(JSON.stringify(rest)).digest("hex").slice(0, 8);
}
