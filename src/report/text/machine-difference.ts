import { groupedBy } from "../../parse/grouped.ts";
import { actorOf, shortKeyId } from "../../advice/actor-of.ts";
import type { Difference, DifferenceCause, DifferentEnd, MachineDifference } from "../../model/machine-difference.ts";
import type { Resolution } from "../../model/resolution.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import { type Line, type Style, type Terminal, piece, renderLines, wrapped } from "../screen.ts";

/** What changed for whom, by what; then all that differs. */
export function renderMachineDifference(
  difference: MachineDifference,
  names: readonly [string, string],
  terminal: Terminal,
): string {
  const width = Math.min(terminal.width, 120);
  const moved = difference.ends.filter(({ samePrincipal }) => !samePrincipal);
  const regions = difference.ends.filter(({ samePrincipal, sameRegion }) => samePrincipal && !sameRegion);
  const lines: Line[] = [
    ...paragraph(headlineOf(difference, moved, names), width, moved.length > 0 ? "warn" : "good", 0),
    ...toldAlike(moved, (end) => [end.before, end.after].map(endWords).join(" → ")).flatMap(([words, ends]) =>
      groupLines(words, ends, width),
    ),
    ...toldAlike(
      regions,
      (end) => `region ${end.before.region.name ?? "none"} → ${end.after.region.name ?? "none"}`,
    ).flatMap(([words, ends]) => groupLines(words, ends, width)),
    ...(difference.differences.length === 0 ? [] : [[], [piece("What differs", "accent")] as Line]),
    ...difference.differences.flatMap((one) => paragraph(differenceWords(one), width, "plain", 2)),
  ];
  return renderLines(lines, terminal);
}

function headlineOf(
  { ends, differences }: MachineDifference,
  moved: readonly DifferentEnd[],
  [a, b]: readonly [string, string],
): string {
  if (differences.length === 0 && moved.length === 0)
    return `Nothing that matters to AWS differs between ${a} and ${b}.`;
  if (moved.length === 0) return `${a} and ${b} differ, and every SDK acts as the same in both.`;
  const who =
    moved.length === ends.length
      ? "Every SDK"
      : moved.length <= 2
        ? moved.map(({ sdk }) => sdk).join(" and ")
        : `${moved.length} of ${ends.length} SDKs`;
  return `${who} ${moved.length === 1 || moved.length === ends.length ? "ends" : "end"} otherwise in ${b} than in ${a}.`;
}

function groupLines(words: string, ends: readonly DifferentEnd[], width: number): readonly Line[] {
  const [first] = ends;
  const because = first?.because ?? [];
  return [
    [],
    ...paragraph(words, width, "strong", 0),
    ...paragraph(ends.map(({ sdk }) => sdk).join(", "), width, "plain", 2),
    ...paragraph(
      because.length === 0
        ? "no single difference does it: it takes several"
        : `because of ${because.map(causeWords).join(", or ")}`,
      width,
      "accent",
      2,
    ),
  ];
}

function causeWords(cause: DifferenceCause): string {
  switch (cause.kind) {
    case "variable":
      return `$${cause.name}`;
    case "file":
      return cause.file;
    case "time":
      return "the time that went by";
  }
}

function endWords(resolution: Resolution): string {
  switch (resolution.outcome) {
    case "credentials":
      return actorOf(resolution) ?? "somebody";
    case "none":
      return "no credentials";
    case "unknown":
      return "cannot be told";
    case "error":
      return resolution.error === null ? "an error" : summaryOf(resolution.error);
  }
}

/** Ends that are told alike, with one cause, the largest group first. */
function toldAlike(
  ends: readonly DifferentEnd[],
  wordsOf: (end: DifferentEnd) => string,
): readonly (readonly [string, readonly DifferentEnd[]])[] {
  return [...groupedBy(ends, (end) => `${wordsOf(end)}\n${end.because.map(causeWords).join()}`)]
    .map(([key, members]) => [key.split("\n")[0] ?? "", members] as const)
    .sort(([, a], [, b]) => b.length - a.length);
}

const MARKS = { added: "+", removed: "-", changed: "~" } as const;

function differenceWords({ subject, kind, before, after }: Difference): string {
  const values = [before, after].map((value) => (value === null ? null : shortValue(value)));
  const change =
    kind === "changed"
      ? values[0] === null
        ? ": another value"
        : `: ${values[0]} → ${values[1] ?? "a secret"}`
      : (values[0] ?? values[1]) == null
        ? ""
        : ` = ${values[0] ?? values[1]}`;
  return `${MARKS[kind]} ${subjectWords(subject)}${change}`;
}

const shortValue = (value: string): string => (/^A[KS]IA\w{16}$/.test(value) ? shortKeyId(value) : value);

function subjectWords(subject: Difference["subject"]): string {
  switch (subject.kind) {
    case "variable":
      return `$${subject.name}`;
    case "setting":
      return `${subject.file} [${subject.section}]${subject.key === null ? "" : ` ${subject.key}`}`;
    case "file":
      return subject.file;
  }
}

const paragraph = (text: string, width: number, style: Style, indent: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - indent)).map((line, index) => [
    piece(" ".repeat(index === 0 ? indent : indent + 2)),
    piece(line, style),
  ]);
