import { groupedBy } from "../../../parse/grouped.ts";
import { shortKeyId } from "../../../advice/actor-of.ts";
import { listed } from "../../../advice/listed.ts";
import { shortPath } from "../../../advice/short-path.ts";
import type { Comparison, LooksElsewhere, PrincipalGroup } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import { SDK_IDS } from "../../../model/sdk.ts";
import { summaryOf } from "../../../resolve/summary-of.ts";
import { type Line, type Piece, type Style, columnsOf, padded, piece, wrapped } from "../../screen.ts";
import { accountOf, placeWords, wayName } from "../words.ts";
import { endOf } from "./group-end.ts";
import { type Grouped, reasonOf, whyOf } from "./group-reason.ts";

/** A member's row with its source, and a region of usual length. */
const NARROW = 80;

/**
 * What members have in common is said once and their names follow; each has its own line only where they part, or when
 * every detail is asked for.
 */
export function groupLines(group: PrincipalGroup, { groups, elsewhere }: Comparison, wanted: Wanted): readonly Line[] {
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
