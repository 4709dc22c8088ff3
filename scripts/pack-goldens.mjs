// pack-goldens.mjs SCENARIOS.jsonl GOLDENS.jsonl[.gz] OUT: one line a scenario with what the real SDK did in it, for fixtures/truth.
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const [scenariosPath, goldensPath, out] = process.argv.slice(2);
const lines = (path) => {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};
const goldens = new Map(lines(goldensPath).map((golden) => [golden.id, golden]));
const KEPT = [
  "sdk",
  "version",
  "outcome",
  "accessKeyId",
  "method",
  "region",
  "error",
  "client_error",
  "stage",
  "calls",
];
const packed = lines(scenariosPath).map((scenario) => {
  const golden = goldens.get(scenario.id);
  if (golden === undefined) throw new Error(`${scenario.id}: not recorded`);
  const kept = Object.fromEntries(KEPT.filter((name) => golden[name] != null).map((name) => [name, golden[name]]));
  return JSON.stringify({ scenario, golden: { ...kept, hasSessionToken: Boolean(golden.sessionToken) } });
});
writeFileSync(out, `${packed.join("\n")}\n`);
console.log(`${out}: ${packed.length}`);
