import { createHash } from "node:crypto";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import { phpTime } from "../../parse/php-time.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { tried } from "../../walk/tried.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { textIn } from "../flat/session.ts";
import { exchanged, made } from "./client.ts";
import { type PhpProfiles, type PhpSession, notEmpty, profilesIn } from "./session.ts";

interface Profile extends Given {
  readonly session: Configured | null;
  readonly region: Configured | null;
  readonly profiles: PhpProfiles | null;
}

/** CredentialProvider::sso (3.376.2): the config file's section by its bare name, else with `profile ` before it. */
function profileOf(session: PhpSession): Profile {
  const profiles = profilesIn(session, session.configPath);
  const section = profiles?.get(session.profile.name) ?? profiles?.get(`profile ${session.profile.name}`) ?? null;
  const value = (key: string) => notEmpty(textIn(session, section, key));
  return {
    profiles,
    accountId: value("sso_account_id"),
    roleName: value("sso_role_name"),
    startUrl: value("sso_start_url"),
    session: value("sso_session"),
    region: value("sso_region"),
  };
}

export function* ssoSession(session: PhpSession): Walk<StepResult> {
  const profile = profileOf(session);
  if (profile.session === null)
    return { kind: "absent", why: `profile ${session.profile.name} of the config file names no sso_session` };
  return { kind: "found", found: yield* bySession(session, profile.profiles, profile.session, profile) };
}

/** CredentialProvider::getSsoCredentialsLegacy, in the same link. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* ssoLegacy(session: PhpSession): Walk<StepResult> {
  const { accountId, roleName, startUrl, region, session: named } = profileOf(session);
  if (named !== null) return { kind: "skipped", why: "sso_session takes its place", provenance: named.provenance };
  if (region === null || accountId === null || roleName === null || startUrl === null)
    return { kind: "absent", why: `profile ${session.profile.name} of the config file has no whole SSO settings` };
  return { kind: "found", found: ssoKeys(session, { accountId, roleName, startUrl, region, session: null }) };
}

interface Given {
  readonly accountId: Configured | null;
  readonly roleName: Configured | null;
  readonly startUrl: Configured | null;
}

function* bySession(
  session: PhpSession,
  profiles: PhpProfiles | null,
  named: Configured,
  { accountId, roleName }: Pick<Given, "accountId" | "roleName">,
): Walk<Found> {
  const portal = profiles?.get(`sso-session ${named.text}`) ?? null;
  const noPortal = (message: string) => raise(session.fault("bad-setting", message, named.provenance));
  if (portal === null) return yield* noPortal(`Could not find sso-session ${named.text} in ${session.configPath}`);
  const region = notEmpty(textIn(session, portal, "sso_region"));
  const startUrl = notEmpty(textIn(session, portal, "sso_start_url"));
  if (region === null || startUrl === null)
    return yield* noPortal(
      `Sso session \`${named.text}\` in ${session.configPath} is missing the required property ` +
        `\`${startUrl === null ? "sso_start_url" : "sso_region"}\``,
    );
  if (accountId === null || roleName === null)
    return yield* noPortal(`profile ${session.profile.name} has no account or role for sso-session ${named.text}`);
  return ssoKeys(session, { accountId, roleName, startUrl, region, session: named });
}

interface SsoSettings {
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly startUrl: Configured;
  readonly region: Configured;
  /** Named sessions have their own token, which may be refreshed. */
  readonly session: Configured | null;
}

/** The cached token's file: sha1 of the session's name, else of the start URL; none stands in for the other. */
const cachePathOf = ({ home }: PhpSession, { session, startUrl }: SsoSettings): string =>
  `${home}/.aws/sso/cache/${createHash("sha1")
    .update((session ?? startUrl).text)
    .digest("hex")}.json`;

function ssoKeys(session: PhpSession, sso: SsoSettings): Found {
  const cachePath = cachePathOf(session, sso);
  const where = sso.roleName.provenance;
  const plan: readonly PlanNode[] = [
    {
      kind: "sso",
      accountId: sso.accountId.text,
      roleName: sso.roleName.text,
      startUrl: sso.startUrl.text,
      session: sso.session?.text ?? null,
      cachePath,
      provenance: where,
    },
  ];
  const triggers = [sso.accountId.provenance, where, ...(sso.session === null ? [] : [sso.session.provenance])];
  return {
    why: `profile ${session.profile.name} signs in through IAM Identity Center`,
    holding: exchangedLater(plan, where, triggers, { id: sso.accountId.text, known: "setting" }),
    freeze: () => exchange(session, sso, cachePath),
  };
}

function* exchange(session: PhpSession, sso: SsoSettings, cachePath: string): Walk<SigningCredentials> {
  const accessToken = yield* tokenOf(session, sso, cachePath);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const credentials = yield* exchanged(
    { session, service: "sso", region: sso.region },
    (endpoint) => ({
      kind: "sso-role-credentials",
      accountId: sso.accountId.text,
      roleName: sso.roleName.text,
      accessToken,
      endpoint,
    }),
    sso.roleName.provenance,
  );
  return { ...credentials, accountId: sso.accountId.text };
}

/** SsoTokenProvider::shouldAttemptRefresh: in its last five minutes. A file less than half a minute old is let be: none is here. */
const AHEAD = 5 * 60_000;

function* tokenOf(session: PhpSession, sso: SsoSettings, cachePath: string): Walk<Secret | "assumed"> {
  const where = (sso.session ?? sso.startUrl).provenance;
  const fail = (kind: "token-missing" | "token-expired", message: string) => raise(session.fault(kind, message, where));
  const cache = readCacheFile(session.snapshot.file(cachePath));
  const fields: CacheFields = cache.state === "object" ? cache.fields : new Map();
  const token = secretField(fields, "accessToken");
  const expires = phpTime(textField(fields, "expiresAt") ?? "");
  const hasDate = fields.has("expiresAt") && textField(fields, "expiresAt") !== "";
  if (!hasDate || (expires === null && sso.session === null))
    return yield* fail("token-missing", `Unable to read token file at ${cachePath}`);
  // What is no date has passed long ago (golden `g1-sso-number-expiresat`).
  const left = (expires ?? 0) - session.snapshot.now;
  if (sso.session !== null && left < AHEAD) return yield* refreshed(session, sso, cachePath, fields);
  if (token === null || token.length === 0)
    return yield* fail("token-missing", `Token file at ${cachePath} must contain an access token and an expiration`);
  return left < 0 ? yield* fail("token-expired", "Cached SSO credentials returned expired credentials") : token;
}

/** SsoTokenProvider::refresh: what lacks for it, or a refusal, is the link's end. */
function* refreshed(
  session: PhpSession,
  sso: SsoSettings,
  cachePath: string,
  fields: CacheFields,
): Walk<Secret | "assumed"> {
  const where = sso.session?.provenance ?? null;
  const client = yield* made({ session, service: "sso_oidc", region: sso.region });
  const clientId = textField(fields, "clientId");
  const clientSecret = secretField(fields, "clientSecret");
  const refreshToken = secretField(fields, "refreshToken");
  if (!clientId || !clientSecret?.length || !refreshToken?.length) {
    const lacking = !clientId ? "clientId" : !clientSecret?.length ? "clientSecret" : "refreshToken";
    const message = `Cannot refresh this token without \`${lacking}\` being set`;
    return yield* raise({ ...session.fault("token-expired", message, where), type: TOKEN_EXCEPTION });
  }
  const { endpoint, retries } = client;
  const question = { kind: "sso-refresh-token" as const, cachePath, clientId, clientSecret, refreshToken, endpoint };
  const answer = yield* tried(question, retries);
  if (answer.kind === "assumed") return "assumed";
  if (answer.kind === "token") return answer.token;
  const message = answer.kind === "failure" ? answer.failure.message : "Unable to create a new sso token";
  return yield* raise({ ...session.fault("token-refused", message, where), type: TOKEN_EXCEPTION });
}

const TOKEN_EXCEPTION = "Aws\\Exception\\TokenException";
