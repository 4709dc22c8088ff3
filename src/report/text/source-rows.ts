import { shortKeyId } from "../../advice/actor-of.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Holding, SourceRow, Verdict } from "../../model/resolution.ts";
import { type Line, type Piece, type Style, columnsOf, padded, piece, withoutEnd, wrapped } from "../screen.ts";
import { SOURCE_NAMES, accountOf, placeAndSection } from "./words.ts";

export const VERDICT_WORDS: Readonly<Record<Verdict, readonly [string, Style]>> = {
  winner: ["wins", "good"],
  shadowed: ["shadowed", "warn"],
  absent: ["absent", "dim"],
  incomplete: ["incomplete", "warn"],
  malformed: ["malformed", "bad"],
  skipped: ["skipped", "dim"],
  "failed-went-on": ["failed", "warn"],
  stops: ["stops", "bad"],
  "not-reached": ["not reached", "dim"],
  "not-applicable": ["no matter", "dim"],
  unknown: ["unknown", "warn"],
};

const NOT_ASKED = "not asked";

/** Below this many columns the detail goes to a line of its own. */
const NARROW = 84;
/** Below this many a blank of the widest column is spared. */
const NARROWEST = 61;

/**
 * The eight documented sources in documented order, then the later ones that have something to say (`all`: every one).
 * An SDK that documents no places and found nothing shows all the same where it looked.
 */
export function sourceRows(diagnosis: Diagnosis, width: number, all: boolean): readonly Line[] {
  const rows = diagnosis.resolution.sources;
  const documented = rows
    .filter(({ position }) => position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const shown = all || (documented.length === 0 && diagnosis.resolution.outcome === "none");
  const later = rows.filter((row) => row.position === null && (shown || row.verdict !== "absent"));
  return [...documented, ...later].flatMap((row) => rowLines(row, diagnosis, width, shown));
}

/** Offline the metadata service counts as absent, and nobody knows whether it is. */
const isNotAsked = ({ id, verdict, why }: SourceRow, { resolution }: Diagnosis): boolean =>
  why === NOT_ASKED ||
  (id === "instance-metadata" &&
    verdict === "absent" &&
    resolution.assumed.some(({ question }) => question.startsWith("instance metadata")));

function rowLines(row: SourceRow, diagnosis: Diagnosis, width: number, all: boolean): readonly Line[] {
  const decides = row.verdict === "winner" || row.verdict === "stops" || row.verdict === "malformed";
  const [word, style] = isNotAsked(row, diagnosis) ? ([NOT_ASKED, "dim"] as const) : VERDICT_WORDS[row.verdict];
  const name = SOURCE_NAMES[row.id];
  const key = keyWords(row, diagnosis);
  const proven = row.verdict === "winner" && diagnosis.identity?.kind === "known" ? diagnosis.identity.account : null;
  const account = proven ?? accountOf(row.holding);
  const head: Piece[] = [
    piece(decides ? "▶ " : "  ", row.verdict === "winner" ? "good" : "bad"),
    piece(`${row.position ?? "·"}  `, "dim"),
    piece(padded(name, width < NARROWEST ? 20 : 21), decides ? "strong" : row.verdict === "absent" ? "dim" : "plain"),
    piece(padded(word, 12), style),
  ];
  const middle = key === "" && account === "" ? [] : [piece(padded(key, 11)), piece(padded(account, 13), "strong")];
  const detail = detailOf(row, diagnosis, all);
  const taken = columnsOf([...head, ...middle].map(({ text }) => text).join(""));
  if (detail === "") return [withoutEnd([...head, ...middle])];
  if (taken + columnsOf(detail) <= width) return [[...head, ...middle, piece(detail, "dim")]];
  if (width >= NARROW && !all)
    return [[...head, ...middle, piece(detail, "dim")]].flatMap((line) => foldDetail(line, taken, width));
  const indent = " ".repeat(5);
  return [
    withoutEnd([...head, ...middle]),
    ...wrapped(detail, width - 5).map((text) => [piece(indent), piece(text, "dim" as const)]),
  ];
}

/** A detail too long for its line goes on under itself. */
function foldDetail(line: Line, taken: number, width: number): readonly Line[] {
  const detail = line.at(-1) as Piece;
  const [first = "", ...rest] = wrapped(detail.text, Math.max(20, width - taken));
  const indent = piece(" ".repeat(taken));
  return [
    [...line.slice(0, -1), piece(first, detail.style)],
    ...rest.map((text) => [indent, piece(text, detail.style)]),
  ];
}

function keyWords(row: SourceRow, { resolution }: Diagnosis): string {
  const exchanged = row.verdict === "winner" ? resolution.winner?.credentials.accessKeyId : null;
  const id = exchanged ?? row.holding?.accessKeyId ?? null;
  if (id !== null) return shortKeyId(id);
  return row.holding === null ? "" : kindOfPlan(row.holding);
}

/** What stands in for a key that is still to be had. */
function kindOfPlan(holding: Holding): string {
  switch (holding.plan.at(-1)?.kind) {
    case "assume-role":
    case "web-identity":
      return "(role)";
    case "sso":
    case "login":
      return "(sign-in)";
    case "process":
      return "(process)";
    default:
      return "(fetched)";
  }
}

/** It fails where the winner is taken away, whose keys it may itself have wanted (complaint S12, credential_source = Environment). */
const elseWords = ({ resolution: { winner } }: Diagnosis): string =>
  winner === null ? "would raise " : `without ${SOURCE_NAMES[winner.source]}: `;

function detailOf(row: SourceRow, diagnosis: Diagnosis, all: boolean): string {
  if (row.holding !== null && row.error === null) {
    const place = placeAndSection(row.holding.provenance.accessKeyId, diagnosis.home);
    const order =
      row.id === "assume-role" && row.verdict === "winner" && row.position !== null
        ? "; boto3 asks it before both files"
        : "";
    const behind = row.behind
      .map(({ provenance }) => `; behind it ${placeAndSection(provenance.accessKeyId, diagnosis.home)}`)
      .join("");
    return all ? `${place}; ${row.why}${behind}` : `${place}${order}${behind}`;
  }
  if (row.error !== null)
    return `${row.verdict === "not-reached" ? elseWords(diagnosis) : ""}${row.error.type}${row.provenance === null ? "" : `, ${placeAndSection(row.provenance, diagnosis.home)}`}`;
  // That it is not asked the verdict says; why, this (complaint S57).
  if (row.why === NOT_ASKED) return endWords(diagnosis);
  if (isNotAsked(row, diagnosis)) return all ? row.why.replace(/^not asked(?:: )?/, "") : "";
  if (row.verdict === "absent" && !all) return /only$|ignored|empty|: it /.test(row.why) ? row.why : "";
  return row.why;
}

/** At who has credentials, or stops. */
function endWords({ resolution: { winner, sources } }: Diagnosis): string {
  const end = winner?.source ?? sources.find(({ verdict }) => verdict === "stops" || verdict === "malformed")?.id;
  return end === undefined ? "" : `the chain ends at ${SOURCE_NAMES[end]}`;
}
