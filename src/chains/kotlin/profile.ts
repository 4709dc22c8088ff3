import type { Setting } from "../../model/settings.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { environmentKeys } from "../jvm/environment-keys.ts";
import { loginOf } from "../jvm/login.ts";
import { namedSource } from "../jvm/named-source.ts";
import { type OutputRules, processOf } from "../jvm/process.ts";
import type { ProfileKind, ProfileLink } from "../jvm/profile-rows.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { assumedRole, roleOf } from "../jvm/role.ts";
import { type JvmSession, textSetting } from "../jvm/session.ts";
import { ssoOf } from "../jvm/sso.ts";
import { staticKeys } from "../jvm/static-keys.ts";
import { webIdentityRole } from "../jvm/web-identity.ts";
import { container } from "./container.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { isIsoDate } from "./iso-date.ts";
import { checkSso } from "./sso-settings.ts";
import { sessionNameVariable } from "./web-identity.ts";
import { checkClient, profileRegion, roleEndpoint, webIdentityEndpoint } from "./region.ts";
import type { Configured } from "../../walk/configured.ts";

/** ProfileChain.resolve: a whole pair comes before everything else, a role with a source before a token file. */
function kindOf(profile: MergedProfile): ProfileKind | null {
  const has = (key: string): boolean => profile.setting(key) !== null;
  if (has("aws_access_key_id") && has("aws_secret_access_key")) return "keys";
  const hasSource = has("source_profile") || has("credential_source");
  if (has("role_arn") && (hasSource || !has("web_identity_token_file"))) return "assume-role";
  return leafKindOf(profile);
}

/** What gives credentials without another profile. */
function leafKindOf(profile: MergedProfile): Exclude<ProfileKind, "assume-role"> | null {
  const has = (key: string): boolean => profile.setting(key) !== null;
  if (has("web_identity_token_file")) return "web-identity";
  if (has("sso_session") || has("sso_account_id") || has("sso_role_name")) return "sso";
  if (has("login_session")) return "login";
  if (has("credential_process")) return "process";
  return has("aws_access_key_id") || has("aws_secret_access_key") ? "keys" : null;
}

type Region = () => Walk<string | null>;

/**
 * Read before all else, the role only where there is no pair, and not to be had of a key with settings below it (goldens
 * `odd-00152`, `kt-nested-role`; ConfigSection.getOrNull).
 */
function* checkPlain(profile: MergedProfile): Walk<void> {
  const first = ["aws_access_key_id", "aws_secret_access_key", "aws_account_id"];
  for (const key of kindOf(profile) === "keys" ? first : [...first, "role_arn"]) {
    const setting = profile.setting(key);
    if (setting?.value.kind !== "nested") continue;
    const message = `property '${key}' has sub-properties, caller must specify a sub-key`;
    yield* raise(sdkError("bad-setting", "IllegalArgumentException", message, setting.provenance));
  }
}

function* credentialsOf(
  session: JvmSession,
  profile: MergedProfile,
  visited: readonly string[],
  region: Region,
): Walk<Found | null> {
  yield* checkPlain(profile);
  if (kindOf(profile) !== "assume-role") return yield* leafOf(session, profile, region);
  const { errors } = session.sdk;
  const arn = textSetting(profile, "role_arn") as Configured;
  const source = textSetting(profile, "source_profile");
  const named = textSetting(profile, "credential_source");
  if (source !== null && named !== null)
    return yield* raise(
      errors.configuration(
        "two-sources",
        `profile (${profile.name}) contained both \`source_profile\` and \`credential_source\`. Only one or the other can be defined.`,
        source.provenance,
        [named.provenance],
      ),
    );
  const from = named ?? source;
  if (from === null)
    return yield* raise(
      errors.configuration(
        "no-source",
        `profile (${profile.name}) must contain \`source_profile\` or \`credential_source\` but neither were defined`,
        arn.provenance,
      ),
    );
  const base =
    named !== null
      ? yield* namedSource(session, named, NAMED_SOURCES)
      : yield* sourceProfile(session, profile, from, visited, region);
  const role = roleOf(profile, arn);
  return assumedRole(
    session,
    { ...role, sessionName: role.sessionName ?? sessionNameVariable(session) },
    base,
    named === null ? `profile ${from.text}` : `credential_source ${from.text}`,
    function* () {
      return yield* roleEndpoint(session, yield* region());
    },
  );
}

const NAMED_SOURCES: Readonly<Record<string, (session: JvmSession) => Walk<StepResult>>> = {
  Environment: environmentKeys,
  EcsContainer: container,
  Ec2InstanceMetadata: instanceMetadata,
};

/** A profile that names itself is asked for what it holds besides the role. */
function* sourceProfile(
  session: JvmSession,
  profile: MergedProfile,
  source: Configured,
  visited: readonly string[],
  region: Region,
): Walk<Found> {
  const { errors } = session.sdk;
  const way = [...visited, profile.name];
  if (source.text !== profile.name && way.includes(source.text))
    return yield* raise(
      errors.configuration(
        "loop",
        `profile formed an infinite loop: ${way.join(" -> ")} -> ${source.text}`,
        source.provenance,
      ),
    );
  const from = session.profiles.profile(source.text);
  const found =
    from === null
      ? null
      : source.text === profile.name
        ? yield* leafOf(session, from, region)
        : yield* deeper(credentialsOf(session, from, way, region));
  if (found !== null) return found;
  const message =
    from === null ? `could not find source profile ${source.text} referenced from ${profile.name}` : nothingIn(from);
  return yield* raise(errors.configuration("no-source", message, source.provenance));
}

function* leafOf(session: JvmSession, profile: MergedProfile, region: Region): Walk<Found | null> {
  const kind = kindOf(profile) === "keys" ? "keys" : leafKindOf(profile);
  switch (kind) {
    case "web-identity":
      return yield* webIdentityOf(session, profile, region);
    case "sso":
      yield* checkClient(session);
      yield* checkSso(session, profile);
      return yield* ssoOf(session, profile);
    case "login": {
      yield* checkClient(session);
      // Asked for before the sign-in is looked at, needed or not (goldens `fresh-login-fresh-no-region`, `-none-no-region`).
      yield* region();
      const name = textSetting(profile, "login_session") as Configured;
      return yield* loginOf(session, profile, name, () => signInRegion(session, region));
    }
    case "process":
      return yield* processOf(session, profile, profile.setting("credential_process") as Setting, OUTPUT);
    case "keys":
      return yield* keysOf(session, profile);
    case null:
      return null;
  }
}

/** 1.8.12 takes no output without a SessionToken (golden `process`), nor a date that is none (golden `mut-c-process-odd-date`). */
const OUTPUT: OutputRules = {
  withoutToken: "missing field `SessionToken`",
  nested: "refused",
  isExpiration: isIsoDate,
};

function* signInRegion(session: JvmSession, region: Region): Walk<string> {
  return (yield* region()) ?? (yield* raise(session.sdk.errors.source("region-missing", "no region", null)));
}

function* webIdentityOf(session: JvmSession, profile: MergedProfile, region: Region): Walk<Found> {
  const tokenFile = textSetting(profile, "web_identity_token_file") as Configured;
  const role = textSetting(profile, "role_arn");
  if (role === null)
    return yield* raise(
      session.sdk.errors.configuration(
        "partial",
        `profile (${profile.name}) missing \`role_arn\``,
        tokenFile.provenance,
      ),
    );
  const web = {
    tokenFile,
    role,
    sessionName: textSetting(profile, "role_session_name")?.text ?? null,
    triggers: [tokenFile.provenance, role.provenance],
    why: `a token file named by profile ${profile.name}, for a role`,
  };
  // Here the region comes before the token (golden `fresh-wide-20261127-00147`).
  yield* region();
  return webIdentityRole(session, web, function* () {
    return yield* webIdentityEndpoint(session, yield* region());
  });
}

function* keysOf(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const id = profile.setting("aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  if (id !== null && secret !== null) return staticKeys(profile, id, secret, profile.setting("aws_session_token"));
  const where = (id ?? secret)?.provenance ?? null;
  return yield* raise(session.sdk.errors.configuration("partial", nothingIn(profile), where));
}

/** Half a pair is none. */
const nothingIn = ({ name }: MergedProfile): string => `profile (${name}) did not contain credential information`;

/** ProfileCredentialsProvider of Kotlin. */
export const kotlinProfile: ProfileLink = {
  kindOf,
  credentialsOf: (session, profile) => credentialsOf(session, profile, [], profileRegion(session)),
};
