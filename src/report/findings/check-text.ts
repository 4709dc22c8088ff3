import { byHand } from "../../advice/by-hand.ts";
import { shortPaths } from "../../advice/short-path.ts";
import { commandFor, isTyped } from "../../advice/shell.ts";
import type { Examination } from "../../model/examination.ts";
import type { ExpectationResult, ExpectationVerdict } from "../../model/expectation.ts";
import type { Finding, Fix } from "../../model/finding.ts";
import type { Check, Report } from "../../model/report.ts";
import { NOBODY } from "../../expectations/nobody.ts";
import { type Line, type Style, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import type { TextOptions } from "../text/text.ts";
import { placeWords } from "../text/words.ts";
import { countedFindings } from "./counted-findings.ts";
import { countWords, headlineOf, verdictOf } from "./headline.ts";
import { findingLines } from "./text.ts";

/** The verdict, each expectation with its mark, the findings that count, and the one thing to do next. */
export function renderCheck(report: Report, check: Check, options: TextOptions): string {
  const { terminal, verbosity, shell } = options;
  const width = Math.min(terminal.width, 100);
  const counted = countedFindings(report);
  const style = counted.length > 0 && verdictOf(check) === "met" ? "bad" : STYLES[verdictOf(check)];
  const headline = wrapped(headlineOf(report), width).map((text): Line => [piece(text, style)]);
  if (verbosity === "quiet") return renderLines([[piece(headlineOf(report), style)]], terminal);
  const { home } = report.examination;
  return renderLines(
    [
      ...headline,
      [],
      ...expectationLines(check, report, options, width),
      ...(counted.length === 0 ? [] : [[] as Line]),
      // One thing to do at a time: it stands below.
      ...counted.flatMap((finding) => findingLines({ ...finding, fix: null }, home, options, width)),
      ...besides(report, counted),
      ...notRun(check),
      ...nextLines(nextOf(check, report), home, shell, width),
    ],
    terminal,
  );
}

const STYLES: Readonly<Record<ExpectationVerdict, Style>> = { met: "good", "not-met": "bad", unknown: "warn" };
const MARKS = {
  unicode: { met: "✓", "not-met": "✗", unknown: "?" },
  plain: { met: "ok", "not-met": "x ", unknown: "? " },
} as const;

function expectationLines(
  { results, judged }: Check,
  { examination }: Report,
  { terminal }: TextOptions,
  width: number,
): readonly Line[] {
  const marks = terminal.unicode ? MARKS.unicode : MARKS.plain;
  const column = Math.max(...results.map(({ key }) => columnsOf(key))) + 2;
  const margin = 2 + (terminal.unicode ? 0 : 1);
  return results.flatMap((result) => {
    const count = (result.blocks ?? result.sdks).length;
    const who = count === judged.length ? "" : `${namesOf(result, examination).join(", ")}: `;
    const text = who + resultWords(result, examination);
    return wrapped(text, Math.max(24, width - column - margin)).map(
      (words, index): Line => [
        piece(index === 0 ? `${marks[result.verdict]} ` : " ".repeat(margin), STYLES[result.verdict]),
        piece(padded(index === 0 ? result.key : "", column), "accent"),
        piece(words),
      ],
    );
  });
}

/** Of a block its place, else the SDK. */
const namesOf = ({ sdks, blocks }: ExpectationResult, { home }: Examination): readonly string[] =>
  blocks?.map(({ call, provenance }) => `${call} (${placeWords(provenance, home)})`) ?? sdks;

function resultWords(
  { key, wanted, verdict, actual, actualAt, writtenAt }: ExpectationResult,
  { home, cwd }: Examination,
): string {
  const at = actualAt.map((place) => placeWords(place, home)).join(", ");
  const there = `${actual ?? ""}${at === "" ? "" : ` (${at})`}`;
  if (key === "credentials") return actual === null ? "not known" : there;
  const line = writtenAt?.kind === "file" ? ` (${shortPlace(placeWords(writtenAt, home), cwd)})` : "";
  switch (verdict) {
    case "met":
      return actual ?? "";
    case "not-met":
      // Said once, at the top.
      if (actual === NOBODY) return `${wanted} is expected${line}`;
      return `${wanted} is expected${line}, ${actual?.startsWith("no ") === true ? "there is" : "here it is"} ${there}`;
    case "unknown":
      return `${wanted} is expected${line}, and cannot be told`;
  }
}

/** From the working folder, as one would open it. */
const shortPlace = (place: string, cwd: string): string =>
  place.startsWith(`${cwd}/`) ? place.slice(cwd.length + 1) : place;

/** What doctor would tell besides: said, so that a green check does not hide it. */
function besides({ examination }: Report, counted: readonly Finding[]): readonly Line[] {
  const rest = examination.findings.filter((finding) => !counted.includes(finding) && finding.severity !== "note");
  const words = countWords(rest);
  return words === null ? [] : [[], [piece(`Besides: ${words}, see awswho doctor`, "dim")]];
}

/** A model that was held against no real one says so. */
function notRun({ judged }: Check): readonly Line[] {
  const read = judged.flatMap(({ resolution }) => (resolution.sdk.evidence === "read" ? [resolution.sdk.id] : []));
  return read.length === 0 ? [] : [[], [piece(`${read.join(", ")}: read from its source, not run`, "dim")]];
}

/** What to do: towards what is expected, else for the first finding that counts. */
export const nextOf = (check: Check, report: Report): Fix | null =>
  check.next ?? countedFindings(report).find(({ fix }) => fix !== null)?.fix ?? howToTell(check, report);

/** Where it could not be told. */
function howToTell({ results }: Check, { examination }: Report): Fix | null {
  if (!results.some(({ verdict }) => verdict === "unknown")) return null;
  const text = examination.offline
    ? "leave --offline out: only AWS can tell"
    : "try again, with more time: --timeout 60";
  return byHand(text);
}

function nextLines(fix: Fix | null, home: string, shell: TextOptions["shell"], width: number): readonly Line[] {
  if (fix === null) return [];
  const command = shortPaths(commandFor(fix.change, shell), home);
  const rows = isTyped(fix.change) ? [command] : wrapped(command, width - 5);
  return [
    [],
    ...rows.map((row, index): Line => [piece(index === 0 ? "Do   " : "     ", "accent"), piece(row, "strong")]),
    ...wrapped(fix.promise, width - 5)
      .filter((words) => words !== "")
      .map((words): Line => [piece(`     ${words}`)]),
  ];
}
