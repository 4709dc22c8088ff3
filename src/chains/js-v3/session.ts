import { byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { Secret } from "../../vault/secret.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Preference, type Profile, type SharedFiles, openSharedFiles } from "./shared-files.ts";
import { type Configured, environment, plainVariable } from "../../walk/configured.ts";
import { textOf } from "../../walk/setting-value.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { final } from "./errors.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** What `new Client({ profile, region, credentials })` has to go by. */
export interface JsV3Session {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  /** The client option, else AWS_PROFILE; null: neither says anything. */
  readonly chosen: Configured | null;
  /** getProfileName: an empty name is no name. */
  readonly profileName: string;
  /** In which profile a role's STS client looks for its own settings: that of the program's client; null: in AWS_PROFILE's. */
  readonly clientProfile: string | null;
  /** `mfaCodeProvider`: what is typed for a role that wants a code. */
  readonly mfaCode: (profile: Profile, mfa: Configured) => Walk<Secret | "assumed">;
  readonly files: SharedFiles;
  /** loadConfig memoizes what it found, and the metadata service's silence is remembered for a minute. */
  readonly region: { lookup: RegionLookup | null };
}

type RegionLookup = { readonly kind: "found"; readonly region: Configured } | { readonly kind: "missing" };

/** The default chain has no mfaCodeProvider: a person with a terminal makes no difference (golden `role-mfa`). */
const nobodyIsAsked: JsV3Session["mfaCode"] = (profile, mfa) =>
  raise(
    final({
      kind: "mfa",
      message: `Profile ${profile.name} requires multi-factor authentication, but no MFA code callback was provided.`,
      where: mfa.provenance,
    }),
  );

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): JsV3Session {
  const inCode = code.profile === null ? null : { text: code.profile, provenance: whereNamed(code, "profile") };
  const named = snapshot.variables.get("AWS_PROFILE");
  const exported = typeof named === "string" ? { text: named, provenance: variable("AWS_PROFILE") } : null;
  const chosen = [inCode, exported].find((choice) => choice !== null && choice.text !== "") ?? null;
  return {
    snapshot,
    code,
    hidden,
    chosen,
    profileName: chosen?.text ?? "default",
    clientProfile: chosen?.text ?? "default",
    mfaCode: nobodyIsAsked,
    files: openSharedFiles(snapshot, hidden),
    region: { lookup: null },
  };
}

export const chosenProfile = (session: JsV3Session, preferred?: Preference): Profile | null =>
  session.files.profile(session.profileName, preferred);

/** Settings of the endpoints are looked up without the client's option: AWS_PROFILE's profile. */
export function exportedProfile(session: JsV3Session): Profile | null {
  const named = environment(session, "AWS_PROFILE");
  return session.files.profile(typeof named === "string" && named !== "" ? named : "default", "config");
}

/** Where a role's STS client looks for its own settings. */
export const profileOfRoleClient = (session: JsV3Session): Profile | null =>
  session.clientProfile === null ? exportedProfile(session) : session.files.profile(session.clientProfile, "config");

/** A secret variable; an empty one is none. */
export function secretVariable(session: JsV3Session, name: string): Secret | null {
  const value = environment(session, name);
  return value instanceof Secret && value.length > 0 ? value : null;
}

/** loadConfig: the variable if it is there at all, else the profile's setting. */
export function loadConfig(
  session: JsV3Session,
  row: { readonly variable: string; readonly setting: string },
  profile: Profile | null,
): Configured | null {
  return plainVariable(session, row.variable) ?? textSetting(profile, row.setting);
}

export function textSetting(profile: Profile | null, key: string): Configured | null {
  const setting = profile?.setting(key) ?? null;
  return setting === null ? null : { text: textOf(setting), provenance: setting.provenance };
}

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ files }: JsV3Session): readonly string[] => files.profileNames();

export function profileChoice(session: JsV3Session): ProfileChoice {
  const { chosen, files, profileName } = session;
  const profile = files.profile(profileName);
  const binding = chosen === null ? "default" : chosen.provenance.kind === "variable" ? "variable" : "code";
  return {
    name: profileName,
    exists: profile !== null,
    binding,
    provenance: chosen?.provenance ?? byDefault,
    sections: profile?.sections ?? [],
    nearest: profile === null ? nearestNames(profileName, profileNames(session)) : [],
  };
}

export function sourceOfFile({ files }: JsV3Session, path: string): SourceId | null {
  if (path === files.credentialsPath) return "shared-credentials";
  return path === files.configPath ? "shared-config" : null;
}
