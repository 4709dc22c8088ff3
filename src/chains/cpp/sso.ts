import { processDied } from "./process-died.ts";
import { SERVICE_READING, uncoded } from "./service-reading.ts";
import { createHash } from "node:crypto";
import type { Answer, Endpoint, SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import { type CacheFields, readCacheFile, secretField, textField } from "../../parse/token-cache.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { filledIn } from "../flat/session.ts";
import { type CppSession, handedProfile } from "./session.ts";

interface SsoProfile {
  readonly profile: string;
  /** The sso-session that counts; null: settings of old, and a token under the start URL. */
  readonly portal: { readonly name: string; readonly region: string } | null;
  readonly startUrl: Configured | null;
  readonly region: string;
  readonly accountId: Configured | null;
  readonly roleName: Configured | null;
  /** What makes it an SSO profile. */
  readonly shown: Configured;
  readonly cachePath: string;
}

/**
 * SSOCredentialsProvider: the config file alone; tokens are looked for beside the *credentials file*, in sso/cache. Without a
 * cached token nothing is asked.
 */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* sso(session: CppSession): Walk<StepResult> {
  const name = handedProfile(session) ?? "";
  const profile = ssoProfile(session, name);
  return profile === null
    ? { kind: "absent", why: `no SSO settings in profile ${name} of the config file` }
    : { kind: "found", found: ssoKeys(session, profile) };
}

function ssoProfile(session: CppSession, name: string): SsoProfile | null {
  const section = session.config.profiles.get(name) ?? null;
  const written = filledIn(session, section, "sso_session");
  const value = wholeSettings(session, section, written !== null);
  const [startUrl, region, accountId, roleName] = [
    value("sso_start_url"),
    value("sso_region"),
    value("sso_account_id"),
    value("sso_role_name"),
  ];
  const shown = written ?? startUrl;
  if (shown === null) return null;
  const portal = portalOf(session, written, { startUrl, region });
  const folder = `${session.credentialsPath.replace(/[/\\][^/\\]*$/, "")}/sso/cache`;
  const named = portal?.name ?? startUrl?.text ?? "";
  const cachePath = `${folder}/${createHash("sha1").update(named).digest("hex")}.json`;
  return {
    profile: name,
    portal,
    startUrl,
    region: portal?.region ?? region?.text ?? "",
    accountId,
    roleName,
    shown,
    cachePath,
  };
}

/** FlushSection: settings that are not whole are as if none were there; with a session, account and role are enough. */
function wholeSettings(session: CppSession, section: PlainSection | null, hasSession: boolean) {
  const value = (key: string) => filledIn(session, section, key);
  const wanted = ["sso_account_id", "sso_role_name", ...(hasSession ? [] : ["sso_start_url", "sso_region"])];
  return wanted.every((key) => value(key) !== null) ? value : () => null;
}

/** A session that is not there, or parts from the profile in URL or region, does not count: the settings of old are left. */
function portalOf(
  session: CppSession,
  written: Configured | null,
  own: { readonly startUrl: Configured | null; readonly region: Configured | null },
): SsoProfile["portal"] {
  const portal = written === null ? null : (session.config.ssoSessions.get(written.text) ?? null);
  if (written === null || portal === null) return null;
  const theirs = {
    startUrl: filledIn(session, portal, "sso_start_url"),
    region: filledIn(session, portal, "sso_region"),
  };
  const parts = (["startUrl", "region"] as const).some(
    (key) => own[key] !== null && theirs[key] !== null && own[key]?.text !== theirs[key]?.text,
  );
  return parts ? null : { name: written.text, region: theirs.region?.text ?? "" };
}

function ssoKeys(session: CppSession, sso: SsoProfile): Found {
  const where = (sso.roleName ?? sso.shown).provenance;
  const plan: readonly PlanNode[] = [
    {
      kind: "sso",
      accountId: sso.accountId?.text ?? "",
      roleName: sso.roleName?.text ?? "",
      startUrl: sso.startUrl?.text ?? "",
      session: sso.portal?.name ?? null,
      cachePath: sso.cachePath,
      provenance: where,
    },
  ];
  const triggers = [sso.accountId, sso.roleName, sso.shown].flatMap((set) => (set === null ? [] : [set.provenance]));
  const account = sso.accountId === null ? null : { id: sso.accountId.text, known: "setting" as const };
  return {
    why: `profile ${sso.profile} signs in through IAM Identity Center`,
    holding: exchangedLater(plan, where, triggers, account),
    freeze: () => exchange(session, sso),
  };
}

/** SpecifiedRetryableErrorsRetryStrategy: asked again for this one error. */
const THROTTLED: RetryPolicy = {
  attempts: 4,
  again: new Set(["TooManyRequestsException", ...[429, 500, 502, 503, 504].map(uncoded), "closed"]),
  reads: SERVICE_READING,
};

function* exchange(session: CppSession, sso: SsoProfile): Walk<SigningCredentials> {
  const accessToken = sso.portal === null ? yield* tokenOfOld(session, sso) : yield* tokenOfSession(session, sso);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  if (!/^[a-z0-9-]+$/i.test(sso.region))
    return yield* raise(
      session.fault("bad-setting", `no portal can be in a region "${sso.region}"`, sso.shown.provenance),
    );
  const answer = yield* tried(
    {
      kind: "sso-role-credentials",
      accountId: sso.accountId?.text ?? "",
      roleName: sso.roleName?.text ?? "",
      accessToken,
      endpoint: endpointOf("portal.sso", sso.region),
    },
    THROTTLED,
  );
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  if (answer.kind === "credentials") return { ...answer.credentials, accountId: sso.accountId?.text ?? null };
  const missing =
    answer.kind === "failure" && answer.failure.fault?.how === "missing" ? answer.failure.fault.field : null;
  if (missing === "roleCredentials" || missing === "Expiration")
    return yield* raise(processDied("denied", sso.shown.provenance));
  return yield* raise(session.fault("denied", "the portal gives no credentials", sso.shown.provenance));
}

/** Of China the client asks at `.amazonaws.com/federation/credentials.cn`: nobody is there. No variable names another endpoint. */
const endpointOf = (service: "portal.sso" | "oidc", region: string): Endpoint => ({
  url: `https://${service}.${region}.amazonaws.com`,
  signingRegion: region,
  reach: "regional",
});

const cached = (session: CppSession, { cachePath }: SsoProfile): CacheFields => {
  const cache = readCacheFile(session.snapshot.file(cachePath), "skipped");
  return cache.state === "object" ? cache.fields : new Map();
};

/** DateTime's ISO_8601: a `T`, and a zone, which is then not looked at (golden `sso-legacy-utc-suffix`). */
const ISO_8601 = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{3,9})?[Z+-][\d:]{0,5}$/;

function expiryIn(fields: CacheFields): number | null {
  const time = ISO_8601.exec(textField(fields, "expiresAt") ?? "")?.[1];
  return time === undefined ? null : Date.parse(`${time}Z`);
}

function* noToken(session: CppSession, sso: SsoProfile): Walk<never> {
  return yield* raise(session.fault("token-missing", `no sign-in is cached at ${sso.cachePath}`, sso.shown.provenance));
}

function* expired(session: CppSession, sso: SsoProfile): Walk<never> {
  return yield* raise(session.fault("token-expired", "the cached sign-in has expired", sso.shown.provenance));
}

function* tokenOfOld(session: CppSession, sso: SsoProfile): Walk<Secret> {
  const fields = cached(session, sso);
  const token = secretField(fields, "accessToken");
  const expiry = expiryIn(fields);
  if (token === null || token.length === 0 || expiry === null) return yield* noToken(session, sso);
  return expiry < session.snapshot.now ? yield* expired(session, sso) : token;
}

const REFRESHED_AHEAD = 600_000;

/** SSOBearerTokenProvider: in its last ten minutes, and after them, a token is refreshed with whatever the cache has. */
function* tokenOfSession(session: CppSession, sso: SsoProfile): Walk<Secret | "assumed"> {
  const fields = cached(session, sso);
  const token = secretField(fields, "accessToken");
  if (token === null || token.length === 0) return yield* noToken(session, sso);
  const left = (expiryIn(fields) ?? 0) - session.snapshot.now;
  if (left > REFRESHED_AHEAD) return token;
  const answer = yield* refresh(sso, fields);
  if (answer?.kind === "assumed") return "assumed";
  if (answer?.kind === "token") return answer.token;
  return left <= 0 ? yield* expired(session, sso) : token;
}

/** In the region that the cached token names, not the session's; of one that names none nothing is asked. */
function* refresh(sso: SsoProfile, fields: CacheFields): Walk<Answer | null> {
  const region = textField(fields, "region") ?? "";
  if (region === "") return null;
  return yield* tried(
    {
      kind: "sso-refresh-token",
      cachePath: sso.cachePath,
      clientId: textField(fields, "clientId") ?? "",
      clientSecret: secretField(fields, "clientSecret") ?? seal(""),
      refreshToken: secretField(fields, "refreshToken") ?? seal(""),
      endpoint: endpointOf("oidc", region),
    },
    THROTTLED,
  );
}
