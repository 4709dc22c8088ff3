import { metadata } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { RegionChoice } from "../../model/resolution.ts";
import { regionOfIdentityDocument } from "../../parse/identity-document.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { GLOBAL_STS, asksForVariant, clientEndpoint } from "../jvm/endpoint.ts";
import { allowsV1, metadataService, metadataToken, asked } from "../jvm/instance-metadata.ts";
import { type JvmSession, filledVariable, textSetting } from "../jvm/session.ts";
import { checkModes } from "./client-modes.ts";
import { unwritablePath } from "./unwritable-path.ts";
import { metadataIsOff } from "./instance-metadata.ts";
import { whereNamed } from "../../walk/where-named.ts";

const NO_REGION: RegionChoice = { name: null, provenance: null };

/** A client takes its region when it is made, so it is asked for before any credentials, and once. */
export function* clientRegion(session: JvmSession): Walk<RegionChoice> {
  const { region } = session.code;
  if (region !== null) return { name: region, provenance: whereNamed(session.code, "region") };
  session.known.region ??= yield* regionChain(session, session.profileName);
  return session.known.region;
}

/**
 * DefaultAwsRegionProviderChain: AWS_REGION (not AWS_DEFAULT_REGION), the profile, the instance's identity document.
 * A link that fails is passed over; an empty region is none.
 */
export function* regionChain(session: JvmSession, profileName: string): Walk<RegionChoice> {
  const exported = filledVariable(session, "AWS_REGION");
  if (exported !== null) return { name: encoded(exported.text), provenance: exported.provenance };
  if (unwritablePath(session) !== null) return NO_REGION;
  const { profiles } = session;
  const setting = profiles.fault === null ? textSetting(profiles.profile(profileName), "region") : null;
  if (setting !== null && setting.text !== "") return { name: encoded(setting.text), provenance: setting.provenance };
  return yield* regionOfInstance(session);
}

/** Region.of keeps a name as it would stand in a URL (golden `open-00263`). */
const encoded = (name: string): string => encodeURIComponent(name).replace(/[!'()*]/g, percent);

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function* regionOfInstance(session: JvmSession): Walk<RegionChoice> {
  if (metadataIsOff(session) || session.hidden.has("metadata")) return NO_REGION;
  const service = yield* attempt(metadataService(session));
  if (service === null) return NO_REGION;
  const token = yield* metadataToken(session, service);
  if (token.kind === "assumed" || token.kind === "refused") return NO_REGION;
  if (token.kind === "none" && !allowsV1(session)) return NO_REGION;
  const answer = yield* asked(session, {
    ...service,
    ask: "document",
    token: token.kind === "token" ? token.token : null,
  });
  const name = answer.kind === "text" ? regionOfIdentityDocument(answer.text) : null;
  return name === null ? NO_REGION : { name, provenance: metadata("/latest/dynamic/instance-identity/document") };
}

/** What a walk returns, or null where it raises. */
export function* attempt<T>(walk: Walk<T>): Walk<T | null> {
  const ended = yield* untilRaised(walk);
  return ended.kind === "returned" ? ended.value : null;
}

/**
 * Where a client for STS made on the way sends its calls: `region` of the role's own profile, else the region chain of the
 * environment's profile, else the global endpoint, which no endpoint variable moves (StsProfileCredentialsProviderFactory).
 */
export function* stsEndpoint(session: JvmSession, region: string | null): Walk<Endpoint> {
  const name = region ?? (yield* regionChain(session, session.clientsProfileName)).name;
  const { fault } = session.profiles;
  // Making any client reads the files (golden `open-00323`).
  if (fault !== null) yield* raise(session.sdk.errors.configuration("parse", `cannot read ${fault.path}`, null));
  yield* checkModes(session);
  // The global endpoint is one that is given (golden `b3-sts-fips-no-region`).
  if (name === null && asksForVariant(session))
    yield* raise(session.sdk.errors.source("bad-setting", "FIPS and custom endpoint are not supported", null));
  return name === null ? GLOBAL_STS : yield* clientEndpoint(session, "sts", name);
}
