import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { FileProvenance } from "../../model/provenance.ts";
import type { FileView, Snapshot } from "../../model/snapshot.ts";
import { type CppIni, cppIni } from "../../parse/cpp-ini.ts";
import { type MergedProfiles, mergedProfiles } from "../../parse/merged-profiles.ts";
import {
  type ProfileDialect,
  type ProfileDocument,
  type ProfileFileKind,
  profileFile,
} from "../../parse/profile-file.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type CodeArguments, type Hidden, hideKey } from "../../walk/chain.ts";
import { setVariable } from "../js-v2/configured.ts";
import { sdkError } from "../jvm/errors.ts";
import { type FaultOf, type NamedProfile, type ReadSession, profileNamed } from "../read/session.ts";

export interface CppSession extends ReadSession {
  readonly credentialsPath: string;
  readonly configPath: string;
  readonly credentials: CppIni;
  readonly config: CppIni;
  readonly profile: NamedProfile;
  /** Of the two variables the one that decides over keys and process, where it is set. */
  readonly shownProfile: NamedProfile;
  /** As the CRT reads the files, by AWS_PROFILE alone. */
  readonly crtProfile: { readonly name: string; readonly profiles: MergedProfiles };
  /** What web identity and the region go by, where code names none: the same, without code. */
  readonly exportedProfile: NamedProfile;
}

/** Nothing is ever thrown: a provider logs, and yields empty credentials. */
const fault: FaultOf = (kind, message, where, related) =>
  sdkError(kind, "Aws::Auth::AWSCredentials (empty)", message, where, related);

/** Aws::Auth::GetConfigProfileName: AWS_DEFAULT_PROFILE goes first, unlike anywhere else. */
const VARIABLES = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"];

/** aws-c-sdkutils: a file with a line that means nothing is not read at all. */
const CRT: ProfileDialect = {
  keys: "as-written",
  identifier: /^[A-Za-z0-9_\-/.%@:+]*$/,
  comment: /\s[#;]/,
  passedOver: "read",
  notUtf8: "replaced",
};

function crtDocument(view: FileView, kind: ProfileFileKind): ProfileDocument | null {
  const document = profileFile(view, kind, CRT);
  return document === null || document.fault !== null ? null : document;
}

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): CppSession {
  const place = { snapshot, code, hidden };
  // GetHomeDirectory falls back on the account's own.
  const home = setVariable(place, "HOME")?.text ?? snapshot.systemHome;
  const named = (variable: string, name: string): string =>
    fromWorkingFolder(setVariable(place, variable)?.text ?? `${home}/.aws/${name}`, snapshot);
  /** The CRT opens a `~`, as the SDK's own loader does not (machines `open-00316`, `plain-00105`). */
  const opened = (variable: string, path: string): string => {
    const value = setVariable(place, variable)?.text ?? "";
    return value.startsWith("~/") ? fromWorkingFolder(`${home}${value.slice(1)}`, snapshot) : path;
  };
  const credentialsPath = named("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  const configPath = named("AWS_CONFIG_FILE", "config");
  const isSet = (value: string): boolean => value !== "";
  const isHidden = (at: FileProvenance): boolean => hidden.has(hideKey(at));
  return {
    ...place,
    fault,
    credentialsPath,
    configPath,
    credentials: cppIni(snapshot.file(credentialsPath), "credentials"),
    config: cppIni(snapshot.file(configPath), "config"),
    profile: profileNamed(place, VARIABLES, isSet),
    shownProfile: profileNamed(place, [...VARIABLES].reverse(), isSet),
    crtProfile: {
      name: profileNamed(place, ["AWS_PROFILE"], isSet).name,
      profiles: mergedProfiles(
        crtDocument(snapshot.file(opened("AWS_CONFIG_FILE", configPath)), "config"),
        crtDocument(snapshot.file(opened("AWS_SHARED_CREDENTIALS_FILE", credentialsPath)), "credentials"),
        isHidden,
      ),
    },
    exportedProfile: profileNamed({ snapshot, code: { ...code, profile: null } }, VARIABLES, isSet),
  };
}

export const configProfile = ({ config, profile }: CppSession): PlainSection | null =>
  config.profiles.get(profile.name) ?? null;

export const exportedConfigProfile = ({ config, exportedProfile }: CppSession): PlainSection | null =>
  config.profiles.get(exportedProfile.name) ?? null;

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ credentials, config }: CppSession): readonly string[] => [
  ...new Set([...credentials.profiles.keys(), ...config.profiles.keys()]),
];

export function profileChoice(session: CppSession): ProfileChoice {
  const { shownProfile: profile, credentials, config } = session;
  const sections = [credentials, config].flatMap(({ profiles }) => profiles.get(profile.name)?.provenance ?? []);
  const exists = sections.length > 0;
  return { ...profile, exists, sections, nearest: exists ? [] : nearestNames(profile.name, profileNames(session)) };
}

export function sourceOfFile({ credentialsPath, configPath }: CppSession, path: string): SourceId | null {
  if (path === credentialsPath) return "shared-credentials";
  return path === configPath ? "shared-config" : null;
}
