import { existsSync, readFileSync, readdirSync } from "node:fs";
import type { SdkId } from "../../src/model/sdk.ts";
import { SDK_IDS } from "../../src/model/sdk.ts";

/** Another version of an SDK, run on a set that the modelled one was run on: fixtures/truth/<sdk>/other-versions.json. */
export interface OtherVersion {
  readonly version: string;
  readonly set: string;
  readonly machines: number;
  readonly otherwise: readonly Otherwise[];
}

export interface Otherwise {
  readonly id: string;
  /** How the modelled version ends, and this one. */
  readonly modelled: string;
  readonly here: string;
}

const pathOf = (sdk: SdkId): string => `fixtures/truth/${sdk}/other-versions.json`;

export const otherVersionsOf = (sdk: SdkId): readonly OtherVersion[] =>
  existsSync(pathOf(sdk)) ? (JSON.parse(readFileSync(pathOf(sdk), "utf8")) as OtherVersion[]) : [];

const isOfRegion = ({ here }: Otherwise): boolean => here.endsWith(" region");

/** src/model/measured-versions.ts: its text without the table, and the table. */
export function measuredVersionsText(): string {
  const path = "src/model/measured-versions.ts";
  const text = readFileSync(path, "utf8");
  const start = text.indexOf("export const MEASURED_VERSIONS");
  const sdks = SDK_IDS.filter((id) => readdirSync("fixtures/truth").includes(id));
  const rows = sdks.flatMap((id) => {
    const versions = otherVersionsOf(id);
    const entries = versions.map(
      ({ version, machines, otherwise }) =>
        `{ version: "${version}", machines: ${machines}, alike: ${machines - otherwise.length}, otherRegion: ${otherwise.filter(isOfRegion).length} }`,
    );
    const name = /^\w+$/.test(id) ? id : `"${id}"`;
    if (entries.length < 2) return entries.map((entry) => `  ${name}: [${entry}],`);
    return [`  ${name}: [`, ...entries.map((entry) => `    ${entry},`), "  ],"];
  });
  return `${text.slice(0, start)}export const MEASURED_VERSIONS: Partial<Record<SdkId, readonly MeasuredVersion[]>> = {\n${rows.join("\n")}\n};\n`;
}

/** A section of docs/agreement.md. */
export function otherVersionLines(): readonly string[] {
  const sdks = SDK_IDS.flatMap((id) => {
    const versions = otherVersionsOf(id);
    return versions.length === 0 ? [] : [{ id, versions }];
  });
  if (sdks.length === 0) return [];
  return [
    "## Other versions",
    "",
    "Older and newer versions, run on the same machines; *alike* counts those where they end as the modelled version does:",
    "outcome, access key id and region. `awswho` says these figures where such a version is installed.",
    "",
    "| SDK | version | set | machines | alike | what they do otherwise, and on how many |",
    "|---|---|---|---|---|---|",
    ...sdks.flatMap(({ id, versions }) =>
      versions.map(
        ({ version, set, machines, otherwise }) =>
          `| ${id} | ${version} | ${set} | ${machines} | ${machines - otherwise.length} | ${kindsOf(otherwise)} |`,
      ),
    ),
    "",
  ];
}

function kindsOf(otherwise: readonly Otherwise[]): string {
  const counts = new Map<string, number>();
  for (const { modelled, here } of otherwise) {
    const words = `${here} in place of ${modelled}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([words, count]) => `${count}: ${words}`)
    .join("; ");
}
