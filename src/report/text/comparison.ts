import { groupedBy } from "../../parse/grouped.ts";
import { actorOf, shortKeyId, comesFromProfile } from "../../advice/actor-of.ts";
import { decidingWords } from "../../advice/deciding-blocks.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { listed } from "../../advice/listed.ts";
import { otherVersion } from "../../advice/other-version.ts";
import { sdkNames } from "../../advice/sdk-names.ts";
import { shortPath, shortPaths } from "../../advice/short-path.ts";
import { commandFor, isTyped } from "../../advice/shell.ts";
import type { Comparison, LooksElsewhere, PrincipalGroup } from "../../model/comparison.ts";
import type { Walked } from "../../model/diagnosis.ts";
import type { Winner } from "../../model/resolution.ts";
import { type ErrorKind, SDK_IDS, type SdkId } from "../../model/sdk.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import { type Line, type Piece, type Style, columnsOf, padded, piece, renderLines, wrapped } from "../screen.ts";
import type { TextOptions } from "./text.ts";
import { accountOf, placeWords, wayName } from "./words.ts";

const LABEL = 9;
/** A member's row with its source, and a region of usual length. */
const NARROW = 80;

export interface ComparisonOptions extends TextOptions {
  /** Is it to be said which versions were found? */
  readonly versions?: boolean;
}

/** Every SDK in one screen: the split first, then each group with its reason, then the one change that ends it. */
export function renderComparison(comparison: Comparison, options: ComparisonOptions): string {
  const { terminal, verbosity } = options;
  const width = Math.min(terminal.width, 140);
  const headline = wrapped(comparisonHeadline(comparison), width).map((text) => [
    piece(text, comparison.agree ? ("good" as const) : ("warn" as const)),
  ]);
  if (verbosity === "quiet") return renderLines([headline.flat()], terminal);
  const lines: Line[] = [
    ...headline,
    ...comparison.groups.flatMap((group) => [
      [],
      ...groupLines(group, comparison, { width, verbose: verbosity === "verbose" }),
    ]),
    [],
    ...changeLines(comparison, options, width),
    ...regionLines(comparison, width),
    ...(options.versions === true ? versionLines(comparison, width) : []),
    ...blockLines(comparison, width),
    ...assumedLines(comparison, width),
    ...readLines(comparison, width),
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

/**
 * What members have in common is said once and their names follow; each has its own line only where they part, or when
 * every detail is asked for.
 */
function groupLines(group: PrincipalGroup, { groups, elsewhere }: Comparison, wanted: Wanted): readonly Line[] {
  const { width, verbose } = wanted;
  const members = [...group.members].sort((a, b) => placeOf(a) - placeOf(b));
  const { resolution, home } = members[0] as Walked;
  const { outcome } = resolution;
  const style: Style = outcome === "credentials" ? "strong" : outcome === "unknown" ? "warn" : "bad";
  const passed = reasonOf(group, { groups, elsewhere });
  const alike = new Set(members.map(detailOf)).size === 1;
  const one = members.length === 1;
  const rows = verbose || !alike;
  return [
    ...wrapped(titleOf(group), width).map((text): Line => [piece(text, style)]),
    ...(passed === null ? [] : indented(`because ${passed}`, width)),
    ...(rows ? members.map((member) => memberLine(member, width)) : []),
    ...(rows || one ? [] : indented(members.map(nameOf).join(", "), width)),
    ...(rows || outcome !== "error" ? [] : indented(detailOf(members[0] as Walked), width)),
    ...elsewhereLines(
      elsewhere.filter(({ sdk }) => members.some((member) => member.resolution.sdk.id === sdk)),
      home,
      width,
    ),
  ];
}

/** How many, how they end, and why: all in one line. */
export function groupTitle(group: PrincipalGroup, comparison: Grouped): string {
  const passed = reasonOf(group, comparison);
  return `${titleOf(group)}${passed === null ? "" : `, because ${passed}`}`;
}

function titleOf(group: PrincipalGroup): string {
  const { members } = group;
  const why = whyOf(group);
  const who = members.length === 1 ? (members[0] as Walked).resolution.sdk.id : members.length;
  return `${who} ${endOf(group)}${why === "" ? "" : `: ${why}`}`;
}

interface Wanted {
  readonly width: number;
  readonly verbose: boolean;
}

const placeOf = ({ resolution }: Walked): number => SDK_IDS.indexOf(resolution.sdk.id);

const nameOf = ({ resolution }: Walked): string =>
  `${resolution.sdk.id}${resolution.sdk.evidence === "read" ? "*" : ""}`;

/** What a member's own line tells beside its region. */
function detailOf({ resolution }: Walked): string {
  const { winner, error } = resolution;
  if (winner === null) return error === null ? "nothing found" : summaryOf(error);
  const { credentials, holding } = winner;
  return `${credentials.accessKeyId ?? winner.source} ${accountOf(holding)} ${placeWords(holding.provenance.accessKeyId, "")}`;
}

const indented = (text: string, width: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - 2)).map((line): Line => [piece(`  ${line}`)]);

/** "java-v1 looks in /root/.aws/credentials, not in ~/.aws/credentials": those that look alike in one sentence. */
function elsewhereLines(elsewhere: readonly LooksElsewhere[], home: string, width: number): readonly Line[] {
  const alike = groupedBy(elsewhere, ({ looksIn, notIn }) => JSON.stringify([looksIn, notIn]));
  return [...alike.values()].flatMap((same) => {
    const [first] = same as readonly [LooksElsewhere, ...LooksElsewhere[]];
    const sdks = listed(SDK_IDS.filter((id) => same.some(({ sdk }) => sdk === id)));
    return indented(`${sdks} ${elsewhereWords(first, same.length === 1, home)}`, width);
  });
}

function elsewhereWords({ looksIn, notIn }: LooksElsewhere, one: boolean, home: string): string {
  // A `~` that was left as it is must not be taken for the home folder.
  const places = (paths: readonly string[]): string =>
    listed(paths.map((path) => (path.includes("/~/") ? path : shortPath(path, home))));
  if (looksIn.length === 0) return `${one ? "does" : "do"} not look in ${places(notIn)}`;
  return `${one ? "looks" : "look"} in ${places(looksIn)}${notIn.length === 0 ? "" : `, not in ${places(notIn)}`}`;
}

/** Kinds whose names are short for something. */
const KIND_WORDS: Partial<Record<ErrorKind, string>> = {
  parse: "a settings file is refused",
  partial: "half of something",
  "no-source": "no keys to ask for a role with",
  "two-sources": "two sources for a role",
  "token-missing": "a token or sign-in is missing",
  "token-expired": "a token or sign-in is over",
  "token-refused": "a token or sign-in is refused",
  mfa: "an MFA code is wanted",
};

/** What the group's members have in common: where their keys are from, or their error. */
function whyOf({ members }: PrincipalGroup): string {
  const { resolution, home } = members[0] as Walked;
  const { winner, profile } = resolution;
  if (winner === null) {
    // Of one its own words stand below.
    const kinds = new Set(members.length === 1 ? [] : members.map((member) => member.resolution.error?.kind ?? null));
    const [kind] = kinds;
    return kinds.size !== 1 || kind == null ? "" : (KIND_WORDS[kind] ?? kind.replaceAll("-", " "));
  }
  const where = placeWords(winner.holding.provenance.accessKeyId, home);
  const source = comesFromProfile(winner.source, winner.holding) ? `profile ${profile.name}` : wayName(winner);
  const key = keyOf(winner);
  if (key === null) return `${source}, ${where}`;
  return winner.source === "environment" ? `key ${key} of ${where}` : `key ${key} of ${source} (${where})`;
}

/** What they passed over without a word before they found nothing, where that is the same for each. */
function lostBecause({ members }: PrincipalGroup): string | null {
  const words = new Set(members.map((member) => (member.resolution.outcome === "none" ? failureWords(member) : null)));
  const [first] = words;
  return words.size === 1 ? (first ?? null) : null;
}

function failureWords({ resolution, home }: Walked): string | null {
  const error = failureOf(resolution)?.error ?? null;
  if (error === null) return null;
  const place = error.provenance === null ? "" : ` (${placeWords(error.provenance, home)})`;
  return `${error.kind === "parse" ? KIND_WORDS.parse : summaryOf(error)}${place}`;
}

/** Why it is not what most take, where that is so of each of them. */
/** Those that look in other files are told of by these. */
const reasonOf = (group: PrincipalGroup, { groups, elsewhere }: Grouped): string | null =>
  passedOver(group, groups[0] ?? group) ??
  (group.members.some(({ resolution }) => elsewhere.some(({ sdk }) => sdk === resolution.sdk.id))
    ? null
    : lostBecause(group));

type Grouped = Pick<Comparison, "groups" | "elsewhere">;

function passedOver({ members }: PrincipalGroup, largest: PrincipalGroup): string | null {
  const usual = (largest.members[0] as Walked).resolution.winner?.source;
  const skippedBecause = ({ resolution: { sources } }: Walked): string | null =>
    sources.find(({ id, verdict }) => id === usual && verdict === "skipped")?.why ?? null;
  const [first, ...others] = members;
  const why = skippedBecause(first as Walked);
  // Rows of sources take walks of their own: most have nothing to say, and then no other need be walked.
  return why !== null && others.every((other) => skippedBecause(other) === why) ? why : null;
}

/** An account alone does not tell two keys of it apart; a key without one is in the sentence before. */
const keyOf = ({ credentials, holding }: Winner): string | null =>
  credentials.accessKeyId === null || accountOf(holding) === "" ? null : shortKeyId(credentials.accessKeyId);

function memberLine({ resolution, identity }: Walked, width: number): Line {
  const { winner, error, region } = resolution;
  const mark = resolution.sdk.evidence === "read" ? "*" : "";
  const head: Piece[] = [piece(`  ${padded(`${resolution.sdk.id}${mark}`, 12)}`)];
  if (winner === null) return [...head, piece(cut(error === null ? "nothing found" : summaryOf(error), width - 14))];
  const account = identity?.kind === "known" ? identity.account : accountOf(winner.holding);
  const key = winner.credentials.accessKeyId === null ? "(assumed)" : shortKeyId(winner.credentials.accessKeyId);
  return [
    ...head,
    piece(padded(account, 14), "strong"),
    piece(padded(key, 12)),
    // Where there is no room for it: the group's title says it of the first.
    ...(width < NARROW ? [] : [piece(padded(wayName(winner), 21))]),
    piece(region.name ?? "no region"),
  ];
}

const cut = (text: string, width: number): string =>
  columnsOf(text) <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;

/** What was found here, and where it is not what was modelled. */
function versionLines({ results }: Comparison, width: number): readonly Line[] {
  const found = results.flatMap(({ installed, resolution: { sdk } }) => {
    if (installed === null) return [];
    const other = otherVersion(sdk.id, installed, sdk.modelledOn);
    return [`${sdk.id} ${installed}${other === null ? "" : ` (${other})`}`];
  });
  return found.flatMap((text, index) => labelled(index === 0 ? "Found" : "", text, "plain", width));
}

/** What was not heard, so that nobody takes a prediction for an answer. */
function assumedLines({ results }: Comparison, width: number): readonly Line[] {
  const taken = results.filter(({ resolution: { winner } }) => winner !== null && isTaken(winner)).length;
  const unasked = results
    .filter(({ resolution }) => resolution.outcome === "none" && isUnasked(resolution))
    .map(({ resolution }) => resolution.sdk.id);
  const wasAsked = results.some(
    ({ resolution }) => resolution.asked.some(({ question }) => question.kind === "metadata") && !isUnasked(resolution),
  );
  return [
    ...(taken === 0
      ? []
      : labelled(
          "Assumed",
          `for ${taken}: that the role, sign-in, process or container gives keys; to ask them all: awswho compare --exchange all`,
          "dim",
          width,
        )),
    ...(unasked.length === 0
      ? []
      : labelled(
          "Note",
          // What one SDK heard of it need not hold for another, which goes there by another way.
          wasAsked
            ? `the instance metadata service was not asked as ${sdkNames(unasked)} would ask it: it may lend its role to ${unasked.length === 1 ? "it" : "them"}; to ask for all: awswho compare --exchange all`
            : "the instance metadata service was not asked: an instance would lend its role",
          "dim",
          width,
        )),
  ];
}

const isUnasked = ({ assumed }: Walked["resolution"]): boolean =>
  assumed.some(({ question }) => question.startsWith("instance metadata"));

/** Credentials that were not fetched. */
const isTaken = ({ credentials, source }: Winner): boolean => credentials.accessKeyId === null && source !== "explicit";

/** What Terraform's row does not know: a block is read by `scan` alone, which has the grammar. */
function blockLines({ blocks }: Comparison, width: number): readonly Line[] {
  if (blocks.length === 0) return [];
  const words = decidingWords(blocks, "what is told of terraform here");
  return labelled("Blocks", `${words} As whom each acts: awswho scan`, "warn", width);
}

/** No run of the real one stands behind these. */
function readLines({ results }: Comparison, width: number): readonly Line[] {
  const read = results.filter(({ resolution }) => resolution.sdk.evidence === "read");
  return read.length === 0
    ? []
    : labelled("*", "read in the SDK's source, not held against a run of it", "warn", width);
}

/** Beyond this part of all, those without a region are the usual case here: then they are counted. */
const MOST = 2 / 3;

/** Regions part more often than accounts: those who take another one than most are named, as are those who have none. */
function regionLines({ regions, results }: Comparison, width: number): readonly Line[] {
  // An SDK without credentials does not come to work anywhere.
  const working = new Set(
    results.filter(({ resolution }) => resolution.outcome === "credentials").map(({ resolution }) => resolution.sdk.id),
  );
  const told = regions
    .map(({ name, sdks }) => ({ name, sdks: sdks.filter((sdk) => working.has(sdk)) }))
    .filter(({ sdks }) => sdks.length > 0);
  if (told.length <= 1) return [];
  const isUsual = ({ name, sdks }: (typeof told)[number]): boolean =>
    name !== null || sdks.length > working.size * MOST;
  const [most, ...others] = [...told].sort(
    (a, b) => Number(isUsual(b)) - Number(isUsual(a)) || b.sdks.length - a.sdks.length,
  );
  const inOrder = (sdks: readonly SdkId[]): string => SDK_IDS.filter((id) => sdks.includes(id)).join(", ");
  const named = others.map(({ name, sdks }) => `${name ?? "none"} for ${inOrder(sdks)}`);
  return labelled(
    "Regions",
    `${most?.name ?? "none"} for ${most?.sdks.length ?? 0}; ${named.join("; ")}`,
    "plain",
    width,
  );
}

function changeLines(
  { change, agree, groups, results }: Comparison,
  { shell }: TextOptions,
  width: number,
): readonly Line[] {
  if (agree) {
    const isWell = groups[0]?.members[0]?.resolution.outcome === "credentials";
    return isWell ? [] : labelled("Do", "awswho tells why, and what to type", "plain", width);
  }
  if (change === null)
    return labelled(
      "Do",
      "no single change makes them agree; what is wrong for each: awswho doctor --all-sdks",
      "plain",
      width,
    );
  const command = shortPaths(commandFor(change.change, shell), results[0]?.home ?? "");
  return [
    ...(isTyped(change.change)
      ? [[piece("Do".padEnd(LABEL), "accent"), piece(command, "strong" as const)]]
      : labelled("Do", command, "strong", width)),
    ...labelled("", `after it all act as ${change.actor}`, "plain", width),
  ];
}

const labelled = (label: string, text: string, style: Style, width: number): readonly Line[] =>
  wrapped(text, Math.max(24, width - LABEL)).map((line, index) => [
    piece((index === 0 ? label : "").padEnd(LABEL), "accent"),
    piece(line, style),
  ]);
