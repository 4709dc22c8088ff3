import { roleNameOf } from "../advice/actor-of.ts";
import { holdsSessionToken } from "../advice/holds-session-token.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Winner } from "../model/resolution.ts";

/** The names that a role goes by; `none`: it is no role; null: not known. */
export function roleNames({ identity }: Diagnosis, winner: Winner): readonly string[] | "none" | null {
  if (identity?.kind === "known") {
    const { principal } = identity;
    if (principal.type !== "assumed-role") return "none";
    return principal.permissionSet === null ? [principal.role] : [principal.permissionSet, principal.role];
  }
  const planned = roleNameOf(winner.holding.plan);
  // STS tells the last part of a role's path and name alone.
  if (planned !== null) return [planned.split("/").at(-1) ?? planned, planned];
  return isLongLived(winner) ? "none" : null;
}

/** The key that signs, or null where it is not known before an exchange. */
export const keyIdOf = ({ credentials, holding }: Winner): string | null =>
  credentials.accessKeyId ?? (holding.plan.length > 1 ? null : holding.accessKeyId);

/** Without a session token, and not of the kind that needs one: ASIA (IAM user guide, "Understanding unique ID prefixes"). */
export function isLongLived(winner: Winner): boolean {
  const id = keyIdOf(winner);
  return id !== null && !id.startsWith("ASIA") && !holdsSessionToken(winner);
}
