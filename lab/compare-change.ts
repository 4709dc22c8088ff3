/*
 * compare-change.ts OUT FILE…: from each scenario on which the SDKs part, the machine that `awswho compare`'s one change
 * would leave. The lab then runs the real SDKs on OUT: they are to end as one principal.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { chains } from "../src/chains/index.ts";
import { compare } from "../src/diagnose/compare.ts";
import { type Scenario, codeOf, snapshotOf } from "../test/truth/scenario.ts";
import { withChange } from "./scenarios/parts/with-change.ts";

const [out = "changed.jsonl", ...files] = process.argv.slice(2);
const scenarios: Scenario[] = files.flatMap((file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line)),
);
const changed: string[] = [];
let parted = 0;
for (const scenario of scenarios) {
  const { agree, change } = await compare(snapshotOf(scenario), {
    chains,
    code: codeOf(scenario),
    outside: null,
    exchanged: () => false,
  });
  if (agree) continue;
  parted += 1;
  const after = change === null ? null : withChange(scenario, change.change);
  if (after !== null) changed.push(JSON.stringify({ ...after, id: `${scenario.id}+agree`, awswho: change }));
}
writeFileSync(out, changed.map((line) => `${line}\n`).join(""));
console.log(`${scenarios.length} scenarios, the SDKs part in ${parted}, one change ends it in ${changed.length}`);
