import type { SourceId } from "../../model/sdk.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found, Step, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { JvmSession } from "./session.ts";

/** What a profile can be. */
export type ProfileKind = "web-identity" | "sso" | "assume-role" | "login" | "process" | "keys";

/** An SDK's profile link. */
export interface ProfileLink {
  readonly kindOf: (profile: MergedProfile) => ProfileKind | null;
  readonly credentialsOf: (session: JvmSession, profile: MergedProfile) => Walk<Found | null>;
}

const ROWS = [
  ["web-identity", ["webid-profile-keys"]],
  ["sso", ["sso-and-keys", "sso-partial"]],
  ["assume-role", ["role-and-keys-and-source", "role-denied", "role-both-source"]],
  ["login", ["login-session"]],
  ["process", ["process-and-keys", "process-pipe"]],
  ["shared-credentials", ["keys-both-files", "half-keys-file"]],
  ["shared-config", ["keys-split", "ini-bad-config-good-creds"]],
] as const satisfies readonly (readonly [SourceId, readonly string[]])[];

/** The one link ProfileCredentialsProvider, as one row a kind of source: a profile is one of them, and what it raises is final. */
export const profileRows = (link: ProfileLink): readonly Step<JvmSession>[] =>
  ROWS.map(([source, evidence]) => ({
    source,
    method: "ProfileCredentialsProvider",
    load: (session) => profileAs(link, source, session),
    evidence,
  }));

function* profileAs(link: ProfileLink, source: SourceId, session: JvmSession): Walk<StepResult> {
  const { profiles, profileName } = session;
  if (profiles.fault !== null) return yield* unread(session, source);
  const profile = profiles.profile(profileName);
  if (profile === null) return { kind: "absent", why: `profile ${profileName} is in neither file` };
  if (sourceOf(link, session, profile) !== source)
    return { kind: "absent", why: `profile ${profileName} is no such source` };
  const found = yield* link.credentialsOf(session, profile);
  return found === null
    ? { kind: "absent", why: `profile ${profileName} has no credentials` }
    : { kind: "found", found };
}

function sourceOf(link: ProfileLink, session: JvmSession, profile: MergedProfile): SourceId | null {
  const kind = link.kindOf(profile);
  if (kind !== "keys") return kind;
  const id = profile.setting("aws_access_key_id") ?? profile.setting("aws_session_token");
  return id?.provenance.path === session.credentialsPath ? "shared-credentials" : "shared-config";
}

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
  folder: "Is a directory,",
  closed: "Permission denied,",
} as const;
