import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { createHash } from "node:crypto";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { endpointOf } from "./endpoint.ts";
import { callFailed, isHollow, final, thrown } from "./errors.ts";
import { exchanged } from "./exchanged.ts";
import { kindOf } from "./profile-kind.ts";
import { type JsV3Session, chosenProfile, textSetting } from "./session.ts";
import { type Profile, homeFolder } from "./shared-files.ts";
import { legacyToken, sessionToken } from "./sso-token.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";

export interface SsoConfig {
  readonly profile: string;
  readonly startUrl: Configured;
  readonly region: Configured;
  readonly accountId: Configured;
  readonly roleName: Configured;
  readonly session: Configured | null;
  /** sha1 of the session's name, or of the start URL. */
  readonly cachePath: string;
}

/** Any `sso_` key in the chosen profile; whatever then fails ends the chain. */
export function* sso(session: JsV3Session): Walk<StepResult> {
  const profile = chosenProfile(session);
  if (profile === null || kindOf(profile) !== "sso")
    return { kind: "absent", why: `profile ${session.profileName} does not sign in by SSO` };
  return { kind: "found", found: yield* ssoSource(session, profile) };
}

export function* ssoSource(session: JsV3Session, profile: Profile): Walk<Found> {
  const config = yield* ssoConfig(session, profile);
  const { accountId, roleName, startUrl, cachePath } = config;
  const where = roleName.provenance;
  return exchanged({
    why: `profile ${profile.name} signs in through IAM Identity Center`,
    where,
    plan: [
      {
        kind: "sso",
        accountId: accountId.text,
        roleName: roleName.text,
        startUrl: startUrl.text,
        session: config.session?.text ?? null,
        cachePath,
        provenance: where,
      },
    ],
    account: /^\d{12}$/.test(accountId.text) ? { id: accountId.text, known: "setting" } : null,
    triggers: KEYS.map((key) => textSetting(profile, key)?.provenance).filter((place) => place !== undefined),
    freeze: () => exchange(session, config),
  });
}

/** All that make a profile one of SSO: with one left it still is. */
const KEYS = ["sso_account_id", "sso_role_name", "sso_start_url", "sso_region", "sso_session"];

/** An sso-session's region and start URL replace the profile's own, without a word where they part. */
function* ssoConfig(session: JsV3Session, profile: Profile): Walk<SsoConfig> {
  const name = textSetting(profile, "sso_session");
  const section = name === null ? null : session.files.ssoSession(name.text);
  if (name !== null && section === null)
    return yield* raise(
      thrown("TypeError", {
        kind: "bad-setting",
        message: "Cannot read properties of undefined (reading 'sso_region')",
        where: name.provenance,
      }),
    );
  const shared = section ?? profile;
  const accountId = textSetting(profile, "sso_account_id");
  const roleName = textSetting(profile, "sso_role_name");
  const region = textSetting(shared, "sso_region");
  const startUrl = textSetting(shared, "sso_start_url");
  if (accountId === null || roleName === null || region === null || startUrl === null)
    return yield* raise(incomplete(profile, section !== null));
  const cachePath = `${homeFolder(session.snapshot)}/.aws/sso/cache/${sha1(name?.text ?? startUrl.text)}.json`;
  return { profile: profile.name, startUrl, region, accountId, roleName, session: name, cachePath };
}

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

function incomplete(profile: Profile, withSession: boolean) {
  const keys = [...new Set([...profile.keys(), ...(withSession ? ["sso_region", "sso_start_url"] : [])])];
  return final({
    kind: "partial",
    message:
      'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", ' +
      `"sso_role_name", "sso_start_url". Got ${keys.join(", ")}\n` +
      "Reference: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
    where: KEYS.map((key) => textSetting(profile, key)?.provenance).find((place) => place !== undefined) ?? null,
  });
}

function* exchange(session: JsV3Session, config: SsoConfig): Walk<SigningCredentials> {
  const accessToken = yield* config.session === null ? legacyToken(session, config) : sessionToken(session, config);
  if (accessToken === "assumed") return UNKNOWN_CREDENTIALS;
  const where = config.roleName.provenance;
  const made = yield* untilRaised(endpointOf(session, "sso", config.region));
  if (made.kind === "raised") return yield* raise(wrapped(made.error, where));
  const endpoint = made.value;
  const answer = yield* tried(
    {
      kind: "sso-role-credentials",
      accountId: config.accountId.text,
      roleName: config.roleName.text,
      accessToken,
      endpoint,
    },
    clientRetries(session),
  );
  switch (answer.kind) {
    case "credentials":
      return { ...answer.credentials, accountId: config.accountId.text };
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      if (isHollow(answer.failure))
        return yield* raise(final({ kind: "denied", message: "SSO returns an invalid temporary credential.", where }));
      return yield* raise(wrapped(callFailed(answer.failure, endpoint.url, where), where));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`sso-role-credentials answered with ${answer.kind}`);
  }
}

/** Whatever the portal's client throws is put into a CredentialsProviderError that ends the chain. */
const wrapped = (error: SdkError, where: Provenance) =>
  final({
    kind: error.type === "UnauthorizedException" ? "token-refused" : error.kind,
    message: `${error.type}: ${error.message}`,
    where: error.provenance ?? where,
  });
