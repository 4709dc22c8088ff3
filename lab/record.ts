/*
 * npm run lab -- record SDK [SET…]: installs the real SDK and records what it does on the sets of scenarios (all, where
 * none is named) into fixtures/truth/<sdk>. Needs root.
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install, pack, record } from "./world/oracles.ts";

const [sdk, ...named] = process.argv.slice(2);
if (sdk === undefined) throw new Error("record what? npm run lab -- record SDK [SET…]");
const sets =
  named.length > 0 ? named : readdirSync("fixtures/truth/scenarios").map((name) => name.replace(/\.jsonl$/, ""));
const folder = mkdtempSync(join(tmpdir(), "awswho-record-"));
try {
  install(sdk);
  for (const set of sets) {
    const records = join(folder, `${set}.jsonl`);
    record(sdk, `fixtures/truth/scenarios/${set}.jsonl`, records);
    pack(records, `fixtures/truth/${sdk}/${set}.jsonl`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
