/*
 * compare-change-score.ts CHANGED FOLDER: what the real SDKs did on the machines that `compare-change` wrote; FOLDER holds
 * a record of each, SDK.jsonl. All but those that the change leaves apart are to end as one.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { AgreeingChange } from "../src/model/comparison.ts";

interface Machine {
  readonly id: string;
  readonly awswho: AgreeingChange;
}

interface Ended {
  readonly id: string;
  readonly outcome: string;
  readonly accessKeyId: string | null;
  readonly sessionToken: string | null;
}

const [changed = "changed.jsonl", folder = "."] = process.argv.slice(2);
const records = new Map(
  readdirSync(folder).flatMap((name) => {
    const sdk = /^(.*)\.jsonl$/.exec(name)?.[1];
    const lines = sdk === undefined ? [] : read<Ended>(join(folder, name));
    return sdk === undefined ? [] : [[sdk, new Map(lines.map((line) => [line.id, line]))] as const];
  }),
);
let agreeing = 0;
const machines = read<Machine>(changed);
for (const { id, awswho } of machines) {
  const ends = new Map<string, string[]>();
  for (const [sdk, ended] of records) {
    const end = awswho.besides.some((one) => one === sdk) ? undefined : ended.get(id);
    if (end === undefined || end.outcome === "crash" || end.outcome === "timeout") continue;
    // What is exported comes with its token or is good for nothing; elsewhere the key alone says who it is.
    const token = awswho.change.kind === "export-credentials" && end.sessionToken ? " with a token" : "";
    const words = `${end.outcome} ${end.accessKeyId ?? ""}${token}`.trim();
    ends.set(words, [...(ends.get(words) ?? []), sdk]);
  }
  if (ends.size === 1 && [...ends.keys()][0]?.startsWith("credentials")) agreeing += 1;
  else console.log(`${id}: ${[...ends].map(([words, sdks]) => `${sdks.join(", ")} end with ${words}`).join("; ")}`);
}
console.log(`${records.size} SDKs: ${agreeing} of ${machines.length} machines agree`);

function read<T>(path: string): readonly T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
