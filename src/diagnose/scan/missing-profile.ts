import type { ProfileChoice } from "../../model/resolution.ts";
import type { SiteActor } from "../../model/scan.ts";

/**
 * The profile that the code names and this machine does not have; null: it is there, or none is named. Some SDKs stop
 * (botocore, Go), some go on and end with nothing (Java 2, Rust).
 */
export function missingProfile(actor: SiteActor): ProfileChoice | null {
  if (actor.kind === "fails") return actor.error.kind === "profile-missing" ? actor.resolution.profile : null;
  if (actor.kind !== "acts" || actor.resolution.winner !== null) return null;
  const { profile } = actor.resolution;
  return profile.binding === "default" || profile.exists ? null : profile;
}
