import { actorOf, shortKeyId, suppliedByProfile } from "../../advice/actor-of.ts";
import { commandFor } from "../../advice/shell.ts";
import type { Comparison, PrincipalGroup } from "../../model/comparison.ts";
import type { Walked } from "../../model/diagnosis.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import { type Line, type Piece, type Style, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import type { TextOptions } from "./text.ts";
import { SOURCE_NAMES, accountOf, placeWords } from "./words.ts";

const LABEL = 9;

/** Every SDK in one screen: the split first, then each group with its reason, then the one change that ends it. */
export function renderComparison(comparison: Comparison, options: TextOptions): string {
  const { terminal, verbosity } = options;
  const width = Math.min(terminal.width, 140);
  const headline = wrapped(comparisonHeadline(comparison), width).map((text) => [
    piece(text, comparison.agree ? ("good" as const) : ("warn" as const)),
  ]);
  if (verbosity === "quiet") return renderLines([headline.flat()], terminal);
  const lines: Line[] = [
    ...headline,
    ...comparison.groups.flatMap((group) => [[], ...groupLines(group, comparison.groups[0] ?? group, width)]),
    [],
    ...readLines(comparison, width),
    ...regionLines(comparison, width),
    ...changeLines(comparison, options, width),
  ];
  return renderLines(lines, terminal);
}

/** The split in a sentence. */
export function comparisonHeadline({ groups, agree, results }: Comparison): string {
  const first = groups[0];
  if (first === undefined) return "No SDK to compare.";
  if (results.length === 1) return `${(results[0] as Walked).resolution.sdk.id} ${endOf(first)} here.`;
  if (agree) return `All ${results.length} SDKs agree here: they ${endOf(first)}.`;
  return `The SDKs do not agree here: ${groups.map((group) => `${namesOf(group)} ${endOf(group)}`).join(", ")}.`;
}

/** One or two SDKs are named, more are counted. */
const namesOf = ({ members }: PrincipalGroup): string =>
  members.length <= 2 ? members.map(({ resolution }) => resolution.sdk.id).join(" and ") : String(members.length);

/** How a group ends: "act as …", "find nothing", "stop". */
function endOf({ members }: PrincipalGroup): string {
  const one = members.length === 1;
  const { resolution } = members[0] as Walked;
  switch (resolution.outcome) {
    case "credentials":
      return `${one ? "acts" : "act"} as ${whoOf(members[0] as Walked)}`;
    case "none":
      return one ? "finds no credentials" : "find no credentials";
    case "error":
      return one ? "stops with an error" : "stop with an error";
    case "unknown":
      return "cannot be told";
  }
}

function whoOf({ resolution, identity }: Walked): string {
  if (identity?.kind === "known") return identity.account;
  return accountOf(resolution.winner?.holding ?? null) || (actorOf(resolution) ?? "nobody");
}

function groupLines(group: PrincipalGroup, largest: PrincipalGroup, width: number): readonly Line[] {
  const { outcome } = (group.members[0] as Walked).resolution;
  const style: Style = outcome === "credentials" ? "strong" : outcome === "unknown" ? "warn" : "bad";
  return [
    ...wrapped(groupTitle(group, largest), width).map((text) => [piece(text, style)]),
    ...group.members.map((member) => memberLine(member, width)),
  ];
}

/** How many, how they end, and why. */
export function groupTitle(group: PrincipalGroup, largest: PrincipalGroup): string {
  const why = whyOf(group, largest);
  return `${group.members.length} ${endOf(group)}${why === "" ? "" : `: ${why}`}`;
}

/** What the group's members have in common: where their keys are from, or their error; and why not what most take. */
function whyOf({ members }: PrincipalGroup, largest: PrincipalGroup): string {
  const { resolution, home } = members[0] as Walked;
  const { winner, profile } = resolution;
  if (winner === null) {
    const kinds = new Set(members.map((member) => member.resolution.error?.kind ?? ""));
    return kinds.size === 1 ? [...kinds].join("").replaceAll("-", " ") : "";
  }
  const source = suppliedByProfile(winner.source) ? `profile ${profile.name}` : SOURCE_NAMES[winner.source];
  const usual = (largest.members[0] as Walked).resolution.winner?.source;
  const passed = resolution.sources.find(({ id, verdict }) => id === usual && verdict === "skipped");
  return [
    `${source}, ${placeWords(winner.holding.provenance.accessKeyId, home)}`,
    ...(passed === undefined ? [] : [passed.why]),
  ].join("; ");
}

function memberLine({ resolution, identity }: Walked, width: number): Line {
  const { winner, error, region } = resolution;
  const mark = resolution.sdk.evidence === "read" ? "*" : "";
  const head: Piece[] = [piece(`  ${padded(`${resolution.sdk.id}${mark}`, 12)}`)];
  if (winner === null)
    return [...head, piece(cut(error === null ? "nothing found" : summaryOf(error), width - 14), "dim")];
  const account = identity?.kind === "known" ? identity.account : accountOf(winner.holding);
  const key = winner.credentials.accessKeyId === null ? "(assumed)" : shortKeyId(winner.credentials.accessKeyId);
  return [
    ...head,
    piece(padded(account, 14), "strong"),
    piece(padded(key, 12)),
    piece(padded(SOURCE_NAMES[winner.source], 21)),
    piece(region.name ?? "no region", "dim"),
  ];
}

const cut = (text: string, width: number): string =>
  columnsOf(text) <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;

/** No run of the real one stands behind these. */
function readLines({ results }: Comparison, width: number): readonly Line[] {
  const read = results.filter(({ resolution }) => resolution.sdk.evidence === "read");
  return read.length === 0
    ? []
    : labelled("*", "read in the SDK's source, not held against a run of it", "warn", width);
}

/** Regions part more often than accounts: who takes which. */
function regionLines({ regions }: Comparison, width: number): readonly Line[] {
  if (regions.length <= 1) return [];
  const text = regions.map(({ name, sdks }) => `${name ?? "none"}: ${sdks.join(", ")}`).join("; ");
  return labelled("Regions", text, "plain", width);
}

function changeLines({ change, agree }: Comparison, { shell }: TextOptions, width: number): readonly Line[] {
  if (agree) return [];
  if (change === null) return labelled("Do", "no single change makes them agree", "dim", width);
  return [
    [piece("Do".padEnd(LABEL), "accent"), piece(commandFor(change.change, shell), "strong")],
    ...labelled("", `after it all act as ${change.actor}`, "plain", width),
  ];
}

const labelled = (label: string, text: string, style: Style, width: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - LABEL)).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line, style),
  ]);
