/*
 * npm run lab -- recheck [SDK…] [SET…]: installs the newest version of each SDK, runs it again on every recorded scenario (or
 * those of some sets), and prints what it does otherwise than its goldens say. Ends with 1 where something changed. Needs root.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SdkId } from "../src/model/sdk.ts";
import { type Golden, recordedOf, setsOf } from "../test/truth/goldens.ts";
import { chosenSdks, installNewest, pack, record } from "./world/oracles.ts";

const folder = mkdtempSync(join(tmpdir(), "awswho-recheck-"));
let changed = 0;
try {
  const words = process.argv.slice(2);
  const isSet = (word: string): boolean => existsSync(`fixtures/truth/scenarios/${word}.jsonl`);
  const named = words.filter(isSet);
  for (const sdk of chosenSdks(words.filter((word) => !isSet(word)))) {
    installNewest(sdk);
    for (const set of setsOf(sdk).filter((one) => named.length === 0 || named.includes(one)))
      changed += recheck(sdk, set);
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = changed === 0 ? 0 : 1;

function recheck(sdk: SdkId, set: string): number {
  const raw = join(folder, "raw.jsonl");
  const packed = join(folder, "packed.jsonl");
  record(sdk, `fixtures/truth/scenarios/${set}.jsonl`, raw);
  pack(raw, packed);
  const now = new Map(
    readFileSync(packed, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Golden)
      .map((golden) => [golden.id, golden]),
  );
  const different = recordedOf(sdk, set).filter(({ golden }) => essence(golden) !== essence(now.get(golden.id)));
  const versions = [...new Set([...now.values()].map(({ version }) => version))].join(", ");
  console.log(`${sdk} ${set}: ${different.length} of ${now.size} changed, with version ${versions}`);
  for (const { golden } of different)
    console.log(`  ${golden.id}\n    was ${essence(golden)}\n    is  ${essence(now.get(golden.id))}`);
  return different.length;
}

/** What a prediction is about; messages may be reworded. */
function essence(golden: Golden | undefined): string {
  if (golden === undefined) return "nothing";
  const { outcome, accessKeyId, hasSessionToken, method, region, error } = golden;
  return JSON.stringify({ outcome, accessKeyId, hasSessionToken, method, region, error: error?.type });
}
