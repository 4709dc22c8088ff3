import { createHash } from "node:crypto";
import { fromWallClock } from "../../parse/from-wall-clock.ts";
import { expandUser } from "../../parse/python-path.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { bundleFault } from "./ca-bundle.ts";
import { configuredEndpoint, endpointFault } from "./configured-endpoint.ts";
import { ssoEndpoint } from "./endpoints.ts";
import { invalidRegion, noSsoToken, noTime, staleSsoToken } from "./errors.ts";
import { isRegionName } from "./region.ts";
import type { RubySession } from "./session.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";

/** RefreshingToken: a token is refreshed this long before its end. */
const AHEAD = 5 * 60 * 1000;

/** ~/.aws/sso/cache/sha1(name).json; the name of a session, or a start URL as it is written. */
export function cachePathOf(session: RubySession, name: string): string {
  const digest = createHash("sha1").update(name).digest("hex");
  return `${expandUser("~/.aws/sso/cache", session.snapshot)}/${digest}.json`;
}

/** SSOTokenProvider: the session's cached token, refreshed where it nears its end and can be. */
export function* ssoToken(session: RubySession, name: Configured, region: Configured): Walk<Secret | "assumed"> {
  const fault = endpointFault(session, "sso_oidc", session.sharedProfile);
  if (fault !== null) yield* raise(fault);
  if (configuredEndpoint(session, "sso_oidc", session.sharedProfile) === null && !isRegionName(region.text))
    yield* raise(invalidRegion(region.provenance));
  const cachePath = cachePathOf(session, name.text);
  const known = session.refreshed.get(cachePath);
  if (known !== undefined) return known;
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const fields = cache.state === "object" ? cache.fields : new Map();
  const token = secretField(fields, "accessToken");
  const expires = rubyTime(textField(fields, "expiresAt") ?? "", session.snapshot.timeZone());
  if (token === null || expires === null) return yield* raise(noSsoToken(name.provenance));
  const left = expires - session.snapshot.now;
  // In whole seconds, and the very one is early enough (golden `py-sso-session-refresh-soon`).
  if (Math.floor(left / 1000) >= AHEAD / 1000) return token;
  const refreshed = yield* refresh(session, cachePath, fields, region.text);
  if (refreshed !== null) {
    session.refreshed.set(cachePath, refreshed);
    return refreshed;
  }
  return left < 0 ? yield* raise(staleSsoToken(name.provenance)) : token;
}

/** Time.parse: without a zone, the clock's on the wall (goldens `time-zones-sso-session-tokyo`, `-new-york`). */
function rubyTime(text: string, timeZone: string): number | null {
  const read = parseTimestamp(text);
  return read === null || read.aware ? (read?.milliseconds ?? null) : fromWallClock(read.milliseconds, timeZone);
}

/** Null: it cannot be refreshed, or the service said no: every failure is swallowed. */
function* refresh(
  session: RubySession,
  cachePath: string,
  fields: CacheFields,
  region: string,
): Walk<Secret | "assumed" | null> {
  const clientId = textField(fields, "clientId");
  const clientSecret = secretField(fields, "clientSecret");
  const refreshToken = secretField(fields, "refreshToken");
  if (clientId === null || clientSecret === null || refreshToken === null) return null;
  const registration = textField(fields, "registrationExpiresAt");
  if (registration !== null) {
    // Time.parse stands outside of what is rescued (golden `mut-chains-sso-empty-registrationexpiresat`).
    const until =
      rubyTime(registration, session.snapshot.timeZone()) ?? (yield* raise(noTime(registration, cachePath)));
    if (until <= session.snapshot.now) return null;
  }
  if (bundleFault(session, session.sharedProfile) !== null) return null;
  const endpoint = ssoEndpoint(session, "oidc", region);
  const question = { kind: "sso-refresh-token", cachePath, clientId, clientSecret, refreshToken, endpoint } as const;
  const answer = yield* tried(question, clientRetries(session, null));
  if (answer.kind === "assumed") return "assumed";
  // The new token is looked at like a cached one, outside of what is rescued (set `hand-answered`).
  if (
    answer.kind === "failure" &&
    answer.failure.fault?.field === "accessToken" &&
    answer.failure.fault.how === "missing"
  )
    yield* raise(noSsoToken(null));
  return answer.kind === "token" ? answer.token : null;
}

/** Legacy: what lies in the cache under the start URL; null: nothing that can be used. DateTime.parse: without a zone, UTC. */
export function legacyToken(session: RubySession, startUrl: string): Secret | "expired" | null {
  const cache = readCacheFile(session.snapshot.file(cachePathOf(session, startUrl)));
  if (cache.state !== "object") return null;
  const token = secretField(cache.fields, "accessToken");
  const expires = parseTimestamp(textField(cache.fields, "expiresAt") ?? "");
  if (expires === null) return null;
  return expires.milliseconds < session.snapshot.now ? "expired" : token;
}
