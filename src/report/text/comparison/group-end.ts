import { actorOf, shortKeyId } from "../../../advice/actor-of.ts";
import type { PrincipalGroup } from "../../../model/comparison.ts";
import type { Walked } from "../../../model/diagnosis.ts";
import type { Winner } from "../../../model/resolution.ts";
import { accountOf } from "../words.ts";

/** How a group ends: "act as …", "find nothing", "stop". */
export function endOf({ members }: PrincipalGroup): string {
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

/** An account alone does not tell two keys of it apart; a key without one is in the sentence before. */
export const keyOf = ({ credentials, holding }: Winner): string | null =>
  credentials.accessKeyId === null || accountOf(holding) === "" ? null : shortKeyId(credentials.accessKeyId);
