import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { environmentKeys } from "../jvm/environment-keys.ts";
import { loginOf } from "../jvm/login.ts";
import { processOf } from "../jvm/process.ts";
import { assumedRole, roleOf } from "../jvm/role.ts";
import { type Configured, type JvmSession, textSetting } from "../jvm/session.ts";
import { SSO_KEYS, ssoOf } from "../jvm/sso.ts";
import { staticKeys } from "../jvm/static-keys.ts";
import { webIdentityRole } from "../jvm/web-identity.ts";
import { container } from "./container.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { regionChain, stsEndpoint } from "./region.ts";

type Kind = "web-identity" | "sso" | "assume-role" | "login" | "process" | "keys";

/** What a profile is, by the first of these keys that it has (ProfileCredentialsUtils.credentialsProvider, 2.57.8). */
function kindOf(profile: MergedProfile): Kind | null {
  const has = (key: string): boolean => profile.setting(key) !== null;
  if (has("role_arn") && has("web_identity_token_file")) return "web-identity";
  if (SSO_KEYS.some(has)) return "sso";
  // A role without a source is no role: the keys beside it are used as they are (golden `role-and-keys-nosource`).
  if (has("role_arn") && (has("source_profile") || has("credential_source"))) return "assume-role";
  if (has("login_session")) return "login";
  if (has("credential_process")) return "process";
  return has("aws_session_token") || has("aws_access_key_id") ? "keys" : null;
}

function sourceOf(profile: MergedProfile): SourceId | null {
  const kind = kindOf(profile);
  if (kind !== "keys") return kind;
  return holdsInCredentialsFile(profile) ? "shared-credentials" : "shared-config";
}

const holdsInCredentialsFile = (profile: MergedProfile): boolean => {
  const place = (profile.setting("aws_access_key_id") ?? profile.setting("aws_session_token"))?.provenance;
  return place?.section === profile.sections[0]?.section && place?.path === profile.sections[0]?.path;
};

/** ProfileCredentialsProvider, shown as one row a kind of source: a profile is one of them, and what it raises is final. */
export const profileAs = (source: SourceId) =>
  function* (session: JvmSession): Walk<StepResult> {
    const { profiles, profileName } = session;
    if (profiles.fault !== null) return yield* unread(session, source);
    const profile = profiles.profile(profileName);
    if (profile === null) return { kind: "absent", why: `profile ${profileName} is in neither file` };
    if (sourceOf(profile) !== source) return { kind: "absent", why: `profile ${profileName} is no such source` };
    const found = yield* credentialsOf(session, profile, []);
    return found === null
      ? { kind: "absent", why: `profile ${profileName} has no credentials` }
      : { kind: "found", found };
  };

/** A fault in either file takes the whole link away, good keys in the other file too (golden `ini-bad-config-good-creds`). */
function* unread(session: JvmSession, source: SourceId): Walk<StepResult> {
  const { fault } = session.profiles;
  const ofFile = fault?.path === session.credentialsPath ? "shared-credentials" : "shared-config";
  if (fault === null || source !== ofFile) return { kind: "absent", why: "not read: a profile file is broken" };
  const { path, line, section } = fault;
  return yield* raise(
    session.sdk.errors.configuration("parse", `${PROBLEMS[fault.problem]} on line ${line}`, {
      kind: "file",
      path,
      line,
      column: 1,
      section,
      key: null,
    }),
  );
}

const PROBLEMS = {
  "setting-before-profile": "Expected a profile definition",
  "continuation-before-setting": "Expected a profile or property definition",
  "no-equals-sign": "Expected an '=' sign defining a property",
  "no-key": "Property did not have a name",
  "unclosed-header": "Profile definition must end with ']'",
  "not-utf8": "Malformed input",
} as const;

function* credentialsOf(session: JvmSession, profile: MergedProfile, children: readonly string[]): Walk<Found | null> {
  const kind = kindOf(profile);
  switch (kind) {
    case "web-identity":
      return yield* webIdentityOf(session, profile);
    case "sso":
      return yield* ssoOf(session, profile);
    case "assume-role":
      return yield* roleCredentials(session, profile, children);
    case "login":
      return yield* loginOf(session, profile, required(profile, "login_session"), () => signInRegion(session));
    case "process":
      return yield* processOf(session, profile, profile.setting("credential_process") as Setting);
    case "keys":
      return yield* keysOf(session, profile);
    case null:
      return null;
  }
}

const required = (profile: MergedProfile, key: string): Configured => textSetting(profile, key) as Configured;

function* signInRegion(session: JvmSession): Walk<string> {
  const { name } = yield* regionChain(session, session.clientsProfileName);
  return name ?? (yield* raise(session.sdk.errors.source("region-missing", "Unable to load region", null)));
}

function* webIdentityOf(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const tokenFile = required(profile, "web_identity_token_file");
  const role = required(profile, "role_arn");
  const endpoint = yield* stsEndpoint(session, null);
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
      ? yield* namedSource(session, named as Configured)
      : yield* sourceProfile(session, profile, source, children);
  const endpoint = yield* stsEndpoint(session, textSetting(profile, "region")?.text ?? null);
  const from = source === null ? `credential_source ${named?.text}` : `profile ${source.text}`;
  // biome-ignore lint/correctness/useYield: asked for above, as the client is made with the provider
  return assumedRole(session, roleOf(profile, arn), base, from, function* () {
    return endpoint;
  });
}

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
  const from = session.profiles.profile(source.text);
  const found = from === null ? null : yield* credentialsOf(session, from, [...children, profile.name]);
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

function* namedSource(session: JvmSession, named: Configured): Walk<Found> {
  const { errors } = session.sdk;
  const load = NAMED_SOURCES[named.text];
  if (load === undefined)
    return yield* raise(
      errors.configuration("bad-setting", `${named.text} is not a valid credential_source`, named.provenance),
    );
  return lazily(session, named, load);
}

/** The provider is made now and asked only when the role is assumed. */
function lazily(session: JvmSession, named: Configured, load: (session: JvmSession) => Walk<StepResult>): Found {
  const where = named.provenance;
  return {
    why: `credential_source ${named.text}`,
    holding: {
      accessKeyId: null,
      hasSessionToken: true,
      account: null,
      plan: [],
      provenance: { accessKeyId: where, secretAccessKey: null, sessionToken: null },
      triggers: [where],
      expiration: null,
    },
    *freeze() {
      const result = yield* load(session);
      if (result.kind === "found") return yield* result.found.freeze();
      return yield* raise(session.sdk.errors.source("no-source", `nothing in ${named.text}`, where));
    },
  };
}

/** aws_session_token makes it session keys, which need the pair; without it the pair alone. Empty is missing. */
function* keysOf(session: JvmSession, profile: MergedProfile): Walk<Found> {
  const { errors } = session.sdk;
  const id = profile.setting("aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  const token = profile.setting("aws_session_token");
  const half = (missing: string, there: Setting | null) =>
    errors.configuration(
      "partial",
      `Profile property '${missing}' was not configured for '${profile.name}'.`,
      there?.provenance ?? null,
    );
  if (id === null || isEmpty(id)) return yield* raise(half("aws_access_key_id", id ?? secret ?? token));
  if (secret === null || isEmpty(secret)) return yield* raise(half("aws_secret_access_key", secret ?? id));
  return staticKeys(profile, id, secret, token);
}

const isEmpty = ({ value }: Setting): boolean =>
  value.kind === "secret" ? value.secret.length === 0 : value.kind === "text" && value.text === "";
