/*
 * npm run lab -- versions SDK SET RECORDS…: what another version of an SDK did on a set (`world/run.py`, with that version
 * installed), held against the goldens of the modelled one: into fixtures/truth/<sdk>/other-versions.json, from which
 * src/model/measured-versions.ts is written anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { SdkId } from "../src/model/sdk.ts";
import { type Golden, recordedOf } from "../test/truth/goldens.ts";
import { type OtherVersion, measuredVersionsText, otherVersionsOf } from "../test/truth/other-versions.ts";

const [sdk, set, ...files] = process.argv.slice(2) as [SdkId, string, ...string[]];
const goldens = new Map(recordedOf(sdk, set).map(({ golden }) => [golden.id, golden]));
const known = new Map(otherVersionsOf(sdk).map((one) => [one.version, one]));
for (const file of files) {
  const records = readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Golden)
    .filter((record) => goldens.has(record.id) && record.outcome !== "timeout");
  const version = records.find((record) => record.version !== undefined)?.version;
  if (version === undefined) throw new Error(`${file} names no version`);
  known.set(version, {
    version,
    set,
    machines: records.length,
    otherwise: records.flatMap((record) => {
      const golden = goldens.get(record.id);
      return golden === undefined || endOf(golden) === endOf(record)
        ? []
        : [{ id: record.id, modelled: shownEnd(golden, record), here: shownEnd(record, golden) }];
    }),
  });
}
const sorted = [...known.values()].sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }));
writeFileSync(
  `fixtures/truth/${sdk}/other-versions.json`,
  `${JSON.stringify(sorted satisfies OtherVersion[], null, 2)}\n`,
);
writeFileSync("src/model/measured-versions.ts", measuredVersionsText());
for (const { version, machines, otherwise } of sorted)
  console.log(`${sdk} ${version}: ${machines - otherwise.length} of ${machines} alike`);

function endOf({ outcome, accessKeyId, region }: Golden): string {
  // A region that is set and empty is none.
  return JSON.stringify([outcome, accessKeyId ?? null, region || null]);
}

/** In words without what is of one machine alone. */
function shownEnd(one: Golden, other: Golden): string {
  const way = one.outcome === "credentials" ? (one.method ?? "") : (one.error?.type ?? "");
  const same = one.outcome === other.outcome && one.accessKeyId === other.accessKeyId;
  return same
    ? `${!one.region ? "no" : other.region ? "another" : "a"} region`
    : `${one.outcome}${way === "" ? "" : ` (${way})`}`;
}
