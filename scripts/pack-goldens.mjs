// pack-goldens.mjs RECORDS.jsonl[.gz] OUT.jsonl: what counts of a lab recording, one line a scenario, for fixtures/truth/<sdk>/<set>.jsonl.
// The set's scenarios lie in fixtures/truth/scenarios/<set>.jsonl, in the same order.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

const [recordsPath, out] = process.argv.slice(2);
const bytes = readFileSync(recordsPath);
const text = (recordsPath.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
const KEPT = [
  "id",
  "sdk",
  "version",
  "outcome",
  "accessKeyId",
  "method",
  "region",
  "error",
  "client_error",
  "regionError",
  "region_error",
  "region_missing",
  "explicit_ignored",
  "partial",
  "stage",
  "calls",
];
const packed = text
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .map((record) => {
    const kept = Object.fromEntries(KEPT.filter((name) => record[name] != null).map((name) => [name, record[name]]));
    return JSON.stringify({ ...kept, hasSessionToken: Boolean(record.sessionToken) });
  });
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${packed.join("\n")}\n`);
console.log(`${out}: ${packed.length}`);
