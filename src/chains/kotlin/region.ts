import { argument, metadata } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { RegionChoice } from "../../model/resolution.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { GLOBAL_STS, clientEndpoint, configuredEndpoint } from "../jvm/endpoint.ts";
import { metadataService, metadataToken } from "../jvm/instance-metadata.ts";
import { type JvmSession, clientSetting, clientsProfile, plainVariable, textSetting } from "../jvm/session.ts";
import { metadataIsOff } from "./instance-metadata.ts";

const NO_REGION: RegionChoice = { name: null, provenance: null };

/** The region a client is made for. */
export function* clientRegion(session: JvmSession): Walk<RegionChoice> {
  const { region } = session.code;
  return region === null ? yield* regionChain(session) : { name: region, provenance: argument("--region") };
}

/**
 * resolveRegion: AWS_REGION (not AWS_DEFAULT_REGION), the active profile, the metadata service. Failures are passed over; an
 * empty variable is a region named "" (golden `open-00024`).
 */
export function* regionChain(session: JvmSession): Walk<RegionChoice> {
  const named = plainVariable(session, "AWS_REGION") ?? textSetting(clientsProfile(session), "region");
  if (named !== null) return { name: named.text, provenance: named.provenance };
  const ended = yield* untilRaised(regionOfInstance(session));
  return ended.kind === "returned" ? ended.value : NO_REGION;
}

function* regionOfInstance(session: JvmSession): Walk<RegionChoice> {
  if (metadataIsOff(session) || session.hidden.has("metadata")) return NO_REGION;
  const service = yield* metadataService(session);
  const token = yield* metadataToken(service);
  if (token.kind !== "token") return NO_REGION;
  const answer = yield { ...service, ask: "region", token: token.token };
  const name = answer.kind === "text" ? answer.text.trim() : "";
  return name === "" ? NO_REGION : { name, provenance: metadata("/latest/meta-data/placement/region") };
}

/** The profile link's region: given in code, else that of a profile named in code, else the chain's. Looked for once. */
export function profileRegion(session: JvmSession): () => Walk<string | null> {
  let known: { readonly name: string | null } | null = null;
  return function* () {
    known ??= { name: yield* ownRegion(session) };
    return known.name;
  };
}

function* ownRegion(session: JvmSession): Walk<string | null> {
  const { code, profiles } = session;
  if (code.region !== null) return code.region;
  const named = code.profile === null ? null : textSetting(profiles.profile(code.profile), "region");
  return named?.text ?? (yield* regionChain(session)).name;
}

/** A role needs no region: STS is then the global one (StsAssumeRoleCredentialsProvider). */
export function* roleEndpoint(session: JvmSession, region: string | null): Walk<Endpoint> {
  yield* checkAttempts(session);
  if (region !== null) return yield* regionalEndpoint(session, region);
  return globalEndpoint(session);
}

export function globalEndpoint(session: JvmSession): Endpoint {
  const custom = configuredEndpoint(session, "sts");
  return custom === null ? GLOBAL_STS : { url: custom.text, signingRegion: "us-east-1", reach: "custom" };
}

/** A web identity does: the client it makes raises without (golden `open-00136`). */
export function* webIdentityEndpoint(session: JvmSession, region: string | null): Walk<Endpoint> {
  const { fault } = session.profiles;
  const { errors } = session.sdk;
  if (fault !== null) yield* raise(errors.configuration("parse", `cannot read ${fault.path}`, null));
  const name = region ?? (yield* regionChain(session)).name;
  return name === null
    ? yield* raise(errors.source("region-missing", "STS failed to assume role from web identity: no region", null))
    : yield* regionalEndpoint(session, name);
}

/** A client that may not try even once is not made (golden `mut-common-max-attempts-0`). */
function* checkAttempts(session: JvmSession): Walk<void> {
  const attempts = clientSetting(session, "AWS_MAX_ATTEMPTS", "max_attempts");
  if (attempts === null || !/^[+-]?\d+$/.test(attempts.text) || Number(attempts.text) >= 1) return;
  const message = `max attempts was ${attempts.text}, but should be at least 1`;
  yield* raise(session.sdk.errors.source("bad-setting", message, attempts.provenance));
}

function* regionalEndpoint(session: JvmSession, region: string): Walk<Endpoint> {
  if (region !== "") return yield* clientEndpoint(session, "sts", region);
  return yield* raise(session.sdk.errors.source("region-missing", "no endpoint for an empty region", null));
}
