import type { Provenance } from "../../model/provenance.ts";
import type { Setting } from "../../model/settings.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { environmentKeys } from "../jvm/environment-keys.ts";
import { loginOf } from "../jvm/login.ts";
import { namedSource } from "../jvm/named-source.ts";
import { type OutputRules, processOf } from "../jvm/process.ts";
import type { ProfileKind, ProfileLink } from "../jvm/profile-rows.ts";
import { assumedRole, roleOf } from "../jvm/role.ts";
import { type JvmSession, textSetting } from "../jvm/session.ts";
import { SSO_KEYS, ssoOf } from "../jvm/sso.ts";
import { staticKeys } from "../jvm/static-keys.ts";
import { webIdentityRole } from "../jvm/web-identity.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { checkModes, checkTokenRetries } from "./client-modes.ts";
import { container } from "./container.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { isIsoDate } from "./iso-date.ts";
import { regionChain, stsEndpoint } from "./region.ts";
import type { Configured } from "../../walk/configured.ts";

/** What a profile is, by the first of these keys that it has (ProfileCredentialsUtils.credentialsProvider, 2.57.8). */
function kindOf(profile: MergedProfile): ProfileKind | null {
  const has = (key: string): boolean => profile.setting(key) !== null;
  if (has("role_arn") && has("web_identity_token_file")) return "web-identity";
  if (SSO_KEYS.some(has)) return "sso";
  // A role without a source is no role: the keys beside it are used as they are (golden `role-and-keys-nosource`).
  if (has("role_arn") && (has("source_profile") || has("credential_source"))) return "assume-role";
  if (has("login_session")) return "login";
  if (has("credential_process")) return "process";
  return has("aws_session_token") || has("aws_access_key_id") ? "keys" : null;
}

function* credentialsOf(session: JvmSession, profile: MergedProfile, children: readonly string[]): Walk<Found | null> {
  const kind = kindOf(profile);
  switch (kind) {
    case "web-identity":
      return yield* webIdentityOf(session, profile);
    case "sso":
      return yield* portal(session, profile);
    case "assume-role":
      return yield* roleCredentials(session, profile, children);
    case "login":
      return yield* signedIn(session, profile);
    case "process":
      return yield* processOf(session, profile, profile.setting("credential_process") as Setting, OUTPUT);
    case "keys":
      return yield* keysOf(session, profile);
    case null:
      return null;
  }
}

const OUTPUT: OutputRules = { withoutToken: null, nested: "passed-over", isExpiration: isIsoDate };

/** The portal's client is made with the provider. */
function* portal(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const found = yield* ssoOf(session, profile);
  yield* checkModes(session);
  return found;
}

const required = (profile: MergedProfile, key: string): Configured => textSetting(profile, key) as Configured;

/** The sign-in client is made with the provider, and wants a region even where the token is fresh (golden `login-and-process`). */
function* signedIn(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const region = yield* signInRegion(session, profile.name);
  yield* checkModes(session);
  // biome-ignore lint/correctness/useYield: asked for above
  return yield* loginOf(session, profile, required(profile, "login_session"), function* () {
    return region;
  });
}

/** By the profile that has signed in, a source profile too (golden `20261128-00030`). */
function* signInRegion(session: JvmSession, profileName: string): Walk<string> {
  const { name } = yield* regionChain(session, profileName);
  return name ?? (yield* raise(session.sdk.errors.source("region-missing", "Unable to load region", null)));
}

function* webIdentityOf(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const tokenFile = required(profile, "web_identity_token_file");
  const role = required(profile, "role_arn");
  const endpoint = yield* stsEndpoint(session, null);
  yield* checkTokenRetries(session);
  const web = {
    tokenFile,
    role,
    sessionName: textSetting(profile, "role_session_name")?.text ?? null,
    triggers: [tokenFile.provenance, role.provenance],
    why: `a token file named by profile ${profile.name}, for a role`,
  };
  // biome-ignore lint/correctness/useYield: asked for above, as the client is made with the provider
  return webIdentityRole(session, web, function* () {
    return endpoint;
  });
}

function* roleCredentials(session: JvmSession, profile: MergedProfile, children: readonly string[]): Walk<Found> {
  const { errors } = session.sdk;
  const arn = required(profile, "role_arn");
  const source = textSetting(profile, "source_profile");
  const named = textSetting(profile, "credential_source");
  if (source !== null && named !== null)
    return yield* raise(
      errors.configuration(
        "two-sources",
        "Invalid profile file: profile has both source_profile and credential_source.",
        source.provenance,
        [named.provenance],
      ),
    );
  const base =
    source === null
      ? yield* namedSource(session, named as Configured, NAMED_SOURCES)
      : yield* sourceProfile(session, profile, source, children);
  const endpoint = yield* stsEndpoint(session, textSetting(profile, "region")?.text ?? null);
  // A base and the roles that are assumed from it.
  if (base.holding.plan.length > MOST_FETCHED)
    return { ...base, freeze: () => raise(stackOverflow((source ?? arn).provenance)) };
  const from = source === null ? `credential_source ${named?.text}` : `profile ${source.text}`;
  // biome-ignore lint/correctness/useYield: asked for above, as the client is made with the provider
  return assumedRole(session, roleOf(profile, arn), base, from, function* () {
    return endpoint;
  });
}

/**
 * Each is some calls within the last one: when it is read (600 are, 1,200 are not) and when its keys are fetched (160 are,
 * 180 are not). Seen of 2.57.8 on a thread whose stack is as big as it always is.
 */
const MOST_READ = 900;
const MOST_FETCHED = 170;

const stackOverflow = (where: Provenance) => sdkError("too-deep", "StackOverflowError", "", where);

/** A profile that is its own source is a loop, keys or not; a source with a role of its own is assumed first. */
function* sourceProfile(
  session: JvmSession,
  profile: MergedProfile,
  source: Configured,
  children: readonly string[],
): Walk<Found> {
  const { errors } = session.sdk;
  if (children.includes(profile.name))
    return yield* raise(
      errors.configuration(
        "loop",
        `Invalid profile file: Circular relationship detected with profiles [${children.join(", ")}].`,
        source.provenance,
      ),
    );
  if (children.length >= MOST_READ) return yield* raise(stackOverflow(source.provenance));
  const from = session.profiles.profile(source.text);
  const found = from === null ? null : yield* deeper(credentialsOf(session, from, [...children, profile.name]));
  if (found !== null) return found;
  return yield* raise(
    errors.configuration(
      "no-source",
      `The source profile of '${profile.name}' was configured to be '${source.text}', but that source profile has no credentials configured.`,
      source.provenance,
    ),
  );
}

const NAMED_SOURCES: Readonly<Record<string, (session: JvmSession) => Walk<StepResult>>> = {
  Environment: environmentKeys,
  EcsContainer: container,
  Ec2InstanceMetadata: instanceMetadata,
};

/**
 * aws_session_token makes it session keys, which need the pair, be it empty (goldens `fresh-wide-20261127-00058`,
 * `fresh-session-empty-token`); without it the pair alone, and empty is missing.
 */
function* keysOf(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const { errors } = session.sdk;
  const id = profile.setting("aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  const token = profile.setting("aws_session_token");
  const half = (missing: string, there: Setting | null) => {
    const message = `Profile property '${missing}' was not configured for '${profile.name}'.`;
    return errors.configuration("partial", message, there?.provenance ?? null);
  };
  const isMissing = (setting: Setting | null): setting is null =>
    setting === null || (token === null && isEmpty(setting));
  if (isMissing(id)) return yield* raise(half("aws_access_key_id", id ?? secret ?? token));
  if (isMissing(secret)) return yield* raise(half("aws_secret_access_key", secret ?? id));
  return staticKeys(profile, id, secret, token);
}

const isEmpty = ({ value }: Setting): boolean =>
  value.kind === "secret" ? value.secret.length === 0 : value.kind === "text" && value.text === "";

/** ProfileCredentialsProvider of Java v2. */
export const javaProfile: ProfileLink = {
  kindOf,
  credentialsOf: (session, profile) => credentialsOf(session, profile, []),
};
