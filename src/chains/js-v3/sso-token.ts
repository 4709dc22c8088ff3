import { type FileProvenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { endpointOf } from "./endpoint.ts";
import { final } from "./errors.ts";
import type { JsV3Session } from "./session.ts";
import type { SsoConfig } from "./sso.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";

/* The cached sign-in of IAM Identity Center, as credential-provider-sso 3.973.28 and token-providers 3.1166.0 take it. */

const ADVICE = "To refresh this SSO session run aws sso login with the corresponding profile.";
const QUOTED_ADVICE = "To refresh this SSO session run 'aws sso login' with the corresponding profile.";
const MINUTE = 60_000;

const inCache = (config: SsoConfig, key: string): FileProvenance => ({ ...wholeFile(config.cachePath), key });

const raised = (kind: SdkError["kind"], message: string, config: SsoConfig) =>
  raise(final({ kind, message, where: inCache(config, "expiresAt") }));

function cached(session: JsV3Session, config: SsoConfig): CacheFields | null {
  const cache = readCacheFile(session.snapshot.file(config.cachePath));
  // Of a list or a number, every key is undefined (golden `b3-sso-list`).
  if (cache.state === "not-an-object") return new Map();
  return cache.state === "object" ? cache.fields : null;
}

/** Milliseconds; NaN, which is neither before nor after anything, where there is no date. */
const expiryOf = (fields: CacheFields, { snapshot }: JsV3Session): number =>
  javascriptTime(textField(fields, "expiresAt") ?? "", snapshot.timeZone());

/** Named by its start URL: never refreshed, and what is no date counts as not yet passed. */
export function* legacyToken(session: JsV3Session, config: SsoConfig): Walk<Secret> {
  const fields = cached(session, config);
  if (fields === null)
    return yield* raise(
      final({
        kind: "token-missing",
        message: `The SSO session associated with this profile is invalid. ${ADVICE}`,
        where: config.startUrl.provenance,
      }),
    );
  if (expiryOf(fields, session) - session.snapshot.now <= 0)
    return yield* raised(
      "token-expired",
      `The SSO session associated with this profile has expired. ${ADVICE}`,
      config,
    );
  return secretField(fields, "accessToken") ?? seal("");
}

/** Named by its session: refreshed in its last five minutes. */
export function* sessionToken(session: JsV3Session, config: SsoConfig): Walk<Secret | "assumed"> {
  const fields = cached(session, config);
  if (fields === null)
    return yield* raise(
      final({
        kind: "token-missing",
        message: `The SSO session token associated with profile=${config.profile} was not found or is invalid. ${QUOTED_ADVICE}`,
        where: config.session?.provenance ?? null,
      }),
    );
  yield* demand(fields, ["accessToken", "expiresAt"], "", config);
  const left = expiryOf(fields, session) - session.snapshot.now;
  if (left > 5 * MINUTE) return secretField(fields, "accessToken") ?? seal("");
  yield* demand(fields, ["clientId", "clientSecret", "refreshToken"], ". Cannot refresh", config);
  const refreshed = yield* refresh(session, config, fields);
  if (refreshed !== null && (refreshed !== "assumed" || !(left > 0))) return refreshed;
  // A refresh that failed is forgiven as long as the old token lasts.
  if (left < 0) return yield* raised("token-expired", `Token is expired. ${QUOTED_ADVICE}`, config);
  if (Number.isNaN(left)) return yield* raised("token-missing", "Invalid time value", config);
  if (left === 0)
    return yield* raised(
      "token-expired",
      `The SSO session associated with this profile has expired. ${ADVICE}`,
      config,
    );
  return secretField(fields, "accessToken") ?? seal("");
}

/** validateTokenKey */
function* demand(fields: CacheFields, keys: readonly string[], addition: string, config: SsoConfig): Walk<void> {
  for (const key of keys)
    if (!fields.has(key))
      yield* raise(
        final({
          kind: "token-missing",
          message: `Value not present for '${key}' in SSO Token${addition}. ${QUOTED_ADVICE}`,
          where: inCache(config, key),
        }),
      );
}

/** Null: refused, or not reached. */
function* refresh(session: JsV3Session, config: SsoConfig, fields: CacheFields): Walk<Secret | "assumed" | null> {
  const made = yield* untilRaised(endpointOf(session, "sso_oidc", config.region));
  if (made.kind === "raised") return null;
  const answer = yield* tried(
    {
      kind: "sso-refresh-token",
      cachePath: config.cachePath,
      clientId: textField(fields, "clientId") ?? "",
      clientSecret: secretField(fields, "clientSecret") ?? seal(""),
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      endpoint: made.value,
    },
    clientRetries(session),
  );
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "assumed") return "assumed";
  if (answer.kind === "failure") return null;
  throw new Error(`sso-refresh-token answered with ${answer.kind}`);
}
