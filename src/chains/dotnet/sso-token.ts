import { javascriptTime } from "../../parse/javascript-time.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { hasRealDay } from "../../parse/real-day.ts";
import { tried } from "../../walk/tried.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Configured } from "../../walk/configured.ts";
import { endpointOf } from "./endpoint.ts";
import { clientException, nullArgument } from "./errors.ts";
import { clientRetries } from "./retry-policies.ts";
import type { DotnetSession } from "./session.ts";

export interface SsoSettings {
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly region: Configured;
  readonly startUrl: Configured | null;
  readonly session: Configured | null;
  readonly cachePath: string;
}

interface CachedToken {
  readonly accessToken: Secret;
  /** Milliseconds. */
  readonly expiresAt: number;
  readonly fields: CacheFields;
}

/** SsoTokenUtils.FromJson: a token and when it ends; null: none of use. */
export function cachedToken(session: DotnetSession, { cachePath }: SsoSettings): CachedToken | null {
  const cache = readCacheFile(session.snapshot.file(cachePath), "skipped");
  if (cache.state !== "object") return null;
  const accessToken = secretField(cache.fields, "accessToken");
  const expires = textField(cache.fields, "expiresAt") ?? "";
  if (accessToken === null || !XML_DATE.test(expires) || !hasRealDay(expires)) return null;
  // A number where a text belongs is no token file (golden `g1-sso-number-clientid`).
  if (TEXTS.some((name) => ["other", "object"].includes(cache.fields.get(name)?.kind ?? ""))) return null;
  return { accessToken, expiresAt: javascriptTime(expires, "UTC"), fields: cache.fields };
}

const TEXTS = ["refreshToken", "clientId", "clientSecret"];

/** XmlConvert.ToDateTime, as far as anybody writes it. */
const XML_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** NeedsRefresh: of any token, a session's or not. */
const AHEAD = 6 * 60_000;

/** SSOTokenManager.GetToken. */
export function* tokenOf(session: DotnetSession, sso: SsoSettings): Walk<Secret | "assumed"> {
  const where = (sso.session ?? sso.startUrl)?.provenance ?? null;
  const token = cachedToken(session, sso);
  if (token === null)
    return yield* raise(clientException("token-missing", "No valid SSO Token could be found.", where));
  const left = token.expiresAt - session.snapshot.now;
  if (left > AHEAD) return token.accessToken;
  const refreshable = ["refreshToken", "clientSecret"].every(
    (name) => (secretField(token.fields, name)?.length ?? 0) > 0,
  );
  const clientId = textField(token.fields, "clientId") || null;
  if (refreshable && clientId !== null) {
    const refreshed = yield* refresh(session, sso, token, clientId);
    if (refreshed !== null) return refreshed;
  }
  if (left >= 0) return token.accessToken;
  const message = `SSO Token has expired and ${refreshable && clientId !== null ? "failed to refresh" : "can not be refreshed"}`;
  return yield* raise(clientException("token-expired", message, where));
}

/** Null: the service says no. When the client's registration ends must be written, though it counts for nothing. */
function* refresh(
  session: DotnetSession,
  sso: SsoSettings,
  { fields }: CachedToken,
  clientId: string,
): Walk<Secret | "assumed" | null> {
  const { cachePath } = sso;
  if ((textField(fields, "registrationExpiresAt") ?? "") === "") {
    const message = "Value cannot be null. (Parameter 'stringFormattedDate')";
    return yield* raise(nullArgument("token-expired", message, sso.session?.provenance ?? null));
  }
  const clientSecret = secretField(fields, "clientSecret");
  const refreshToken = secretField(fields, "refreshToken");
  if (clientSecret === null || refreshToken === null) throw new Error("a token without what refreshes it");
  const made = endpointOf(session, "sso_oidc", sso.region.text);
  if (made.kind === "fault") return null;
  const { endpoint } = made;
  const question = { kind: "sso-refresh-token" as const, cachePath, clientId, clientSecret, refreshToken, endpoint };
  const answer = yield* tried(question, clientRetries(session));
  if (answer.kind === "assumed") return "assumed";
  return answer.kind === "token" ? answer.token : null;
}
