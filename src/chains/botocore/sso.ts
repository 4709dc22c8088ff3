import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { expandUser } from "../../parse/python-path.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { createClient } from "./client.ts";
import { type CacheKey, cachedOnDisk, keptWords } from "./disk-cache.ts";
import type { DiskCache } from "./edition.ts";
import { callFailed, invalidConfig, python, ssoTokenLoad, tokenRetrieval, unauthorizedSsoToken } from "./errors.ts";
import type { Profile } from "./full-config.ts";
import { ADVISORY, expiryOf, notYetOver } from "./refreshable.ts";
import { type BotocoreSession, type Configured, textSetting } from "./session.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { bundleForCall } from "./ca-bundle.ts";

interface SsoConfig {
  readonly startUrl: Configured;
  readonly region: Configured;
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly session: Configured | null;
}

/** SSOProvider: sso_account_id or sso_role_name in the merged profile; then all of them are needed. */
export function sso(profileName: string, cache: DiskCache | null) {
  return function* (session: BotocoreSession): Walk<StepResult> {
    const profile = session.config.profile(profileName);
    const marks = ["sso_role_name", "sso_account_id"]
      .map((key) => textSetting(profile, key))
      .filter((mark) => mark !== null);
    if (profile === null || marks.length === 0)
      return { kind: "absent", why: `no sso_account_id or sso_role_name in profile ${profileName}` };
    const config = yield* ssoConfig(session, profile);
    const cachePath = cachePathOf(session, config);
    const where = config.roleName.provenance;
    const account = /^\d{12}$/.test(config.accountId.text) ? config.accountId.text : null;
    return {
      kind: "found",
      found: {
        why: `profile ${profileName} signs in through IAM Identity Center${keptWords(session, cache, roleCacheKey(config))}`,
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
          marks.map(({ provenance }) => provenance),
          account === null ? null : { id: account, known: "setting" },
        ),
        freeze: () => exchange(session, cache, config, cachePath),
      },
    };
  };
}

function* ssoConfig(session: BotocoreSession, profile: Profile): Walk<SsoConfig> {
  const name = textSetting(profile, "sso_session");
  const section = name === null ? null : session.config.ssoSession(name.text);
  if (name !== null && section === null)
    yield* raise(
      invalidConfig("bad-setting", `The specified sso-session does not exist: "${name.text}"`, name.provenance),
    );
  if (section !== null) yield* checkAgreement(profile, section);
  const value = (key: string): Configured | null => textSetting(profile, key) ?? textSetting(section, key);
  const keys = ["sso_role_name", "sso_account_id", "sso_start_url", "sso_region"] as const;
  const missing = keys.filter((key) => value(key) === null);
  if (missing.length > 0)
    yield* raise(
      invalidConfig(
        "partial",
        `The profile "${profile.name}" is configured to use SSO but is missing required configuration: ${missing.join(", ")}`,
        (value("sso_role_name") ?? value("sso_account_id"))?.provenance ?? null,
      ),
    );
  const [roleName, accountId, startUrl, region] = keys.map((key) => value(key) as Configured) as [
    Configured,
    Configured,
    Configured,
    Configured,
  ];
  return { roleName, accountId, startUrl, region, session: name };
}

/** A key in both places must have the same value (golden `py-sso-session-mismatch`). */
function* checkAgreement(profile: Profile, section: Profile): Walk<void> {
  for (const key of new Set(section.keys())) {
    const inSession = textSetting(section, key);
    const inProfile = textSetting(profile, key);
    if (inSession === null || inProfile === null || inSession.text === inProfile.text) continue;
    yield* raise(
      invalidConfig(
        "bad-setting",
        `The value for ${key} is inconsistent between profile (${inProfile.text}) and sso-session (${inSession.text}).`,
        inProfile.provenance,
        [inSession.provenance],
      ),
    );
  }
}

/** sha1 of the session's name, or of the start URL byte for byte: `/` or `#` at its end is another file. */
function cachePathOf(session: BotocoreSession, config: SsoConfig): string {
  const name = createHash("sha1")
    .update(config.session?.text ?? config.startUrl.text)
    .digest("hex");
  return `${expandUser("~/.aws/sso/cache", session.snapshot)}/${name}.json`;
}

function* exchange(
  session: BotocoreSession,
  cache: DiskCache | null,
  config: SsoConfig,
  cachePath: string,
): Walk<SigningCredentials> {
  const cached = yield* cachedOnDisk(session, cache, roleCacheKey(config));
  if (cached !== null) return cached;
  const endpoint = yield* createClient(session, "sso", config.region);
  const where = config.roleName.provenance;
  const accessToken = yield* accessTokenIn(session, config, cachePath);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  yield* bundleForCall(session, requestUrl(endpoint.url, config));
  const retries = clientRetries(session);
  const answer = yield* tried(
    {
      kind: "sso-role-credentials",
      accountId: config.accountId.text,
      roleName: config.roleName.text,
      accessToken,
      endpoint,
    },
    retries,
  );
  switch (answer.kind) {
    case "credentials":
      return yield* notYetOver(session, { ...answer.credentials, accountId: config.accountId.text }, where);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(
        answer.failure.code === "UnauthorizedException"
          ? unauthorizedSsoToken("token-refused", where)
          : callFailed(answer.failure, "GetRoleCredentials", requestUrl(endpoint.url, config), where, retries),
      );
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`sso-role-credentials answered with ${answer.kind}`);
  }
}

/** SSOCredentialFetcher._create_cache_key */
const roleCacheKey = ({ accountId, roleName, startUrl, session }: SsoConfig): CacheKey => ({
  fields: {
    accountId: accountId.text,
    roleName: roleName.text,
    ...(session === null || session.text === "" ? { startUrl: startUrl.text } : { sessionName: session.text }),
  },
  spacing: "compact",
});

const requestUrl = (url: string, { roleName, accountId }: SsoConfig): string =>
  `${url}/federation/credentials?role_name=${encodeURIComponent(roleName.text)}&account_id=${encodeURIComponent(accountId.text)}`;

function* accessTokenIn(session: BotocoreSession, config: SsoConfig, cachePath: string): Walk<Secret | "assumed"> {
  const fields = yield* cachedToken(session, config, cachePath);
  const where = cacheProvenance(cachePath);
  const accessToken = secretField(fields, "accessToken") ?? seal("");
  const expiry = expiryOf(textField(fields, "expiresAt") ?? "", where);
  if (expiry.kind === "bad") return yield* raise(expiry.error);
  const left = expiry.milliseconds - session.snapshot.now;
  if (config.session === null)
    // Legacy tokens are never refreshed; past their time no call is made (golden `py-sso-legacy-expired`).
    return left <= 0 ? yield* raise(unauthorizedSsoToken("token-expired", where)) : accessToken;
  const refreshed = left < ADVISORY ? yield* refresh(session, config, cachePath, fields) : null;
  if (refreshed !== null && (refreshed !== "assumed" || left <= 0)) return refreshed;
  return left <= 0 ? yield* raise(tokenRetrieval("Token has expired and refresh failed", where)) : accessToken;
}

const cacheProvenance = (path: string): Provenance => ({
  kind: "file",
  path,
  line: 1,
  column: 1,
  section: null,
  key: "expiresAt",
});

function* cachedToken(session: BotocoreSession, config: SsoConfig, cachePath: string): Walk<CacheFields> {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const where = config.session?.provenance ?? config.startUrl.provenance;
  const name = config.session?.text ?? config.startUrl.text;
  switch (cache.state) {
    case "absent":
      return yield* raise(ssoTokenLoad(`Token for ${name} does not exist`, where));
    case "corrupt": {
      // JSONFileCache.__getitem__ raises KeyError(name of the file).
      const key = cachePath.replace(/^.*\//, "").replace(/\.json$/, "");
      return yield* raise(python("KeyError", `'${key}'`, cacheProvenance(cachePath), "token-missing"));
    }
    case "not-an-object":
      return yield* raise(ssoTokenLoad(`Token for ${config.startUrl.text} is invalid`, cacheProvenance(cachePath)));
    case "object":
      if (cache.fields.has("accessToken") && cache.fields.has("expiresAt")) return cache.fields;
      return yield* raise(ssoTokenLoad(`Token for ${config.startUrl.text} is invalid`, cacheProvenance(cachePath)));
  }
}

const REGISTRATION = ["refreshToken", "clientId", "clientSecret", "registrationExpiresAt"];

/** `_refresh_access_token`: null where botocore gives up and goes on with what it has. */
function* refresh(
  session: BotocoreSession,
  config: SsoConfig,
  cachePath: string,
  fields: CacheFields,
): Walk<Secret | "assumed" | null> {
  if (REGISTRATION.some((key) => !fields.has(key))) return null;
  const registration = expiryOf(textField(fields, "registrationExpiresAt") ?? "", cacheProvenance(cachePath));
  if (registration.kind === "bad") return yield* raise(registration.error);
  if (registration.milliseconds <= session.snapshot.now) return null;
  const endpoint = yield* createClient(session, "sso_oidc", config.region);
  const answer = yield* tried(
    {
      kind: "sso-refresh-token",
      cachePath,
      clientId: textField(fields, "clientId") ?? "",
      clientSecret: secretField(fields, "clientSecret") ?? seal(""),
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      endpoint,
    },
    clientRetries(session),
  );
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "assumed") return "assumed";
  if (answer.kind !== "failure") throw new Error(`sso-refresh-token answered with ${answer.kind}`);
  // A new token that is over already is looked at like the one before.
  if (answer.failure.fault?.how === "over") return null;
  // Only what the service answers is forgiven (ClientError), not a call that never arrived.
  const raised = callFailed(answer.failure, "CreateToken", `${endpoint.url}/token`, cacheProvenance(cachePath));
  return raised.kind === "unreachable" || answer.failure.kind === "bad-answer" ? yield* raise(raised) : null;
}
