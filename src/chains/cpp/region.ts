import { byDefault } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { RegionChoice, StsConnection } from "../../model/resolution.ts";
import type { Walk } from "../../walk/walk.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { serviceHost } from "../../walk/service-host.ts";
import { filledIn } from "../flat/session.ts";
import { hasContainerClient } from "./container.ts";
import { type Learnt, NOTHING_LEARNT, ZONE, currentRegion, metadataDisabled, metadataUrl } from "./metadata-client.ts";
import { type CppSession, exportedSection, sectionInCode } from "./session.ts";
import { whereNamed } from "../../walk/where-named.ts";

interface Resolved {
  readonly region: Configured;
  readonly learnt: Learnt;
}

const resolved = new WeakMap<CppSession, Resolved>();

/**
 * ClientConfiguration's region, which is worked out before anything else: AWS_DEFAULT_REGION before AWS_REGION, the config
 * file's profile of the variables, the instance's zone, us-east-1. The profile that code names is looked at after all that,
 * and goes before it (golden `open-00012` asks the instance although the profile has a region).
 */
export function* resolvedRegion(session: CppSession): Walk<Resolved> {
  const known = resolved.get(session) ?? (yield* resolve(session));
  resolved.set(session, known);
  return known;
}

function* resolve(session: CppSession): Walk<Resolved> {
  const inCode = filledIn(session, sectionInCode(session), "region");
  if (!asksInstance(session)) return { region: inCode ?? exportedRegion(session) ?? US_EAST_1, learnt: NOTHING_LEARNT };
  const { value, learnt } = yield* currentRegion(session, NOTHING_LEARNT);
  return { region: inCode ?? (value === null ? US_EAST_1 : { text: value, provenance: ZONE }), learnt };
}

/**
 * The chain makes more ClientConfigurations, for SSO, its token and a container's client, each of which asks the instance again
 * while it has not said its region (goldens `mut-chains-imds-empty`, `fresh-wide-20261127-00053`).
 */
export function* chainConfigurations(session: CppSession): Walk<void> {
  const more = hasContainerClient(session) ? 3 : 2;
  for (let made = 0; made < more; made += 1) {
    const known = yield* resolvedRegion(session);
    if (!asksInstance(session)) return;
    const { learnt } = yield* currentRegion(session, known.learnt);
    resolved.set(session, { ...known, learnt });
  }
}

const asksInstance = (session: CppSession): boolean =>
  exportedRegion(session) === null && metadataDisabled(session) === null && isThere(session);

const isThere = (session: CppSession): boolean => !session.hidden.has("metadata") && metadataUrl(session) !== null;

const US_EAST_1: Configured = { text: "us-east-1", provenance: byDefault };

const exportedRegion = (session: CppSession): Configured | null =>
  setVariable(session, "AWS_DEFAULT_REGION") ??
  setVariable(session, "AWS_REGION") ??
  filledIn(session, exportedSection(session), "region");

/** `config.region = …` in code comes after the constructor, and what providers go by stays. */
export function* clientRegion(session: CppSession): Walk<RegionChoice> {
  const { region } = session.code;
  if (region !== null) return { name: region, provenance: whereNamed(session.code, "region") };
  const { text, provenance } = (yield* resolvedRegion(session)).region;
  return { name: text, provenance };
}

/** FIPS, dual stack and the files' `services` sections were not followed in the STS client: not modelled. */
export function stsConnection(session: CppSession): StsConnection {
  const configured = filledIn(session, sectionInCode(session), "region") ?? exportedRegion(session) ?? US_EAST_1;
  const region = session.code.region ?? configured.text;
  const custom = setVariable(session, "AWS_ENDPOINT_URL_STS") ?? setVariable(session, "AWS_ENDPOINT_URL");
  const endpoint: Endpoint =
    custom === null
      ? { url: `https://${serviceHost("sts", region, PLAIN)}`, signingRegion: region, reach: "regional" }
      : { url: custom.text, signingRegion: region, reach: "custom" };
  return { endpoint, caBundle: null };
}

const PLAIN = { fips: false, dualStack: false };
