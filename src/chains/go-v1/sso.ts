import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { signInEndpoint } from "./endpoints.ts";
import { awserr, callFailed, plainError } from "./errors.ts";
import { rfc3339 } from "../../parse/go-rfc3339.ts";
import { type GoV1Session, homeOf } from "./session.ts";
import { type SettingKey, type SettingText, type SharedConfig, settingText } from "./shared-config.ts";
import { RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { textOf } from "../../walk/setting-value.ts";
import { exchangedLater } from "../../walk/holdings.ts";

interface SsoConfig {
  /** Empty ones are sent as they are where a session is named (golden `sso-session-no-account`). */
  readonly accountId: string;
  readonly roleName: string;
  readonly startUrl: string;
  readonly region: string;
  readonly session: string | null;
  readonly where: Provenance;
}

/** resolveSSOCredentials: checked when the session is made, asked when the credentials are first used. */
export function* sso(session: GoV1Session, config: SharedConfig): Walk<Found> {
  const settings = config.ssoSession === null ? yield* legacy(config) : yield* ofSession(config);
  const { accountId, roleName, startUrl, where } = settings;
  const name = createHash("sha1")
    .update(settings.session ?? startUrl)
    .digest("hex");
  const cachePath = `${homeOf(session.snapshot)}/.aws/sso/cache/${name}.json`;
  return {
    why: `profile ${config.name} signs in through IAM Identity Center`,
    holding: exchangedLater(
      [{ kind: "sso", accountId, roleName, startUrl, session: settings.session, cachePath, provenance: where }],
      where,
      KEYS.map((key) => settingText(config, key))
        .filter((setting) => setting !== null)
        .map(({ provenance }) => provenance),
      /^\d{12}$/.test(accountId) ? { id: accountId, known: "setting" } : null,
    ),
    freeze: () => exchange(session, settings, cachePath),
  };
}

const KEYS = ["sso_session", "sso_region", "sso_start_url", "sso_account_id", "sso_role_name"] as const;

function* legacy(config: SharedConfig): Walk<SsoConfig> {
  const needed = ["sso_region", "sso_start_url", "sso_account_id", "sso_role_name"] as const;
  const value = (key: SettingKey): SettingText | null => settingText(config, key);
  const missing = needed.filter((key) => value(key) === null);
  const where = needed.map(value).find((setting) => setting !== null)?.provenance as Provenance;
  if (missing.length > 0) yield* raise(incomplete(config, missing, where));
  const [region = "", startUrl = "", accountId = "", roleName = ""] = needed.map((key) => value(key)?.text ?? "");
  return { region, startUrl, accountId, roleName, session: null, where };
}

const incomplete = ({ name }: SharedConfig, missing: readonly string[], where: Provenance) =>
  plainError(
    "partial",
    `profile "${name}" is configured to use SSO but is missing required configuration: ${missing.join(", ")}`,
    where,
  );

function* ofSession(config: SharedConfig): Walk<SsoConfig> {
  const session = config.ssoSession as NonNullable<SharedConfig["ssoSession"]>;
  const where = session.name.provenance;
  const region = emptyOr(session.region);
  const startUrl = emptyOr(session.startUrl);
  const missing = [...(region === "" ? ["sso_region"] : []), ...(startUrl === "" ? ["sso_start_url"] : [])];
  if (missing.length > 0) yield* raise(incomplete(config, missing, where));
  for (const [key, inSession] of [
    ["sso_region", region],
    ["sso_start_url", startUrl],
  ] as const) {
    const inProfile = settingText(config, key);
    if (inProfile === null || inProfile.text === inSession) continue;
    const message = `${key} in profile "${config.name}" must match ${key} in sso-session `;
    yield* raise(plainError("bad-setting", message, inProfile.provenance));
  }
  return {
    region,
    startUrl,
    accountId: settingText(config, "sso_account_id")?.text ?? "",
    roleName: settingText(config, "sso_role_name")?.text ?? "",
    session: textOf(session.name),
    where,
  };
}

const emptyOr = (setting: Setting | null): string => (setting === null ? "" : textOf(setting));

function* exchange(session: GoV1Session, config: SsoConfig, cachePath: string): Walk<SigningCredentials> {
  const accessToken =
    config.session === null ? yield* legacyToken(session, cachePath) : yield* sessionToken(session, config, cachePath);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const { accountId, roleName, where } = config;
  const endpoint = signInEndpoint(session, "portal.sso", config.region);
  const question = { kind: "sso-role-credentials", accountId, roleName, accessToken, endpoint } as const;
  const answer = yield* tried(question, RETRIES.sso);
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure": {
      const raised = callFailed(answer.failure, endpoint.url, where);
      return yield* raise(raised.type === "UnauthorizedException" ? { ...raised, kind: "token-refused" } : raised);
    }
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`sso-role-credentials answered with ${answer.kind}`);
  }
}

const isMissing = (session: GoV1Session, path: string): boolean => session.snapshot.file(path).state !== "text";

/** ssocreds/provider.go:loadTokenFile: never refreshed; past its time no call is made. */
function* legacyToken(session: GoV1Session, cachePath: string): Walk<Secret> {
  const fields = fieldsIn(session, cachePath);
  const token = fields === null ? null : secretField(fields, "accessToken");
  const expiresAt = fields === null ? null : rfc3339(textField(fields, "expiresAt") ?? "");
  if (token !== null && token.length > 0 && expiresAt !== null && session.snapshot.now <= expiresAt) return token;
  const kind = token === null ? "token-missing" : "token-expired";
  const message = "the SSO session has expired or is invalid";
  return yield* raise(awserr(kind, "SSOProviderInvalidToken", message, wholeFile(cachePath)));
}

/** ssocreds/token_provider.go: refreshed only once it has expired; a refusal is final. */
function* sessionToken(session: GoV1Session, config: SsoConfig, cachePath: string): Walk<Secret | "assumed"> {
  const where = wholeFile(cachePath);
  if (isMissing(session, cachePath))
    yield* raise(
      plainError(
        "token-missing",
        `failed to read cached SSO token file, open ${cachePath}: no such file or directory`,
        where,
      ),
    );
  const fields = fieldsIn(session, cachePath) ?? NO_FIELDS;
  const odd = TEXT_FIELDS.find((name) => !isTextOrAbsent(fields, name));
  if (odd !== undefined)
    yield* raise(
      plainError(
        "token-missing",
        `failed to parse cached SSO token file, field "${odd}", expect value to be string`,
        where,
      ),
    );
  const expiry = textField(fields, "expiresAt");
  const expiresAt = expiry === null ? null : rfc3339(expiry);
  if (expiry !== null && expiresAt === null)
    yield* raise(
      plainError("token-missing", `failed to parse cached SSO token file, field "expiresAt", expected RFC3339`, where),
    );
  const token = secretField(fields, "accessToken");
  if (token === null || token.length === 0 || expiresAt === null)
    return yield* raise(
      plainError("token-missing", "cached SSO token must contain accessToken and expiresAt fields", where),
    );
  return session.snapshot.now > expiresAt ? yield* refreshed(session, config, cachePath, fields) : token;
}

const NO_FIELDS: CacheFields = new Map();

const TEXT_FIELDS = ["accessToken", "expiresAt", "refreshToken", "clientId", "clientSecret"];

function isTextOrAbsent(fields: CacheFields, name: string): boolean {
  const field = fields.get(name);
  return field === undefined || field.kind === "text" || field.kind === "secret";
}

function* refreshed(
  session: GoV1Session,
  config: SsoConfig,
  cachePath: string,
  fields: CacheFields,
): Walk<Secret | "assumed"> {
  const where = wholeFile(cachePath);
  const failed = (kind: "token-expired" | "token-refused" | "unreachable", why: string) =>
    plainError(kind, `refresh cached SSO token failed, ${why}`, where);
  const clientId = textField(fields, "clientId") ?? "";
  const clientSecret = secretField(fields, "clientSecret") ?? seal("");
  const refreshToken = secretField(fields, "refreshToken") ?? seal("");
  if (clientId === "" || clientSecret.length === 0 || refreshToken.length === 0)
    yield* raise(failed("token-expired", "cached SSO token is expired, or not present, and cannot be refreshed"));
  const endpoint = signInEndpoint(session, "oidc", config.region);
  const answer = yield* tried(
    { kind: "sso-refresh-token", cachePath, clientId, clientSecret, refreshToken, endpoint },
    RETRIES.sso,
  );
  if (answer.kind === "token") return answer.token;
  if (answer.kind === "assumed") return "assumed";
  if (answer.kind !== "failure") throw new Error(`sso-refresh-token answered with ${answer.kind}`);
  const cause = callFailed(answer.failure, endpoint.url, where);
  const kind = cause.kind === "unreachable" ? "unreachable" : "token-refused";
  return yield* raise(failed(kind, `unable to refresh SSO token, ${cause.message}`));
}

function fieldsIn(session: GoV1Session, cachePath: string): CacheFields | null {
  const cache = readCacheFile(session.snapshot.file(cachePath));
  return cache.state === "object" ? cache.fields : null;
}
