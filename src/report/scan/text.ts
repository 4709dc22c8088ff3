import type { Severity } from "../../model/finding.ts";
import type { Scan, ScanFinding } from "../../model/scan.ts";
import { type Line, type Style, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import type { TextOptions } from "../text/text.ts";
import { scanHeadline } from "./headline.ts";
import { notReadLines } from "./not-read-lines.ts";
import { type ScanFolder, type ScanGroup, type GroupKind, scanFolders } from "./scan-groups.ts";

const SEVERITIES: Readonly<Record<Severity, Style>> = { error: "bad", warning: "warn", note: "accent" };
const KINDS: Readonly<Record<GroupKind, Style>> = { fails: "bad", pinned: "plain", unknown: "dim", shell: "dim" };
const INDENT = 2;
const GAP = 2;
const LABEL = 10;
const WIDEST_WHO = 56;
/** Places of a row, and of a finding; the rest is counted. */
const MOST_PLACES = 4;

/** `awswho scan`: who acts as whom, folder by folder; then what is wrong, and what was not read. */
export function renderScan(scan: Scan, { terminal, verbosity }: Pick<TextOptions, "terminal" | "verbosity">): string {
  const width = Math.min(terminal.width, 110);
  const { text, style } = scanHeadline(scan);
  if (verbosity === "quiet") return renderLines([[piece(text, style)]], terminal);
  const verbose = verbosity === "verbose";
  const lines: Line[] = wrapped(text, width).map((part) => [piece(part, style)]);
  for (const folder of scanFolders(scan)) lines.push([], ...folderLines(folder, width, verbose));
  if (scan.findings.length > 0) lines.push([], ...scan.findings.flatMap((one) => findingLines(one, width, verbose)));
  const notRead = notReadLines(scan.reading, verbose);
  if (notRead.length > 0) lines.push([], ...notRead.flatMap((one) => labelled("Not read", one, "dim", width)));
  return renderLines(lines, terminal);
}

function folderLines({ path, groups }: ScanFolder, width: number, verbose: boolean): readonly Line[] {
  const widest = Math.max(...groups.map(({ who }) => columnsOf(who)));
  const column = Math.min(WIDEST_WHO, Math.floor(width / 2), widest);
  return [[piece(path, "strong")], ...groups.flatMap((group) => groupLines(group, column, width, verbose))];
}

/** Who on the left, as many lines as it takes; the places on the right. */
function groupLines(group: ScanGroup, column: number, width: number, verbose: boolean): readonly Line[] {
  const who = wrapped(group.who, column);
  const notes = [
    ...(group.shell === null ? [] : [`unlike your shell (${group.shell})`]),
    ...(group.regions.length > 0 ? [`in ${group.regions.join(", ")}`] : []),
    ...(group.accountListsOpen.length > 0
      ? [`${group.accountListsOpen.join(" and ")} not checked: the account is not known here`]
      : []),
  ];
  const room = Math.max(24, width - INDENT - column - GAP);
  const right = [
    ...wrapped(placesText(group.places, verbose), room).map((text) => piece(text, "plain")),
    ...wrapped(notes.join(", "), room).map((text) => piece(text, group.shell === null ? "dim" : "warn")),
  ];
  return Array.from({ length: Math.max(who.length, right.length) }, (_, index): Line => {
    const beside = right[index];
    return [
      piece(" ".repeat(INDENT)),
      piece(padded(who[index] ?? "", beside === undefined ? 0 : column + GAP), KINDS[group.kind]),
      ...(beside === undefined ? [] : [beside]),
    ];
  });
}

function placesText(places: readonly string[], verbose: boolean): string {
  const shown = verbose || places.length <= MOST_PLACES + 1 ? places : places.slice(0, MOST_PLACES);
  const more = places.length - shown.length;
  return `${shown.join(", ")}${more === 0 ? "" : ` and ${more} more`}`;
}

function findingLines(
  { severity, message, right, places }: ScanFinding,
  width: number,
  verbose: boolean,
): readonly Line[] {
  const where = placesText(
    places.map(({ path, line }) => `${path}:${line}`),
    verbose,
  );
  return [
    ...labelled(severity, message, SEVERITIES[severity], width),
    ...labelled("", where, "dim", width),
    ...(right === null ? [] : labelled("", `Do: ${right}`, "plain", width)),
  ];
}

function labelled(label: string, text: string, style: Style, width: number): readonly Line[] {
  return wrapped(text, width - LABEL).map(
    (part, index): Line => [
      piece(padded(index === 0 ? label : "", LABEL), style),
      piece(part, label === "" ? style : "plain"),
    ],
  );
}
