/*
 * npm run lab -- scenario-pick SDK SURVIVORS.json SCENARIOS.jsonl OUT.jsonl: of a heap of scenarios, those on which a chain and one of its
 * mutants differ that no record notices yet (from `mutation --survivors=FILE`). What the real SDK does there is then to be recorded.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { chains } from "../src/chains/index.ts";
import type { Scenario } from "../test/truth/scenario.ts";
import { mutatedChain } from "./mutation/bundle.ts";
import { ALL_PARTS } from "./mutation/cells.ts";
import { staged } from "./mutation/stage.ts";

Error.stackTraceLimit = 0;
/** Of the machines for one mutant: the real SDK may not agree with the chain on the first. */
const ENOUGH = 2;

const [sdk = "", survivors = "", heap = "", out = ""] = process.argv.slice(2);
const id = chains.find((chain) => chain.id === sdk)?.id;
if (id === undefined) throw new Error(`no chain ${sdk}`);
const places = new Set((JSON.parse(readFileSync(survivors, "utf8")) as Record<string, string[]>)[id] ?? []);
const made = await mutatedChain(id);
const alive = made.mutants.filter(({ place }) => places.has(place));
const scenarios = readFileSync(heap, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Scenario);
// Those that the lab's table cannot answer are left out.
const fresh = staged(made, (tell) =>
  scenarios.flatMap((scenario) => {
    try {
      return [{ scenario, right: tell(scenario), agreed: ALL_PARTS }];
    } catch {
      return [];
    }
  }),
);
const picked = new Set<string>();
for (const mutant of alive) {
  const killers = fresh.killers(mutant, ENOUGH).map((index) => fresh.cellAt(index).scenario.id);
  for (const killer of killers) picked.add(killer);
  if (killers.length === 0)
    console.log(`  ${mutant.file}:${mutant.line} ${mutant.within}: ${mutant.change}: ${mutant.text.slice(0, 120)}`);
}
const chosen = scenarios.filter((scenario) => picked.has(scenario.id));
writeFileSync(out, chosen.map((scenario) => `${JSON.stringify(scenario)}\n`).join(""));
console.log(`${sdk}: ${alive.length} alive, ${chosen.length} of ${scenarios.length} scenarios picked`);
