import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type CppIni, cppIni } from "../../parse/cpp-ini.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { setVariable } from "../js-v2/configured.ts";
import { sdkError } from "../jvm/errors.ts";
import { type FaultOf, type NamedProfile, type ReadSession, profileNamed } from "../read/session.ts";

export interface CppSession extends ReadSession {
  readonly credentialsPath: string;
  readonly configPath: string;
  readonly credentials: CppIni;
  readonly config: CppIni;
  readonly profile: NamedProfile;
  /** What web identity and the region go by, where code names none: the same, without code. */
  readonly exportedProfile: NamedProfile;
}

/** Nothing is ever thrown: a provider logs, and yields empty credentials. */
const fault: FaultOf = (kind, message, where, related) =>
  sdkError(kind, "Aws::Auth::AWSCredentials (empty)", message, where, related);

/** Aws::Auth::GetConfigProfileName: AWS_DEFAULT_PROFILE goes first, unlike anywhere else. */
const VARIABLES = ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"];

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): CppSession {
  const place = { snapshot, code, hidden };
  // GetHomeDirectory falls back on the account's own.
  const home = setVariable(place, "HOME")?.text ?? snapshot.systemHome;
  const named = (variable: string, name: string): string =>
    fromWorkingFolder(setVariable(place, variable)?.text ?? `${home}/.aws/${name}`, snapshot);
  const credentialsPath = named("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  const configPath = named("AWS_CONFIG_FILE", "config");
  const isSet = (value: string): boolean => value !== "";
  return {
    ...place,
    fault,
    credentialsPath,
    configPath,
    credentials: cppIni(snapshot.file(credentialsPath), "credentials"),
    config: cppIni(snapshot.file(configPath), "config"),
    profile: profileNamed(place, VARIABLES, isSet),
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
  const { profile, credentials, config } = session;
  const sections = [credentials, config].flatMap(({ profiles }) => profiles.get(profile.name)?.provenance ?? []);
  const exists = sections.length > 0;
  return { ...profile, exists, sections, nearest: exists ? [] : nearestNames(profile.name, profileNames(session)) };
}

export function sourceOfFile({ credentialsPath, configPath }: CppSession, path: string): SourceId | null {
  if (path === credentialsPath) return "shared-credentials";
  return path === configPath ? "shared-config" : null;
}
