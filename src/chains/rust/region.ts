import type { RegionChoice } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { metadataRegion } from "./instance-metadata.ts";
import { type RustSession, textSetting } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** code > AWS_REGION > AWS_DEFAULT_REGION > profile > metadata service, found once, when the configuration is loaded. */
export function* regionOf(session: RustSession): Walk<Configured | null> {
  if (session.region.found === "not-looked") session.region.found = yield* look(session);
  return session.region.found;
}

export function* sessionRegion(session: RustSession): Walk<RegionChoice> {
  const region = yield* regionOf(session);
  return { name: region?.text || null, provenance: region?.provenance ?? null };
}

function* look(session: RustSession): Walk<Configured | null> {
  if (session.code.region !== null)
    return { text: session.code.region, provenance: whereNamed(session.code, "region") };
  // An empty variable is a region of no letters (golden `region-env-empty`).
  const known =
    plainVariable(session, "AWS_REGION") ?? plainVariable(session, "AWS_DEFAULT_REGION") ?? regionOfProfile(session);
  return known ?? (yield* metadataRegion(session));
}

/** profile/region.rs: a profile without a region has its source profile's (golden `role-region-of-source`). */
function regionOfProfile({ profiles, profileName }: RustSession): Configured | null {
  if (profiles.fault !== null) return null;
  const visited = new Set<string>();
  let name = profileName;
  while (!visited.has(name)) {
    visited.add(name);
    const profile = profiles.profile(name);
    const region = textSetting(profile, "region");
    if (region !== null) return region;
    const source = textSetting(profile, "source_profile");
    if (source === null) return null;
    name = source.text;
  }
  return null;
}
