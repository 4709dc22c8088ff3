import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import { secretField, textField } from "../../parse/token-cache.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { clientEndpoint } from "./endpoint.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { type JvmSession, textSetting } from "./session.ts";
import { type CachedToken, cachedToken, instantOf, ssoCachePath } from "./token-cache.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";

export const SSO_KEYS = ["sso_role_name", "sso_account_id", "sso_region", "sso_start_url", "sso_session"] as const;

interface Portal {
  readonly region: Configured;
  readonly startUrl: Configured;
  /** Named sessions have their own token, which may be refreshed. */
  readonly sessionName: Configured | null;
}

/** What the token's file is named after. */
const cacheName = ({ sessionName, startUrl }: Portal): Configured => sessionName ?? startUrl;

/** A profile with any `sso_` key: account and role are needed, and a portal from the profile or its sso-session. */
export function* ssoOf(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const accountId = yield* required(session, profile, "sso_account_id");
  const roleName = yield* required(session, profile, "sso_role_name");
  const portal = yield* portalOf(session, profile);
  const cachePath = ssoCachePath(session, cacheName(portal).text);
  const where = roleName.provenance;
  return {
    why: `profile ${profile.name} signs in through IAM Identity Center`,
    holding: exchangedLater(
      [
        {
          kind: "sso",
          accountId: accountId.text,
          roleName: roleName.text,
          startUrl: portal.startUrl.text,
          session: portal.sessionName?.text ?? null,
          cachePath,
          provenance: where,
        },
      ],
      where,
      SSO_KEYS.flatMap((key) => textSetting(profile, key)?.provenance ?? []),
      /^\d{12}$/.test(accountId.text) ? { id: accountId.text, known: "setting" } : null,
    ),
    freeze: () => exchange(session, portal, accountId, roleName, cachePath),
  };
}

function* required(session: JvmSession, profile: MergedProfile, key: string): Walk<Configured> {
  const value = textSetting(profile, key);
  if (value !== null) return value;
  const where = SSO_KEYS.flatMap((name) => textSetting(profile, name)?.provenance ?? [])[0] ?? null;
  return yield* raise(
    session.sdk.errors.configuration(
      "partial",
      `Profile property '${key}' was not configured for '${profile.name}'.`,
      where,
    ),
  );
}

function* portalOf(session: JvmSession, profile: MergedProfile): Walk<Portal> {
  const sessionName = textSetting(profile, "sso_session");
  if (sessionName === null)
    return {
      sessionName,
      region: yield* required(session, profile, "sso_region"),
      startUrl: yield* required(session, profile, "sso_start_url"),
    };
  const section = session.profiles.ssoSession(sessionName.text);
  if (section === null)
    return yield* raise(
      session.sdk.errors.configuration(
        "bad-setting",
        `Sso-session section not found with sso-session title ${sessionName.text}.`,
        sessionName.provenance,
      ),
    );
  const region = yield* required(session, section, "sso_region");
  const startUrl = yield* required(session, section, "sso_start_url");
  for (const [key, value] of [
    ["sso_region", region],
    ["sso_start_url", startUrl],
  ] as const) {
    const own = textSetting(profile, key);
    if (own !== null && own.text.toLowerCase() !== value.text.toLowerCase())
      yield* raise(
        session.sdk.errors.configuration(
          "bad-setting",
          `Profile ${profile.name} and Sso-session ${section.name} has different ${key}.`,
          own.provenance,
          [value.provenance],
        ),
      );
  }
  return { sessionName, region, startUrl };
}

function* exchange(
  session: JvmSession,
  portal: Portal,
  accountId: Configured,
  roleName: Configured,
  cachePath: string,
): Walk<SigningCredentials> {
  const accessToken = yield* accessTokenOf(session, portal, cachePath);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const { errors } = session.sdk;
  const credentials = yield* credentialsFor(
    {
      kind: "sso-role-credentials",
      accountId: accountId.text,
      roleName: roleName.text,
      accessToken,
      endpoint: yield* clientEndpoint(session, "sso", portal.region.text),
    },
    session.sdk.retries.client(session),
    (failure) => errors.call(failure, "Sso", roleName.provenance),
  );
  return { ...credentials, accountId: accountId.text };
}

/** A named session's token is refreshed in its last five minutes. */
const REFRESH_WINDOW = 5 * 60_000;

function* accessTokenOf(session: JvmSession, portal: Portal, cachePath: string): Walk<Secret | "assumed"> {
  const token = yield* cachedToken(session, cachePath, cacheName(portal));
  if (portal.sessionName !== null) yield* checkRegistration(session, token);
  const left = token.expiresAt - session.snapshot.now;
  if (portal.sessionName !== null && left <= REFRESH_WINDOW) {
    const refreshed = yield* refreshedToken(session, portal, token);
    if (refreshed !== null) return refreshed;
  }
  if (left > 0) return token.accessToken;
  return yield* raise(session.sdk.errors.source("token-expired", "Token is expired", token.where));
}

/** The date is read, needed or not: no date takes the token away (goldens `b3-sso-registration-bad-date`, `mut-chains-sso-empty-registrationexpiresat`). */
function* checkRegistration(session: JvmSession, { fields, where }: CachedToken): Walk<void> {
  const date = textField(fields, "registrationExpiresAt");
  if (date !== null && instantOf(date) === null)
    yield* raise(session.sdk.errors.source("token-missing", `Text '${date}' could not be parsed`, where));
}

/** Null: nothing to refresh with, or refused. */
function* refreshedToken(session: JvmSession, portal: Portal, token: CachedToken): Walk<Secret | "assumed" | null> {
  const clientId = textField(token.fields, "clientId");
  const clientSecret = secretField(token.fields, "clientSecret");
  const refreshToken = secretField(token.fields, "refreshToken");
  if (clientId === null || clientSecret === null || refreshToken === null) return null;
  const answer = yield* tried(
    {
      kind: "sso-refresh-token",
      cachePath: token.path,
      clientId,
      clientSecret,
      refreshToken,
      endpoint: yield* clientEndpoint(session, "sso_oidc", portal.region.text),
    },
    session.sdk.retries.client(session),
  );
  switch (answer.kind) {
    case "token":
      return answer.token;
    case "assumed":
      return token.expiresAt > session.snapshot.now ? token.accessToken : "assumed";
    case "failure":
      return null;
    case "credentials":
    case "incomplete":
    case "text":
      throw new Error(`sso-refresh-token answered with ${answer.kind}`);
  }
}
