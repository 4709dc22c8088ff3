/*
 * commands.ts SCENARIOS RECORDS [--show N] [--sdk]: what real commands did (`world/run.py sam SCENARIOS RECORDS`), held
 * against whom `check -- COMMAND` says they will be. `--sdk`: against its SDK alone, given the command's options and no more.
 */
import { readFileSync } from "node:fs";
import {
  type CommandDifference,
  type CommandScenario,
  predictedSigner,
  signerOf,
  signerOfSdk,
  signersDiffer,
} from "../test/truth/command-prediction.ts";
import type { Golden } from "../test/truth/goldens.ts";

const argv = process.argv.slice(2);
const shown = argv.includes("--show") ? Number(argv[argv.indexOf("--show") + 1]) : 0;
const [scenariosPath = "", recordsPath = ""] = argv;
const linesOf = <T>(path: string): readonly T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const scenarios = new Map(linesOf<CommandScenario>(scenariosPath).map((one) => [one.id, one]));
const count: Partial<Record<CommandDifference | "n" | "right", number>> = {};
const add = (what: CommandDifference | "n" | "right"): void => {
  count[what] = (count[what] ?? 0) + 1;
};
let left = shown;
for (const raw of linesOf<Golden & { readonly sessionToken?: string | null }>(recordsPath)) {
  if (raw.outcome === "crash" || raw.outcome === "timeout") continue;
  const scenario = scenarios.get(raw.id);
  if (scenario === undefined) continue;
  const real = signerOf({
    ...raw,
    accessKeyId: raw.accessKeyId ?? undefined,
    hasSessionToken: raw.hasSessionToken ?? raw.sessionToken != null,
  } as Golden);
  const ours = argv.includes("--sdk") ? signerOfSdk(scenario) : predictedSigner(scenario);
  const differing = signersDiffer(real, ours);
  add("n");
  if (differing.length === 0) add("right");
  for (const one of differing) add(one);
  if (differing.length === 0 || left <= 0) continue;
  left -= 1;
  console.log(
    `${raw.id} [${differing.join(" ")}] ${scenario.command.join(" ")}\n  real ${JSON.stringify(real)} ${raw.error?.message.slice(-200) ?? ""}\n  ours ${JSON.stringify(ours)}`,
  );
}
console.log(JSON.stringify(count));
