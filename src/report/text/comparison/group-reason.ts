import { comesFromProfile } from "../../../advice/actor-of.ts";
import { failureOf } from "../../../advice/failure-of.ts";
import type { Comparison, PrincipalGroup } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import type { ErrorKind } from "../../../model/sdk.ts";
import { summaryOf } from "../../../resolve/summary-of.ts";
import { placeWords, wayName } from "../words.ts";
import { keyOf } from "./group-end.ts";

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
export function whyOf({ members }: PrincipalGroup): string {
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

/** Why it is not what most take, where that is so of each of them; those that look in other files are told of by these. */
export const reasonOf = (group: PrincipalGroup, { groups, elsewhere }: Grouped): string | null =>
  passedOver(group, groups[0] ?? group) ??
  (group.members.some(({ resolution }) => elsewhere.some(({ sdk }) => sdk === resolution.sdk.id))
    ? null
    : lostBecause(group));

export type Grouped = Pick<Comparison, "groups" | "elsewhere">;

function passedOver({ members }: PrincipalGroup, largest: PrincipalGroup): string | null {
  const usual = (largest.members[0] as Walked).resolution.winner?.source;
  const skippedBecause = ({ resolution: { sources } }: Walked): string | null =>
    sources.find(({ id, verdict }) => id === usual && verdict === "skipped")?.why ?? null;
  const [first, ...others] = members;
  const why = skippedBecause(first as Walked);
  // Rows of sources take walks of their own: most have nothing to say, and then no other need be walked.
  return why !== null && others.every((other) => skippedBecause(other) === why) ? why : null;
}
