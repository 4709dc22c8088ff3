/*
 * npm run lab -- scan-score LABELS FOLDER [--all]: how rightly scan reads the code below FOLDER, held against places that
 * somebody marked by hand: precision, recall, and how many of the things given are told rightly, by language.
 */
import nodeFs from "node:fs";
import { readSources } from "../src/cli/read-sources.ts";
import type { CodeValue, Given } from "../src/model/code-site.ts";
import type { PlacedSite } from "../src/model/scan.ts";
import { siteReaders } from "../src/parse/code-sites/index.ts";

interface Label {
  readonly file: string;
  readonly line: number;
  /** The last line that counts as this place: where a block begins is open. */
  readonly to: number;
  /** Whether this is a place at all is open: it counts neither for nor against. */
  readonly open?: true;
  readonly kind?: string;
  readonly sdk?: string;
  readonly call?: string;
  /** Null: what is given is open. */
  readonly gives?: readonly { readonly setting: string; readonly value: string }[] | null;
}

interface Labels {
  readonly files: readonly { readonly path: string; readonly language: string }[];
  readonly labels: readonly Label[];
}

interface Tally {
  files: number;
  labels: number;
  found: number;
  right: number;
  hits: number;
  expected: number;
  told: number;
  toldRightly: number;
}

const [labelsPath, folder, ...flags] = process.argv.slice(2);
if (labelsPath === undefined || folder === undefined) throw new Error("scan-score LABELS FOLDER [--all]");
const { files, labels }: Labels = JSON.parse(nodeFs.readFileSync(labelsPath, "utf8"));
const languages = new Map(files.map(({ path, language }) => [path, language]));
const reading = await readSources({
  fs: nodeFs,
  cwd: folder,
  paths: ["."],
  allFiles: flags.includes("--all"),
  isTimeUp: () => false,
  readers: siteReaders.map((reader) => ({
    ...reader,
    isOne: (path: string) => languages.has(path) && reader.isOne(path),
  })),
  program: `${process.cwd()}/package.json`,
});

const tallies = new Map<string, Tally>();
const tallyOf = (path: string): Tally => {
  const language = languages.get(path) ?? "?";
  const none = { files: 0, labels: 0, found: 0, right: 0, hits: 0, expected: 0, told: 0, toldRightly: 0 };
  const tally = tallies.get(language) ?? none;
  tallies.set(language, tally);
  return tally;
};
const at = new Map<Label, PlacedSite[]>();
const lines: string[] = [];
for (const placed of reading.sites) judge(placed);
for (const { path } of files) tallyOf(path).files += 1;
for (const label of labels) if (label.open !== true) count(label);
report();

function judge(placed: PlacedSite): void {
  const { path, site } = placed;
  const tally = tallyOf(path);
  const label = labelFor(placed);
  const isRight = label !== null && (label.kind?.split("|").includes(site.kind) ?? false);
  if (label?.open === true) return;
  tally.found += 1;
  if (isRight) tally.right += 1;
  else lines.push(`${path}:${site.line} false: ${site.kind} ${site.call}${label === null ? "" : `, is ${label.kind}`}`);
  if (!isRight || label === null) return;
  if (label.sdk !== undefined && !["?", site.sdk ?? "null"].includes(label.sdk))
    lines.push(`${path}:${site.line} sdk ${site.sdk} instead of ${label.sdk}`);
  at.set(label, [...(at.get(label) ?? []), placed]);
}

/** The narrowest place that holds the site's line, or else the line of something it gives. */
function labelFor({ path, site }: PlacedSite): Label | null {
  for (const line of [site.line, ...site.gives.map((given) => given.line)]) {
    const around = labels.filter((label) => label.file === path && label.line <= line && line <= label.to);
    const narrowest = around.sort(
      (a, b) => a.to - a.line - (b.to - b.line) || Number(a.open === true) - Number(b.open === true),
    )[0];
    if (narrowest !== undefined) return narrowest;
  }
  return null;
}

function count(label: Label): void {
  const tally = tallyOf(label.file);
  const found = at.get(label) ?? [];
  tally.labels += 1;
  if (found.length > 0) tally.hits += 1;
  else lines.push(`${label.file}:${label.line} missed: ${label.kind} ${label.call}`);
  if (found.length === 0 || label.gives === null || label.gives === undefined) return;
  const told = found.flatMap(({ site }) => site.gives);
  const expected = [...label.gives];
  tally.expected += expected.length;
  tally.told += told.length;
  for (const given of told) {
    const index = expected.findIndex(({ setting, value }) => setting === given.setting && isValue(value, given));
    if (index >= 0) {
      tally.toldRightly += 1;
      expected.splice(index, 1);
    } else lines.push(`${label.file}:${label.line} tells ${given.setting}=${shown(given.value)}`);
  }
  for (const { setting, value } of expected)
    lines.push(`${label.file}:${label.line} does not tell ${setting}=${value}`);
}

function isValue(value: string, given: Given): boolean {
  return ["any", shown(given.value)].includes(value.replace(/\|.*/, ""));
}

function shown(value: CodeValue): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "variable":
      return `variable ${value.name}`;
    case "secret":
    case "computed":
      return value.kind;
  }
}

function report(): void {
  for (const line of lines.sort()) console.log(line);
  for (const { path, why } of reading.notRead) console.log(`${path} not read: ${why}`);
  for (const path of reading.ignored) console.log(`${path} ignored`);
  const all = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = (key: keyof Tally): number => all.reduce((total, [, tally]) => total + tally[key], 0);
  const total = Object.fromEntries(Object.keys(tallyOf("?")).map((key) => [key, sum(key as keyof Tally)]));
  console.log("language      files labels  found  precision  recall  gives");
  for (const [language, t] of [...all, ["all", total as unknown as Tally] as const])
    if (language !== "?")
      console.log(
        [
          language.padEnd(12),
          t.files,
          t.labels,
          t.found,
          of(t.right, t.found),
          of(t.hits, t.labels),
          `${of(t.toldRightly, t.told)} of told, ${of(t.toldRightly, t.expected)} of given`,
        ].join("  "),
      );
}

function of(part: number, whole: number): string {
  return whole === 0 ? "–" : `${part}/${whole} ${(part / whole).toFixed(3)}`;
}
