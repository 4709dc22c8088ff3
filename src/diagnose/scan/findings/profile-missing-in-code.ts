import { quoteWord } from "../../../advice/shell.ts";
import type { ProfileChoice } from "../../../model/resolution.ts";
import type { ResolvedSite, ScanFinding } from "../../../model/scan.ts";
import { sdkNames, verb } from "../../../advice/sdk-names.ts";
import { missingProfile } from "../missing-profile.ts";
import { codePlace, distinctPlaces } from "./code-place.ts";

/** A profile that the code names and this machine does not have: one finding a profile. */
export function profilesMissing(
  sites: readonly ResolvedSite[],
  profilesKnown: () => ReadonlySet<string>,
): readonly ScanFinding[] {
  const byName = new Map<string, Missing>();
  for (const resolved of sites) {
    const profile = resolved.pinned ? missingProfile(resolved.actor) : null;
    if (profile === null) continue;
    const known = byName.get(profile.name) ?? { profile, sites: [] };
    known.sites.push(resolved);
    byName.set(profile.name, known);
  }
  if (byName.size === 0) return [];
  const known = profilesKnown();
  return [...byName.values()].map((missing) => ({
    rule: "profile-missing-in-code",
    // A machine without any profile is not where this runs.
    severity: known.size > 0 ? "error" : "warning",
    ...(known.has(missing.profile.name) ? notTaken(missing) : notHere(missing.profile)),
    places: distinctPlaces(missing.sites.map((one) => codePlace(one))),
  }));
}

interface Missing {
  readonly profile: ProfileChoice;
  readonly sites: ResolvedSite[];
}

type Told = Pick<ScanFinding, "message" | "right">;

const notHere = (profile: ProfileChoice): Told => ({
  message: `Profile ${profile.name} is named in the code, and is not on this machine${nearest(profile)}.`,
  right:
    profile.nearest[0] === undefined
      ? `aws configure --profile ${quoteWord(profile.name)}, or name another`
      : `write ${profile.nearest[0]}, or make the profile: aws configure --profile ${quoteWord(profile.name)}`,
});

/** Java 1 looks in another home folder than most; serverless 3 takes nothing from a profile with SSO. */
function notTaken({ profile: { name }, sites }: Missing): Told {
  const sdks = [...new Set(sites.flatMap(({ actor }) => ("resolution" in actor ? [actor.resolution.sdk.id] : [])))];
  return {
    message: `Profile ${name} is named in the code: it is on this machine, and ${sdkNames(sdks)} ${verb(sdks, "does", "do")} not find it, or nothing in it to take.`,
    right: `awswho --sdk ${sdks[0]} --profile ${quoteWord(name)} tells why`,
  };
}

const nearest = ({ nearest: names }: ProfileChoice): string =>
  names.length === 0 ? "" : `; there is ${names.join(", ")}`;
