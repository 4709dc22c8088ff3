import { metadata } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { RegionChoice } from "../../model/resolution.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { clientEndpoint, configuredEndpoint, endpointOf } from "../jvm/endpoint.ts";
import { metadataService, metadataToken, asked } from "../jvm/instance-metadata.ts";
import { type JvmSession, clientsProfile, plainVariable, textSetting } from "../jvm/session.ts";
import { namesProxy } from "../../walk/ways-out.ts";
import { metadataIsOff } from "./instance-metadata.ts";
import type { Configured } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

const NO_REGION: RegionChoice = { name: null, provenance: null };

/** The region a client is made for. */
export function* clientRegion(session: JvmSession): Walk<RegionChoice> {
  const { region } = session.code;
  return region === null
    ? yield* regionChain(session)
    : { name: region, provenance: whereNamed(session.code, "region") };
}

/**
 * resolveRegion: AWS_REGION (not AWS_DEFAULT_REGION), the active profile, the metadata service. Failures are passed over; an
 * empty variable is a region named "" (golden `open-00024`).
 */
function* regionChain(session: JvmSession): Walk<RegionChoice> {
  const named = plainVariable(session, "AWS_REGION") ?? textSetting(clientsProfile(session), "region");
  if (named !== null) return { name: named.text, provenance: named.provenance };
  const ended = yield* untilRaised(regionOfInstance(session));
  return ended.kind === "returned" ? ended.value : NO_REGION;
}

/** Its client of the service is one of its own, which knows no proxy (goldens `odd-third-00037`, `odd-00116`). */
function* regionOfInstance(session: JvmSession): Walk<RegionChoice> {
  if (metadataIsOff(session) || session.hidden.has("metadata")) return NO_REGION;
  const named = yield* metadataService(session);
  const service = namesProxy(session.snapshot) ? { ...named, proxy: null } : named;
  const token = yield* metadataToken(session, service);
  if (token.kind !== "token") return NO_REGION;
  const answer = yield* asked(session, { ...service, ask: "region", token: token.token });
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

/** A role needs no region: it is then aws-global (StsAssumeRoleCredentialsProvider; golden `mut-c-role-no-region-fips-setting`). */
export function* roleEndpoint(session: JvmSession, region: string | null): Walk<Endpoint> {
  yield* checkClient(session);
  if (region !== null) return yield* regionalEndpoint(session, region);
  return globalEndpoint(session);
}

export function globalEndpoint(session: JvmSession): Endpoint {
  const custom = configuredEndpoint(session, "sts");
  if (custom === null) return endpointOf(session, "sts", "aws-global");
  return { url: custom.text, signingRegion: "us-east-1", reach: "custom" };
}

/** A web identity does: the client it makes raises without (golden `open-00136`). */
export function* webIdentityEndpoint(session: JvmSession, region: string | null): Walk<Endpoint> {
  const { fault } = session.profiles;
  const { errors } = session.sdk;
  if (fault !== null) yield* raise(errors.configuration("parse", `cannot read ${fault.path}`, null));
  yield* checkClient(session);
  // Where there is none, the client that is made without one looks for it again (goldens `odd-00072`, `odd-third-00097`).
  const name = region ?? (yield* regionChain(session)).name ?? (yield* regionChain(session)).name;
  return name === null
    ? yield* raise(errors.source("region-missing", "STS failed to assume role from web identity: no region", null))
    : yield* regionalEndpoint(session, name);
}

const RETRY_MODES = ["legacy", "standard", "adaptive"];

/**
 * A client of an unknown retry mode is not made, nor one that may not try even once, or how often is no number; a variable
 * counts though empty (goldens `mut-c-role-retry_mode-bogus`, `mut-common-max-attempts-0`, `mut-c-role-max-attempts-empty`).
 */
export function* checkClient(session: JvmSession): Walk<void> {
  yield* checkBooleans(session, [
    ["AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"],
    ["AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"],
  ]);
  const { errors } = session.sdk;
  const mode = setOrSetting(session, "AWS_RETRY_MODE", "retry_mode");
  if (mode !== null && !RETRY_MODES.includes(mode.text.toLowerCase())) {
    const message = `retry_mode '${mode.text}' is not supported, should be one of: ${RETRY_MODES.join(", ")}`;
    yield* raise(errors.source("bad-setting", message, mode.provenance));
  }
  const attempts = setOrSetting(session, "AWS_MAX_ATTEMPTS", "max_attempts");
  if (attempts !== null) yield* checkAttempts(session, attempts);
  // A client's endpoint is looked for last (golden `role-ignore_configured_endpoint_urls-0-file`).
  yield* checkBooleans(session, [["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"]]);
}

function* checkAttempts({ sdk: { errors } }: JvmSession, { text, provenance }: Configured): Walk<void> {
  if (!/^[+-]?\d+$/.test(text)) yield* raise(errors.source("bad-setting", `For input string: "${text}"`, provenance));
  if (Number(text) < 1)
    yield* raise(errors.source("bad-setting", `max attempts was ${text}, but should be at least 1`, provenance));
}

/** The profile's words are true and false alone, a variable's any (golden `role-use_fips_endpoint-0-file`). */
function* checkBooleans(session: JvmSession, names: readonly (readonly [name: string, key: string])[]): Walk<void> {
  for (const [name, key] of names) {
    const value = plainVariable(session, name) === null ? textSetting(clientsProfile(session), key) : null;
    if (value === null || /^(?:true|false)$/i.test(value.text)) continue;
    const message = `Failed to parse config property ${key} as a boolean`;
    yield* raise(session.sdk.errors.configuration("bad-setting", message, value.provenance));
  }
}

const setOrSetting = (session: JvmSession, name: string, key: string): Configured | null =>
  plainVariable(session, name) ?? textSetting(clientsProfile(session), key);

function* regionalEndpoint(session: JvmSession, region: string): Walk<Endpoint> {
  if (region !== "") return yield* clientEndpoint(session, "sts", region);
  return yield* raise(session.sdk.errors.source("region-missing", "no endpoint for an empty region", null));
}
