import { metadata } from "../../model/provenance.ts";
import type { RegionChoice, SdkError, StsConnection } from "../../model/resolution.ts";
import { regionOfIdentityDocument } from "../../parse/identity-document.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { textIn } from "../flat/session.ts";
import { configurationFault } from "./configuration-fault.ts";
import { autoMode } from "./defaults-mode.ts";
import { clientException, isClientException } from "./errors.ts";
import { type Made, endpointOf } from "./endpoint.ts";
import { metadataItem } from "./instance-metadata.ts";
import { isRegionName, knownName } from "./region-name.ts";
import { type DotnetSession, chainProfile, chainProfileRead, notAHost } from "./session.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** `unknown`: the instance was not asked, so whether there is a region is not known either. */
type Region = Configured | "unknown" | null;

interface FallbackRegion {
  readonly region: Region;
  /** What looking for it threw. */
  readonly fault: SdkError | null;
}

/** What FallbackRegionFactory found, which it keeps for every client. */
const found = new WeakMap<DotnetSession, FallbackRegion>();

/**
 * FallbackRegionFactory: AWS_REGION, the region of AWS_PROFILE or `default` (a client's own `Profile` is not looked at),
 * the instance's identity document. Of what is thrown on the way an AmazonClientException ends it; the rest is passed over.
 */
function* fallbackRegion(session: DotnetSession): Walk<Region> {
  const known = found.get(session);
  if (known !== undefined) return known.region;
  const fault = regionFault(session);
  const region = fault === null ? (knownRegion(session) ?? (yield* instanceRegion(session))) : null;
  found.set(session, { region, fault });
  return region;
}

function regionFault(session: DotnetSession): SdkError | null {
  const exported = setVariable(session, "AWS_REGION");
  if (exported !== null)
    return isRegionName(exported.text)
      ? null
      : clientException("bad-setting", notAHost(exported.text), exported.provenance);
  const profile = chainProfileRead(session);
  return profile.kind === "raised" && isClientException(profile.error) ? profile.error : null;
}

const knownRegion = (session: DotnetSession): Configured | null =>
  setVariable(session, "AWS_REGION") ?? textIn(session, chainProfile(session), "region");

const DOCUMENT = "/latest/dynamic/instance-identity/document";

function* instanceRegion(session: DotnetSession): Walk<Region> {
  const answer = yield* metadataItem(session, { ask: "document", role: null });
  if (answer === "not asked") return "unknown";
  const region = answer?.kind === "text" ? regionOfIdentityDocument(answer.text) : null;
  return region === null ? null : { text: region, provenance: metadata(DOCUMENT) };
}

/** Making a client comes before its credentials are looked for, and looks for the region. */
export function* regionOfClient(session: DotnetSession): Walk<void> {
  const { region } = session.code;
  if (region === null || isRegionName(region)) {
    if (region === null) yield* fallbackRegion(session);
    return yield* autoMode(session);
  }
  yield* raise(clientException("bad-setting", notAHost(region), whereNamed(session.code, "region")));
}

export function* clientRegion(session: DotnetSession): Walk<RegionChoice> {
  const { region } = session.code;
  if (region !== null)
    return { name: isRegionName(region) ? knownName(region) : null, provenance: whereNamed(session.code, "region") };
  const choice = yield* fallbackRegion(session);
  return choice === null || choice === "unknown"
    ? { name: null, provenance: null }
    : { name: knownName(choice.text), provenance: choice.provenance };
}

/** Why a client has no region, of what is known for certain: where the instance was not asked, it may have one. */
export function missingRegion(session: DotnetSession): SdkError | "none" | null {
  if (session.code.region !== null) return null;
  const choice = found.get(session);
  return choice?.fault ?? (choice?.region === null ? "none" : null);
}

const nameOf = (region: Region): string | null => (region === null || region === "unknown" ? null : region.text);

/** The clients of roles and tokens: the same region, looked for anew where there was none, or us-east-1. */
export function* stsEndpoint(session: DotnetSession): Walk<Made> {
  const region = yield* fallbackRegion(session);
  const known = nameOf(region ?? (yield* instanceRegion(session)));
  return endpointOf(session, "sts", known ?? "us-east-1");
}

export function stsConnection(session: DotnetSession): StsConnection {
  const region = session.code.region ?? nameOf(found.get(session)?.region ?? null);
  const made = region === null || configurationFault(session) !== null ? null : endpointOf(session, "sts", region);
  return { endpoint: made?.kind === "endpoint" ? made.endpoint : null, caBundle: null };
}
