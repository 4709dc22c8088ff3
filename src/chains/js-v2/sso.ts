import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, configured } from "../../walk/configured.ts";
import { endpointFor } from "./endpoint.ts";
import { callFailed, processDies, providerFailure } from "./errors.ts";
import { type JsV2Session, notInTheChain } from "./session.ts";
import type { Profile } from "./shared-files.ts";
import { openProfile } from "./shared-ini-profile.ts";
import { legacyToken, tokenCachePath } from "./sso-legacy-token.ts";
import { sessionToken } from "./sso-session-token.ts";
import { RETRIES } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

interface SsoProfile {
  readonly profile: Profile;
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly session: Configured | null;
  /** What the profile says; a session's own word goes over it. */
  readonly startUrl: Configured | null;
  readonly region: Configured | null;
}

/** SsoCredentials: a profile with an sso_session, or with all four settings of the older form. */
export function* sso(session: JsV2Session): Walk<StepResult> {
  const skipped = notInTheChain(session);
  if (skipped !== null) return skipped;
  const opened = yield* openProfile(session);
  if (opened.kind === "absent") return opened.result;
  const { profile } = opened;
  const triggers = ["sso_session", "sso_account_id", "sso_role_name", "sso_start_url", "sso_region"].flatMap(
    (key) => configured(profile.setting(key))?.provenance ?? [],
  );
  const [mark] = triggers;
  // The SDK fails over such a profile; nobody who does not use SSO needs to hear of that.
  if (mark === undefined) return { kind: "absent", why: `no SSO settings in profile ${profile.name}` };
  const config = yield* ssoProfile(profile, mark);
  const where = config.roleName.provenance;
  const known = /^\d{12}$/.test(config.accountId.text);
  return {
    kind: "found",
    found: {
      why: `profile ${profile.name} signs in through IAM Identity Center`,
      holding: exchangedLater(
        [
          {
            kind: "sso",
            accountId: config.accountId.text,
            roleName: config.roleName.text,
            startUrl: effective(session, config, "sso_start_url")?.text ?? "",
            session: config.session?.text ?? null,
            cachePath: tokenCachePath(session, config.session?.text ?? config.startUrl?.text ?? ""),
            provenance: where,
          },
        ],
        where,
        triggers,
        known ? { id: config.accountId.text, known: "setting" } : null,
      ),
      freeze: () => exchange(session, config),
    },
  };
}

function* ssoProfile(profile: Profile, mark: Provenance): Walk<SsoProfile> {
  const value = (key: string): Configured | null => configured(profile.setting(key));
  const [session, accountId, roleName] = [value("sso_session"), value("sso_account_id"), value("sso_role_name")];
  const [startUrl, region] = [value("sso_start_url"), value("sso_region")];
  const older = session === null;
  if (accountId === null || roleName === null || (older && (startUrl === null || region === null))) {
    const message = older
      ? `Profile ${profile.name} does not have valid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url".`
      : `Profile ${profile.name} with session ${session.text} does not have valid SSO credentials. Required parameters "sso_account_id", "sso_session", "sso_role_name".`;
    return yield* raise(providerFailure("Sso", "partial", message, mark));
  }
  return { profile, accountId, roleName, session, startUrl, region };
}

/** `Object.assign(profile, ssoSession)`: the session's setting, where it has one, else the profile's. */
function effective(
  { files }: JsV2Session,
  { session, startUrl, region }: SsoProfile,
  key: "sso_start_url" | "sso_region",
): Configured | null {
  const { ssoSessions } = files;
  const section = session === null || ssoSessions.kind === "failed" ? null : ssoSessions.value.find(session.text);
  return configured(section?.setting(key) ?? null) ?? (key === "sso_region" ? region : startUrl);
}

function* exchange(session: JsV2Session, config: SsoProfile): Walk<SigningCredentials> {
  const where = config.roleName.provenance;
  const accessToken =
    config.session === null
      ? yield* legacyToken(session, config.profile.name, config.startUrl as Configured)
      : yield* sessionToken(session, config.profile.name, config.session);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const endpoint = yield* endpointFor(session, "portal.sso", effective(session, config, "sso_region"));
  const answer = yield* tried(
    {
      kind: "sso-role-credentials",
      accountId: config.accountId.text,
      roleName: config.roleName.text,
      accessToken,
      endpoint,
    },
    RETRIES.sso,
  );
  if (answer.kind === "failure") {
    const { fault } = answer.failure;
    // Thrown in a callback, where nobody hears it (set `hand-answered`).
    if (fault?.how !== undefined && fault.field !== "roleCredentials")
      yield* raise(processDies("denied", answer.failure.message, where));
    const kind = answer.failure.kind === "denied" ? "token-refused" : "unreachable";
    yield* raise(providerFailure("Sso", kind, answer.failure.message, where));
  }
  return yield* credentialsIn(answer, (failure) => callFailed(failure, where));
}
