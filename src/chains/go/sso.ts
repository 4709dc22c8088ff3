import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { resolveEndpoint } from "./endpoint.ts";
import { goError, notOpened, operationFailed, plainError, serviceFailed, worded } from "./errors.ts";
import { goHome } from "./home.ts";
import { CREATE_TOKEN, GET_ROLE_CREDENTIALS } from "./operations.ts";
import { rfc3339 } from "../../parse/go-rfc3339.ts";
import { type Provider, rewording } from "./provider.ts";
import type { GoSession } from "./session.ts";
import { type SharedConfig, ssoSessionSection, textSetting } from "./shared-config.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

interface SsoSettings {
  readonly region: Configured;
  readonly startUrl: Configured;
  /** Empty where the profile says nothing: with an sso-session the call is made all the same. */
  readonly accountId: string;
  readonly roleName: string;
  /** Null: the legacy form. */
  readonly session: Configured | null;
  readonly cachePath: string;
}

/** resolveSSOCredentials: what is missing or contradicts is refused when the configuration is loaded. */
export function* ssoProvider(session: GoSession, config: SharedConfig): Walk<Provider> {
  const settings =
    config.ssoSession === null
      ? yield* legacy(session, config)
      : yield* withSession(session, config, config.ssoSession);
  const marks = [
    config.ssoSession,
    config.ssoStartUrl,
    config.ssoRegion,
    config.ssoAccountId,
    config.ssoRoleName,
  ].filter((mark) => mark !== null);
  const where = (config.ssoRoleName ?? config.ssoSession ?? settings.startUrl).provenance;
  return {
    why: `profile ${config.name} signs in through IAM Identity Center`,
    holding: exchangedLater(
      [
        {
          kind: "sso",
          accountId: settings.accountId,
          roleName: settings.roleName,
          startUrl: settings.startUrl.text,
          session: settings.session?.text ?? null,
          cachePath: settings.cachePath,
          provenance: where,
        },
      ],
      where,
      marks.map(({ provenance }) => provenance),
      /^\d{12}$/.test(settings.accountId) ? { id: settings.accountId, known: "setting" } : null,
    ),
    retrieve: () => retrieve(session, settings, where),
  };
}

const refused = (message: string, where: Provenance | null) =>
  raise(goError("bad-setting", "*errors.errorString", message, where));

const missingError = (profile: string, keys: readonly string[], where: Provenance | null) =>
  raise(
    goError(
      "partial",
      "*errors.errorString",
      `profile "${profile}" is configured to use SSO but is missing required configuration: ${keys.join(", ")}`,
      where,
    ),
  );

function* legacy(session: GoSession, config: SharedConfig): Walk<SsoSettings> {
  const { ssoRegion: region, ssoStartUrl: startUrl, ssoAccountId: accountId, ssoRoleName: roleName } = config;
  if (region === null || startUrl === null || accountId === null || roleName === null) {
    const all = { sso_region: region, sso_start_url: startUrl, sso_account_id: accountId, sso_role_name: roleName };
    const missing = Object.entries(all).flatMap(([key, value]) => (value === null ? [key] : []));
    const known = [region, startUrl, accountId, roleName].find((value) => value !== null);
    return yield* missingError(config.name, missing, known?.provenance ?? null);
  }
  return {
    region,
    startUrl,
    accountId: accountId.text,
    roleName: roleName.text,
    session: null,
    cachePath: cachePathOf(session, startUrl.text),
  };
}

/** validateSSOTokenProviderConfiguration */
function* withSession(session: GoSession, config: SharedConfig, name: Configured): Walk<SsoSettings> {
  const section = ssoSessionSection(session.files, name.text);
  const region = textSetting(section, "sso_region");
  const startUrl = textSetting(section, "sso_start_url");
  if (region === null || startUrl === null) {
    const missing = [...(region === null ? ["sso_region"] : []), ...(startUrl === null ? ["sso_start_url"] : [])];
    return yield* missingError(config.name, section === null ? ["sso-session "] : missing, name.provenance);
  }
  yield* mustMatch(config, "sso_region", config.ssoRegion, region);
  yield* mustMatch(config, "sso_start_url", config.ssoStartUrl, startUrl);
  return {
    region,
    startUrl,
    accountId: config.ssoAccountId?.text ?? "",
    roleName: config.ssoRoleName?.text ?? "",
    session: name,
    cachePath: cachePathOf(session, name.text),
  };
}

function* mustMatch(config: SharedConfig, key: string, own: Configured | null, shared: Configured): Walk<void> {
  if (own === null || own.text === shared.text) return;
  yield* refused(`${key} in profile "${config.name}" must match ${key} in sso-session `, own.provenance);
}

/** sha1 of the session's name or of the start URL, as they are written. */
const cachePathOf = (session: GoSession, key: string): string =>
  `${goHome(session.snapshot)}/.aws/sso/cache/${createHash("sha1").update(key).digest("hex")}.json`;

function* retrieve(session: GoSession, settings: SsoSettings, where: Provenance): Walk<SigningCredentials> {
  const accessToken =
    settings.session === null
      ? yield* rewording(legacyToken(session, settings), invalidToken)
      : yield* sessionToken(session, settings);
  const resolved = resolveEndpoint(session, "sso", settings.region);
  const retries = clientRetries(session, GET_ROLE_CREDENTIALS);
  const failed = (error: SdkError) => operationFailed(GET_ROLE_CREDENTIALS, error, retries);
  if (resolved.kind === "fault") return yield* raise(failed(resolved.error));
  const { endpoint } = resolved;
  const { accountId, roleName } = settings;
  const question = { kind: "sso-role-credentials", accountId, roleName, accessToken, endpoint } as const;
  const answer = yield* tried(question, retries);
  const credentials = yield* credentialsIn(answer, (failure) => {
    const error = failed(serviceFailed(GET_ROLE_CREDENTIALS, failure, endpoint.url, where, retries));
    return failure.code === "UnauthorizedException" ? { ...error, kind: "token-refused" } : error;
  });
  return { ...credentials, accountId };
}

const INVALID = "the SSO session has expired or is invalid";

/** ssocreds.InvalidTokenError */
const invalidToken = (error: SdkError): SdkError =>
  error.message === INVALID
    ? { ...error, type: "*ssocreds.InvalidTokenError" }
    : { ...worded(`${INVALID}: `, error), type: `*ssocreds.InvalidTokenError ${error.type}`.trim() };

/** A legacy token is good up to its last moment, and never refreshed. */
function* legacyToken(session: GoSession, settings: SsoSettings): Walk<Secret> {
  const token = yield* cachedToken(session, settings);
  if (session.snapshot.now > token.expiresAt)
    yield* raise(plainError("token-expired", INVALID, cacheProvenance(settings.cachePath)));
  return token.accessToken;
}

interface CachedToken {
  readonly accessToken: Secret;
  readonly expiresAt: number;
  readonly fields: CacheFields;
}

const cacheProvenance = (path: string): Provenance => ({
  kind: "file",
  path,
  line: 1,
  column: 1,
  section: null,
  key: "expiresAt",
});

/** loadCachedToken */
function* cachedToken(session: GoSession, settings: SsoSettings): Walk<CachedToken> {
  const { cachePath } = settings;
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const where = cacheProvenance(cachePath);
  switch (cache.state) {
    case "absent":
      return yield* raise(
        worded(
          "failed to read cached SSO token file, ",
          notOpened(cachePath, "no such file or directory", (settings.session ?? settings.startUrl).provenance),
        ),
      );
    case "corrupt":
      return yield* raise(
        goError("token-missing", "*json.SyntaxError", "failed to parse cached SSO token file", where),
      );
    case "not-an-object":
      return yield* raise(incomplete(where));
    case "object": {
      const accessToken = secretField(cache.fields, "accessToken");
      const text = textField(cache.fields, "expiresAt");
      if (accessToken === null || accessToken.length === 0 || text === null) return yield* raise(incomplete(where));
      const expiresAt = rfc3339(text);
      if (expiresAt === null)
        return yield* raise(
          goError(
            "token-missing",
            "*time.ParseError",
            `failed to parse cached SSO token file, field "expiresAt", expected RFC3339 timestamp: parsing time "${text}"`,
            where,
          ),
        );
      return { accessToken, expiresAt, fields: cache.fields };
    }
  }
}

const incomplete = (where: Provenance): SdkError =>
  plainError("token-missing", "cached SSO token must contain accessToken and expiresAt fields", where);

/** SSOTokenProvider: refreshed only after it has expired; a refusal is final. */
function* sessionToken(session: GoSession, settings: SsoSettings): Walk<Secret> {
  const token = yield* cachedToken(session, settings);
  if (session.snapshot.now <= token.expiresAt) return token.accessToken;
  return yield* rewording(refreshed(session, settings, token), (error) =>
    worded("refresh cached SSO token failed, ", error),
  );
}

function* refreshed(session: GoSession, settings: SsoSettings, { fields }: CachedToken): Walk<Secret> {
  const where = cacheProvenance(settings.cachePath);
  const clientSecret = secretField(fields, "clientSecret");
  const clientId = textField(fields, "clientId") ?? "";
  const refreshToken = secretField(fields, "refreshToken");
  if (
    clientSecret === null ||
    clientSecret.length === 0 ||
    clientId === "" ||
    refreshToken === null ||
    refreshToken.length === 0
  )
    return yield* raise(
      plainError("token-expired", "cached SSO token is expired, or not present, and cannot be refreshed", where),
    );
  const resolved = resolveEndpoint(session, "sso_oidc", settings.region);
  const retries = clientRetries(session, CREATE_TOKEN);
  const failed = (error: SdkError) =>
    worded("unable to refresh SSO token, ", operationFailed(CREATE_TOKEN, error, retries));
  if (resolved.kind === "fault") return yield* raise(failed(resolved.error));
  const { endpoint } = resolved;
  const { cachePath } = settings;
  const answer = yield* tried(
    { kind: "sso-refresh-token", cachePath, clientId, clientSecret, refreshToken, endpoint },
    retries,
  );
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "assumed") return seal("assumed");
  if (answer.kind !== "failure") throw new Error(`sso-refresh-token answered with ${answer.kind}`);
  return yield* raise({
    ...failed(serviceFailed(CREATE_TOKEN, answer.failure, endpoint.url, where, retries)),
    kind: "token-expired",
  });
}
