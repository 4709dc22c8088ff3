import { quoteWord } from "../../../advice/shell.ts";
import type { ProfileChoice } from "../../../model/resolution.ts";
import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { missingProfile } from "../missing-profile.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/** A profile that the code names and this machine does not have: one finding a profile. */
export function profilesMissing(sites: readonly ResolvedSite[], hasProfiles: boolean): readonly ScanFinding[] {
  const byName = new Map<string, { readonly profile: ProfileChoice; readonly sites: ResolvedSite[] }>();
  for (const resolved of sites) {
    const profile = resolved.pinned ? missingProfile(resolved.actor) : null;
    if (profile === null) continue;
    const known = byName.get(profile.name) ?? { profile, sites: [] };
    known.sites.push(resolved);
    byName.set(profile.name, known);
  }
  return [...byName].map(([name, { profile, sites: named }]) => ({
    rule: "profile-missing-in-code",
    // A machine without any profile is not where this runs.
    severity: hasProfiles ? "error" : "warning",
    message: `Profile ${name} is named in the code, and is not on this machine${nearest(profile)}.`,
    right:
      profile.nearest[0] === undefined
        ? `aws configure --profile ${quoteWord(name)}, or name another`
        : `write ${profile.nearest[0]}, or make the profile: aws configure --profile ${quoteWord(name)}`,
    places: distinctPlaces(named.map((one) => codePlace(one))),
  }));
}

const nearest = ({ nearest: names }: ProfileChoice): string =>
  names.length === 0 ? "" : `; there is ${names.join(", ")}`;
