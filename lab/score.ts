/*
 * npm run lab -- score [SET…]: runs the built command itself in the lab's world, all SDKs at once, and scores it against
 * the goldens. Needs root, and `npm run build` before.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { record } from "./world/oracles.ts";

const sets = process.argv.length > 2 ? process.argv.slice(2) : ["open"];
const folder = mkdtempSync(join(tmpdir(), "awswho-score-"));
mkdirSync(join(tmpdir(), "lab-bin"), { recursive: true });
writeFileSync(join(tmpdir(), "lab-bin", "awswho-cli"), `${process.cwd()}/dist/cli/awswho.cjs\n`);
try {
  for (const set of sets) {
    const predicted = join(folder, `${set}.jsonl`);
    record("awswho", `fixtures/truth/scenarios/${set}.jsonl`, predicted);
    const score = ["lab/world/score.py", predicted, "fixtures/truth", set, "--show", "3"];
    // It ends with 1 where anything differs; the next set is scored all the same.
    if (spawnSync("python3", score, { stdio: "inherit" }).status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
