import { metadata } from "../../model/provenance.ts";
import type { RegionChoice } from "../../model/resolution.ts";
import { type Asking, type Walk, untilRaised } from "../../walk/walk.ts";
import { timeoutFault } from "./metadata-timeout.ts";
import { metadataSwitch, readResource } from "./metadata-service.ts";
import { type JavaV1Session, plainProperty } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** A region given in code (withRegion), else DefaultAwsRegionProviderChain. */
export function* clientRegion(session: JavaV1Session): Walk<RegionChoice> {
  const { region } = session.code;
  if (region !== null) return { name: region, provenance: whereNamed(session.code, "region") };
  const found = yield* defaultRegion(session);
  // An empty AWS_REGION ends the chain with an empty name: no region to anyone (golden `region-empty-env`).
  return { name: found?.text || null, provenance: found?.provenance ?? null };
}

/** DefaultAwsRegionProviderChain: environment, the property aws.region, profile, instance metadata. */
export function* defaultRegion(session: JavaV1Session): Walk<Configured | null> {
  return regionWithoutAsking(session) ?? (yield* regionOfInstance(session));
}

/**
 * AWS_REGION, else the property, even empty; else AwsProfileRegionProvider: the config file alone, and AWS_PROFILE's profile whatever the
 * code names (golden `region-session-profile-noenv`). AWS_DEFAULT_REGION is not read.
 */
export function regionWithoutAsking(session: JavaV1Session): Configured | null {
  const exported = plainVariable(session, "AWS_REGION");
  const named = exported ?? plainProperty(session, "aws.region");
  if (named !== null) return named;
  const setting = session.config.profile(session.profile.name)?.setting("region") ?? null;
  if (setting === null || setting.value.kind !== "text" || setting.value.text === "") return null;
  return { text: setting.value.text, provenance: setting.provenance };
}

/** InstanceMetadataRegionProvider: the region in the identity document; every failure means none. */
function* regionOfInstance(session: JavaV1Session): Asking<Configured | null> {
  if (metadataSwitch(session) !== null || hasNoTime(session)) return null;
  const ended = yield* untilRaised(readResource(session, { ask: "document", role: null }));
  if (ended.kind === "raised" || ended.value?.kind !== "text") return null;
  const region = regionIn(ended.value.text);
  return region === null ? null : { text: region, provenance: metadata("/latest/dynamic/instance-identity/document") };
}

/** The class that asks cannot be made (goldens `odd-00023`, `odd-00161`). */
const hasNoTime = (session: JavaV1Session): boolean => {
  const timeout = plainVariable(session, "AWS_METADATA_SERVICE_TIMEOUT");
  return timeout !== null && timeoutFault(timeout.text) !== null;
};

function regionIn(document: string): string | null {
  try {
    const json: unknown = JSON.parse(document);
    if (typeof json !== "object" || json === null || !("region" in json)) return null;
    return typeof json.region === "string" ? json.region : null;
  } catch {
    return null;
  }
}
