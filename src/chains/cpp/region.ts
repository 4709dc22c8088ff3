import { argument, metadata } from "../../model/provenance.ts";
import type { RegionChoice, StsConnection } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../js-v2/configured.ts";
import { endpointFor } from "../read/endpoint.ts";
import { instanceRegion } from "../read/instance-metadata.ts";
import { defaulted, filledIn } from "../read/session.ts";
import { metadataService } from "./remote.ts";
import { type CppSession, configProfile, exportedConfigProfile } from "./session.ts";

/**
 * setLegacyClientConfigurationParameters (ClientConfiguration.cpp, 2024): AWS_DEFAULT_REGION before AWS_REGION, the
 * config file, the instance's zone without its letter, us-east-1. ClientConfiguration("profile") puts the region of that
 * profile of the config file before them all.
 */
function knownRegion(session: CppSession): Configured | null {
  const { region, profile } = session.code;
  if (region !== null) return { text: region, provenance: argument("--region") };
  const named = profile === null ? null : filledIn(session, configProfile(session), "region");
  return (
    named ??
    setVariable(session, "AWS_DEFAULT_REGION") ??
    setVariable(session, "AWS_REGION") ??
    filledIn(session, exportedConfigProfile(session), "region")
  );
}

export function* clientRegion(session: CppSession): Walk<RegionChoice> {
  const known = knownRegion(session);
  if (known !== null) return { name: known.text, provenance: known.provenance };
  const zone = yield* instanceRegion(session, metadataService(session), "zone");
  if (zone !== null) return { name: zone, provenance: metadata("/latest/meta-data/placement/availability-zone") };
  const { text, provenance } = defaulted("us-east-1");
  return { name: text, provenance };
}

export const stsConnection = (session: CppSession): StsConnection => ({
  endpoint: endpointFor(session, "sts", knownRegion(session)?.text ?? "us-east-1"),
  caBundle: null,
});
