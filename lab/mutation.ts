/*
 * npm run lab -- mutation [SDK…] [--show] [--files=EXPRESSION]: every condition of a chain inverted, every step, operand and list entry taken
 * away, every name changed, one at a time: at least one record of the real SDK must then be missed. --files keeps to those
 * of some files.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { chains } from "../src/chains/index.ts";
import { scoreOf } from "./mutation/score.ts";

// Files that are not there are told by errors, a few on each machine.
Error.stackTraceLimit = 0;

const argv = process.argv.slice(2);
const named = argv.filter((word) => !word.startsWith("--"));
const all = chains.filter(({ readNotRun }) => readNotRun !== true).map(({ id }) => id);

interface Result {
  readonly mutants: number;
  readonly killed: number;
  readonly killedByShared: number;
  readonly refused: number;
  readonly equivalent: number;
  readonly survived: number;
}

/** What docs/agreement.md shows: written with --write. */
const RESULTS = "fixtures/truth/mutation.json";
const results: Record<string, Result> = {};
const alive: Record<string, readonly string[]> = {};
const files = new RegExp(argv.find((word) => word.startsWith("--files="))?.slice("--files=".length) ?? "");
if (files.source !== "(?:)" && argv.includes("--write")) throw new Error("--write wants the figures of all files");
const out = argv.find((word) => word.startsWith("--survivors="))?.slice("--survivors=".length);
for (const sdk of all.filter((id) => named.length === 0 || named.includes(id))) {
  const started = process.cpuUsage().user;
  const score = await scoreOf(sdk, all, files);
  const seconds = Math.round((process.cpuUsage().user - started) / 1e6);
  const { mutants, killed, killedByShared, refused, equivalent, survivors } = score;
  const ratio = (100 * (killed + killedByShared)) / (mutants - refused - equivalent);
  console.log(
    `${sdk}: ${mutants} mutants, ${killed} killed, ${killedByShared} by records of a chain with the same files, ${refused} do not compile, ${equivalent} equivalent, ${survivors.length} survived, ${ratio.toFixed(1)} % (${seconds} s)`,
  );
  results[sdk] = { mutants, killed, killedByShared, refused, equivalent, survived: survivors.length };
  alive[sdk] = survivors.map(({ mutant }) => mutant.place);
  if (out !== undefined) writeFileSync(out, JSON.stringify(alive));
  if (!argv.includes("--show")) continue;
  for (const { mutant, reached } of survivors)
    console.log(`  ${mutant.file}:${mutant.line} ${mutant.within}: ${mutant.change}: ${mutant.text} [${reached}]`);
}

if (argv.includes("--write")) {
  const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, "utf8")) as { chains: object }).chains : {};
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const date = new Date().toISOString().slice(0, 10);
  const chainsNow = {
    ...before,
    ...Object.fromEntries(Object.entries(results).map(([id, each]) => [id, { ...each, date, commit }])),
  };
  writeFileSync(RESULTS, `${JSON.stringify({ chains: chainsNow }, null, 2)}\n`);
}
