import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { Found } from "../../walk/chain.ts";
import { tried } from "../../walk/tried.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { dateTimeOf } from "./date-time.ts";
import { endpointFor } from "./endpoint.ts";
import { MODELLED, PANIC, callFailed, ioError, providerError } from "./errors.ts";
import { openedPath } from "./paths.ts";
import { clientRetries } from "./retry-policies.ts";
import type { RustSession } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";

export interface Sso {
  readonly profile: string;
  readonly startUrl: Configured;
  readonly region: Configured;
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly session: Configured | null;
  readonly triggers: readonly Provenance[];
}

/** SsoCredentialsProvider: the token of the session, or, the old way, of the start URL. */
export function ssoFound(session: RustSession, config: Sso): Found {
  const cachePath = cachePathOf(session, config);
  const where = config.roleName.provenance;
  const account = /^\d{12}$/.test(config.accountId.text) ? config.accountId.text : null;
  return {
    why: `profile ${config.profile} signs in through IAM Identity Center`,
    holding: exchangedLater(
      [
        {
          kind: "sso",
          accountId: config.accountId.text,
          roleName: config.roleName.text,
          startUrl: config.startUrl.text,
          session: config.session?.text ?? null,
          cachePath,
          provenance: where,
        },
      ],
      where,
      config.triggers,
      account === null ? null : { id: account, known: "setting" },
    ),
    freeze: () => exchange(session, config, cachePath),
  };
}

/** sha1 of the session's name or of the start URL, byte for byte; one never stands in for the other. */
function cachePathOf({ snapshot }: RustSession, { session, startUrl }: Sso): string {
  const name = createHash("sha1")
    .update((session ?? startUrl).text)
    .digest("hex");
  return openedPath(`~/.aws/sso/cache/${name}.json`, snapshot);
}

function* exchange(session: RustSession, config: Sso, cachePath: string): Walk<SigningCredentials> {
  const where = config.roleName.provenance;
  const accessToken = yield* accessTokenOf(session, config, cachePath);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const call = { service: "sso", operation: "GetRoleCredentials" } as const;
  const endpoint = yield* endpointFor(session, call, config.region, where);
  const { text: accountId } = config.accountId;
  if (accountId === "") {
    const message = "failed to construct request: account_id was missing: cannot be empty or unset";
    return yield* raise(providerError("partial", message, config.accountId.provenance));
  }
  const answer = yield* tried(
    { kind: "sso-role-credentials", accountId, roleName: config.roleName.text, accessToken, endpoint },
    clientRetries(session),
  );
  switch (answer.kind) {
    case "credentials":
      return { ...answer.credentials, accountId };
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      const error = callFailed(answer.failure, MODELLED["sso-role-credentials"], where);
      return yield* raise(
        answer.failure.code === "UnauthorizedException" ? { ...error, kind: "token-refused" } : error,
      );
    }
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`sso-role-credentials answered with ${answer.kind}`);
  }
}

interface CachedToken {
  readonly fields: CacheFields;
  readonly accessToken: Secret;
  readonly expiresAt: number;
  /** Null: none given. */
  readonly registrationExpiresAt: number | null;
}

/** Five minutes before its end a token is refreshed (sso/token.rs). */
const REFRESH_BUFFER = 5 * 60_000;
const NO_TOKEN = "an error occurred while loading an access token: ";

function* accessTokenOf(session: RustSession, config: Sso, cachePath: string): Walk<Secret | "assumed"> {
  const isLegacy = config.session === null;
  const token = yield* cachedToken(session, config, cachePath);
  // The old way never looks at the clock: an expired token is sent (golden `sso-legacy-expired`).
  if (isLegacy) return token.accessToken;
  const left = token.expiresAt - session.snapshot.now;
  const refreshable = isRefreshable(token, session.snapshot.now);
  if (left <= 0 && !refreshable)
    yield* raise(
      providerError(
        "token-expired",
        `${NO_TOKEN}the SSO token has expired and cannot be refreshed`,
        wholeFile(cachePath),
      ),
    );
  if (left > REFRESH_BUFFER || !refreshable) return token.accessToken;
  const refreshed = yield* refresh(session, config, cachePath, token.fields);
  if (refreshed === "assumed") return left > 0 ? token.accessToken : "assumed";
  // What a refresh fails on is passed over, and the old token sent.
  return refreshed ?? token.accessToken;
}

const isRefreshable = ({ fields, registrationExpiresAt }: CachedToken, now: number): boolean =>
  ["clientId", "clientSecret", "refreshToken"].every((name) => fields.has(name)) &&
  registrationExpiresAt !== null &&
  registrationExpiresAt > now;

function* refresh(
  session: RustSession,
  config: Sso,
  cachePath: string,
  fields: CacheFields,
): Walk<Secret | "assumed" | null> {
  const call = { service: "sso-oidc", operation: "CreateToken" } as const;
  const made = yield* untilRaised(endpointFor(session, call, config.region, config.region.provenance));
  if (made.kind === "raised") return made.error.type === PANIC ? yield* raise(made.error) : null;
  const answer = yield* tried(
    {
      kind: "sso-refresh-token",
      cachePath,
      clientId: textField(fields, "clientId") ?? "",
      clientSecret: secretField(fields, "clientSecret") ?? seal(""),
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      endpoint: made.value,
    },
    clientRetries(session),
  );
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "failure" && answer.failure.fault?.how === "over")
    yield* raise(
      providerError("denied", `${NO_TOKEN}SSO OIDC responded with a negative expiration`, wholeFile(cachePath)),
    );
  return answer.kind === "assumed" ? "assumed" : null;
}

/** `parse_cached_token`: accessToken and expiresAt, dates in UTC with a `Z`. */
function* cachedToken(session: RustSession, config: Sso, cachePath: string): Walk<CachedToken> {
  const where = (config.session ?? config.startUrl).provenance;
  const isLegacy = config.session === null;
  const fails = (why: string, place: Provenance = wholeFile(cachePath)): Walk<never> =>
    raise(providerError("token-missing", isLegacy ? why : `${NO_TOKEN}failed to load the cached SSO token`, place));
  const cache = readCacheFile(session.snapshot.file(cachePath));
  if (cache.state === "absent") return yield* fails(`failed to read \`${cachePath}\`: ${ioError("ENOENT")}`, where);
  if (cache.state === "corrupt") return yield* fails("invalid JSON in cached SSO token file");
  if (cache.state === "not-an-object") return yield* fails("expected a JSON document starting with `{`");
  const { fields } = cache;
  const accessToken = secretField(fields, "accessToken");
  if (accessToken === null) return yield* fails("missing field `accessToken` in cached SSO token file");
  const expiry = textField(fields, "expiresAt");
  if (expiry === null) return yield* fails("missing field `expiresAt` in cached SSO token file");
  const expiresAt = dateTimeOf(expiry);
  if (expiresAt === null) return yield* fails("invalid value for the `expiresAt` field in the cached SSO token file");
  const registration = textField(fields, "registrationExpiresAt");
  const registrationExpiresAt = registration === null ? null : dateTimeOf(registration);
  if (registration !== null && registrationExpiresAt === null)
    return yield* fails("invalid value for the `registrationExpiresAt` field in the cached SSO token file");
  return { fields, accessToken, expiresAt, registrationExpiresAt };
}
