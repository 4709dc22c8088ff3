import { setOnly } from "./set-only.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { bundleFault } from "./ca-bundle.ts";
import { clientOptions } from "./client-options.ts";
import { ssoEndpoint } from "./endpoints.ts";
import { argumentError, callFailed, invalidSsoCredentials } from "./errors.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import type { RubySession } from "./session.ts";
import type { ProfilesFile, RubyProfile } from "./shared-config.ts";
import { ssoSessionOf } from "./sso-session.ts";
import { cachePathOf, legacyToken, ssoToken } from "./sso-token.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";

/** SSOCredentials, for a profile with sso_account_id or sso_role_name in either file. */
export function sso(profileName: string) {
  return function* (session: RubySession): Walk<StepResult> {
    const found = yield* ssoOfProfile(session, profileName);
    return found === null ? { kind: "absent", why: `no SSO in profile ${profileName}` } : { kind: "found", found };
  };
}

/** `sso_credentials_from_config`; where there is no config file, the credentials file's settings do not count either. */
export function* ssoOfProfile(session: RubySession, name: string): Walk<Found | null> {
  const { shared } = session;
  if (shared.config?.loaded !== true) return null;
  for (const file of shared.files) {
    const profile = file.profile(name);
    if (profile === null) continue;
    if (profile.setting("sso_account_id") === null && profile.setting("sso_role_name") === null) continue;
    return assigned(session, yield* ssoConfig(file, profile, name));
  }
  return null;
}

interface SsoConfig {
  readonly profile: string;
  readonly session: Configured | null;
  readonly startUrl: Configured | null;
  readonly region: Configured;
  readonly accountId: Configured;
  readonly roleName: Configured;
}

function* ssoConfig(file: ProfilesFile, profile: RubyProfile, name: string): Walk<SsoConfig> {
  const ssoSession = profile.text("sso_session");
  const startUrl = profile.text("sso_start_url");
  const region =
    ssoSession === null ? profile.text("sso_region") : yield* regionOfSession(file, profile, name, ssoSession);
  const accountId = profile.text("sso_account_id");
  const roleName = profile.text("sso_role_name");
  const required = [
    ["sso_start_url", startUrl ?? ssoSession],
    ["sso_account_id", accountId],
    ["sso_region", region],
    ["sso_role_name", roleName],
  ] as const;
  const missing = required.filter(([, value]) => value === null).map(([key]) => `:${key}`);
  if (accountId === null || region === null || roleName === null || missing.length > 0)
    return yield* raise(
      argumentError("bad-setting", `Missing required keys: [${missing.join(", ")}]`, profile.provenance),
    );
  return { profile: name, session: ssoSession, startUrl, region, accountId, roleName };
}

/** The session's section of the same file; what the profile says besides must not differ. */
function* regionOfSession(
  file: ProfilesFile,
  profile: RubyProfile,
  name: string,
  ssoSession: Configured,
): Walk<Configured | null> {
  const { section, region } = yield* ssoSessionOf(file, ssoSession, name);
  for (const key of ["sso_region", "sso_start_url"]) {
    const [own, theirs] = [profile.text(key), section.text(key)];
    if (own !== null && own.text !== theirs?.text)
      yield* raise(
        argumentError(
          "bad-setting",
          `sso-session ${ssoSession.text}'s ${key} (${theirs?.text ?? ""}) does not match the profile ${name}'s ${key} (${own.text}'`,
          own.provenance,
        ),
      );
  }
  return region;
}

function assigned(session: RubySession, config: SsoConfig): Found {
  const where = config.roleName.provenance;
  const plan = [
    {
      kind: "sso" as const,
      accountId: config.accountId.text,
      roleName: config.roleName.text,
      startUrl: config.startUrl?.text ?? "",
      session: config.session?.text ?? null,
      cachePath: cachePathOf(session, (config.session ?? config.startUrl)?.text ?? ""),
      provenance: where,
    },
  ];
  const triggers = [config.accountId.provenance, config.roleName.provenance];
  return {
    why: `profile ${config.profile} signs in by SSO`,
    holding: exchangedLater(plan, where, triggers, { id: config.accountId.text, known: "setting" }),
    freeze: () => exchange(session, config),
  };
}

function* exchange(session: RubySession, config: SsoConfig): Walk<SigningCredentials> {
  const accessToken = yield* tokenOf(session, config);
  // The SSO client is given a region and no profile.
  yield* clientOptions(session, null, config.region, "sso");
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const fault = bundleFault(session, session.sharedProfile);
  if (fault !== null) yield* raise(fault);
  const endpoint = ssoEndpoint(session, "portal.sso", config.region.text);
  const accountId = config.accountId.text;
  const answer = yield* tried(
    {
      kind: "sso-role-credentials",
      accountId,
      roleName: config.roleName.text,
      accessToken,
      endpoint,
    },
    clientRetries(session, null),
  );
  switch (answer.kind) {
    case "credentials":
      return yield* setOnly({ ...answer.credentials, accountId }, config.roleName.provenance);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(callFailed("SSO", answer.failure, endpoint.url, config.roleName.provenance));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`sso-role-credentials answered with ${answer.kind}`);
  }
}

/** A legacy token is never refreshed: past its time no call is made (golden `sso-legacy-expired`). */
function* tokenOf(session: RubySession, config: SsoConfig): Walk<Secret | "assumed"> {
  if (config.session !== null) return yield* ssoToken(session, config.session, config.region);
  const token = legacyToken(session, config.startUrl?.text ?? "");
  const where = config.startUrl?.provenance ?? null;
  if (token === null) return yield* raise(invalidSsoCredentials("token-missing", where));
  return token === "expired" ? yield* raise(invalidSsoCredentials("token-expired", where)) : token;
}
