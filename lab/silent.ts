/*
 * npm run lab -- silent [SDK,SDK…] [SET…] [--records=FOLDER]: machines on which the real SDK failed, and doctor, asked of that
 * SDK alone, tells of nothing above a note. --records: FOLDER/scenarios.jsonl of new machines, and FOLDER/<sdk>.jsonl of what
 * the SDKs did there, in place of the recorded sets.
 */
import { existsSync, readFileSync } from "node:fs";
import { chains } from "../src/chains/index.ts";
import type { SdkId } from "../src/model/sdk.ts";
import { findingsOn, friendly } from "../test/rules/friendly.ts";
import { type Golden, recordedOf, setsOf } from "../test/truth/goldens.ts";
import { type Scenario, machineOf } from "../test/truth/scenario.ts";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const folder = process.argv.find((word) => word.startsWith("--records="))?.slice("--records=".length) ?? null;
const [named, ...sets] = words;
const sdks = (named?.split(",") ??
  chains.filter(({ readNotRun }) => readNotRun !== true).map(({ id }) => id)) as readonly SdkId[];

interface Failed {
  readonly scenario: Scenario;
  readonly why: string;
}

const linesOf = <T>(path: string): readonly T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

function failedOf(sdk: SdkId): readonly Failed[] {
  return recordsOf(sdk).flatMap(({ scenario, golden }) => {
    const why = failure(golden);
    return why === null ? [] : [{ scenario, why }];
  });
}

function recordsOf(sdk: SdkId): readonly { readonly scenario: Scenario; readonly golden: Golden }[] {
  if (folder === null)
    return (sets.length > 0 ? sets : setsOf(sdk)).flatMap((set) =>
      setsOf(sdk).includes(set) ? recordedOf(sdk, set) : [],
    );
  if (!existsSync(`${folder}/${sdk}.jsonl`)) return [];
  const scenarios = new Map(linesOf<Scenario>(`${folder}/scenarios.jsonl`).map((one) => [one.id, one]));
  return linesOf<Golden>(`${folder}/${sdk}.jsonl`).flatMap((golden) => {
    const scenario = scenarios.get(golden.id);
    return scenario === undefined ? [] : [{ scenario, golden }];
  });
}

/** A missing region is no fault of a machine whose programs name one. */
function failure({ outcome, error, client_error }: Golden): string | null {
  if (outcome === "none") return "none";
  if (outcome === "error") return `error ${error?.type ?? ""}: ${error?.message ?? ""}`;
  if (outcome !== "credentials" || client_error === undefined) return null;
  return `client ${client_error.type}: ${client_error.message}`;
}

let silent = 0;
let total = 0;
for (const sdk of sdks) {
  const counts = { error: 0, warning: 0, silent: 0 };
  for (const { scenario, why } of failedOf(sdk)) {
    const findings = await findingsOn(machineOf(scenario), scenario, friendly(scenario), [sdk]);
    const told = (["error", "warning"] as const).find((one) => findings.some(({ severity }) => severity === one));
    counts[told ?? "silent"] += 1;
    if (told !== undefined) continue;
    const notes = findings.map(({ rule }) => rule).join(" ");
    console.log(
      `${sdk} ${scenario.id}: ${why.replaceAll("\n", " ").slice(0, 220)}${notes === "" ? "" : ` [notes: ${notes}]`}`,
    );
  }
  total += counts.error + counts.warning + counts.silent;
  silent += counts.silent;
  console.log(sdk, JSON.stringify(counts));
}
console.log(`doctor is silent on ${silent} of ${total} machines where the SDK fails`);
