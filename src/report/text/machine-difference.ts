import { groupedBy } from "../../parse/grouped.ts";
import { actorOf, shortKeyId } from "../../advice/actor-of.ts";
import type { Difference, DifferenceCause, DifferentEnd, MachineDifference } from "../../model/machine-difference.ts";
import type { SdkId } from "../../model/sdk.ts";
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
  const regions = difference.ends.filter(({ sameRegion }) => !sameRegion);
  const lines: Line[] = [
    ...paragraph(headlineOf(difference, moved, names), width, moved.length > 0 ? "warn" : "good", 0),
    ...toldAlike(
      moved.map(({ because, ...end }) => told(end.sdk, [end.before, end.after].map(endWords).join(" → "), because)),
    ).flatMap((group) => groupLines(group, width)),
    ...toldAlike(
      regions.map(({ sdk, before, after, regionBecause }) =>
        told(sdk, `region ${before.region.name ?? "none"} → ${after.region.name ?? "none"}`, regionBecause),
      ),
    ).flatMap((group) => groupLines(group, width)),
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

interface Told {
  readonly sdk: SdkId;
  readonly words: string;
  readonly because: string;
}

const told = (sdk: SdkId, words: string, because: readonly DifferenceCause[]): Told => ({
  sdk,
  words,
  because:
    because.length === 0
      ? "no single difference does it: it takes several"
      : `because of ${because.map(causeWords).join(", or ")}`,
});

function groupLines(group: readonly Told[], width: number): readonly Line[] {
  const [first] = group;
  if (first === undefined) return [];
  return [
    [],
    ...paragraph(first.words, width, "strong", 0),
    ...paragraph(group.map(({ sdk }) => sdk).join(", "), width, "plain", 2),
    ...paragraph(first.because, width, "accent", 2),
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
const toldAlike = (all: readonly Told[]): readonly (readonly Told[])[] =>
  [...groupedBy(all, ({ words, because }) => `${words}\n${because}`).values()].sort((a, b) => b.length - a.length);

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
