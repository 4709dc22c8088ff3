import type { RegionChoice } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { configuredEndpoint } from "./configured-endpoint.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

const VARIABLES = ["AWS_REGION", "AMAZON_REGION", "AWS_DEFAULT_REGION"];

/** Code, else the first of the variables, else the profile's region. The metadata service is not asked. */
// biome-ignore lint/correctness/useYield: a region walk may ask; this one does not
export function* clientRegion(session: RubySession): Walk<RegionChoice> {
  const region = regionOf(session);
  const name = region?.text ?? "";
  const isCustom = configuredEndpoint(session, "sts", session.code.profile ?? session.sharedProfile) !== null;
  return { name: (isCustom ? name : withoutFips(name)) || null, provenance: region?.provenance ?? null };
}

/** The program's client: `profile:` in code chooses whose region is read. */
export function regionOf(session: RubySession): Configured | null {
  const { region, profile } = session.code;
  if (region !== null) return { text: region, provenance: whereNamed(session.code, "region") };
  return regionOfProfile(session, profile ?? session.sharedProfile);
}

/** RegionalEndpoint.resolve_region: the first variable that is set, though empty, hides the others. */
export function regionOfProfile(session: RubySession, profile: string): Configured | null {
  for (const name of VARIABLES) {
    const value = plainVariable(session, name);
    if (value === null) continue;
    if (value.text !== "") return value;
    break;
  }
  return configured(session.shared.value(profile, "region"));
}

/** "fips-us-east-1", of old times, is us-east-1 with use_fips_endpoint (golden `region-fips`). */
export const withoutFips = (region: string): string => region.replaceAll("fips-", "").replaceAll("-fips", "");

/** Seahorse::Util.host_label? */
export const isRegionName = (region: string): boolean => /^(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$/.test(region);
