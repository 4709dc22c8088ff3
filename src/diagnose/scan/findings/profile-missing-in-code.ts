import type { ResolvedSite, ScanFinding, SiteActor } from "../../../model/scan.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

type Fails = Extract<SiteActor, { kind: "fails" }>;

/** A profile that the code names and this machine does not have: one finding a profile. */
export function profilesMissing(sites: readonly ResolvedSite[], hasProfiles: boolean): readonly ScanFinding[] {
  const byName = new Map<string, { readonly actor: Fails; readonly sites: ResolvedSite[] }>();
  for (const resolved of sites) {
    const { actor } = resolved;
    if (actor.kind !== "fails" || actor.error.kind !== "profile-missing" || !resolved.pinned) continue;
    const { name } = actor.resolution.profile;
    const known = byName.get(name) ?? { actor, sites: [] };
    known.sites.push(resolved);
    byName.set(name, known);
  }
  return [...byName].map(([name, { actor, sites: named }]) => ({
    rule: "profile-missing-in-code",
    // A machine without any profile is not where this runs.
    severity: hasProfiles ? "error" : "warning",
    message: `Profile ${name} is named in the code, and is not on this machine${nearest(actor)}.`,
    right: `aws configure --profile ${name}, or name another`,
    places: distinctPlaces(named.map((one) => codePlace(one))),
  }));
}

function nearest({ resolution: { profile } }: Fails): string {
  return profile.nearest.length === 0 ? "" : `; there is ${profile.nearest.join(", ")}`;
}
