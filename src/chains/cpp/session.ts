import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type CrtFileKind, type CrtIni, NO_CRT_FILE, crtIni } from "../../parse/crt-ini.ts";
import { type CppIni, cppIni } from "../../parse/cpp-ini.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { environment, setVariable } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { type FaultOf, type NamedProfile, type FlatSession, profileNamed, settingIn } from "../flat/session.ts";

export interface CppSession extends FlatSession {
  readonly home: string;
  readonly credentialsPath: string;
  readonly configPath: string;
  readonly config: CppIni;
  /** The code's, else that of the variables. */
  readonly profile: NamedProfile;
  /** That of the variables, whatever code says. */
  readonly exportedProfile: NamedProfile;
  readonly crt: CrtFiles;
}

/**
 * The files as the CRT reads them for the providers that are its own. A variable for either that is set and empty leaves it
 * without any (goldens `creds-file-var-empty`, `py-AWS_CONFIG_FILE-empty`).
 */
interface CrtFiles {
  readonly config: CrtIni;
  /** The credentials file's first. */
  readonly both: readonly CrtIni[];
  /** AWS_PROFILE or default: what the CRT takes where the SDK hands it no name. */
  readonly profileName: string;
}

/** Nothing is ever thrown: a provider logs, and yields empty credentials. */
const fault: FaultOf = (kind, message, where, related) =>
  sdkError(kind, "Aws::Auth::AWSCredentials (empty)", message, where, related);

/** Aws::Auth::GetConfigProfileName: AWS_DEFAULT_PROFILE goes first, unlike anywhere else (golden `open-00018`). */
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
    home,
    credentialsPath,
    configPath,
    config: cppIni(snapshot.file(configPath), "config"),
    profile: profileNamed(place, VARIABLES, isSet),
    exportedProfile: profileNamed({ snapshot, code: { ...code, profile: null } }, VARIABLES, isSet),
    crt: crtFiles(snapshot, code, hidden),
  };
}

function crtFiles(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): CrtFiles {
  const place = { snapshot, hidden };
  // An empty HOME is a home to the CRT, and not to the SDK (golden `mut-a-home-empty`).
  const home = environment(place, "HOME")?.toString() ?? snapshot.systemHome;
  /** The CRT opens a `~`, as the SDK's own loader does not (goldens `open-00316`, `plain-00105`). */
  const pathOf = (variable: string, usual: string): string =>
    fromWorkingFolder((setVariable(place, variable)?.text ?? `~/.aws/${usual}`).replace(/^~(?=\/|$)/, home), snapshot);
  const isEmpty = (variable: string): boolean => environment(place, variable) === "";
  const pathless = isEmpty("AWS_CONFIG_FILE") || isEmpty("AWS_SHARED_CREDENTIALS_FILE");
  const profilesIn = (variable: string, kind: CrtFileKind) =>
    isEmpty(variable) ? NO_CRT_FILE : crtIni(snapshot.file(pathOf(variable, kind)), kind);
  const config = profilesIn("AWS_CONFIG_FILE", "config");
  const credentials = profilesIn("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  return {
    config,
    both: pathless ? [] : [credentials, config],
    profileName: profileNamed({ snapshot, code: { ...code, profile: null } }, ["AWS_PROFILE"], (name) => name !== "")
      .name,
  };
}

const sectionOf = ({ config }: CppSession, { name }: NamedProfile): PlainSection | null =>
  config.profiles.get(name) ?? null;

/** The profile that code names, where the config file has it. */
export const sectionInCode = (session: CppSession): PlainSection | null =>
  session.code.profile === null ? null : sectionOf(session, session.profile);

/** The section of the variables' profile. */
export const exportedSection = (session: CppSession): PlainSection | null =>
  sectionOf(session, session.exportedProfile);

/**
 * ClientConfiguration::profileName's section: a profile that code names is one only where the config file has it; else the
 * configuration stays that of the variables.
 */
export const configuredSection = (session: CppSession): PlainSection | null =>
  sectionInCode(session) ?? exportedSection(session);

/**
 * CredentialProviderConfiguration::profile, by which the providers go. A name in code that the config file does not have
 * leaves it empty, and they find nothing at all, be it in the credentials file or not (goldens `open-00084`, `open-00166`).
 */
export function handedProfile(session: CppSession): string | null {
  const { code, profile } = session;
  return code.profile !== null && sectionInCode(session) === null ? null : profile.name;
}

/** The same in the CRT's reading of both files: key by key, the credentials file's line first. */
export function crtProfile(session: CppSession): MergedProfile | null {
  const name = handedProfile(session);
  const sections = session.crt.both.flatMap(({ profiles }) => (name === null ? [] : (profiles.get(name) ?? [])));
  if (name === null) return null;
  return {
    name,
    sections: sections.map(({ provenance }) => provenance),
    setting: (key) => {
      for (const section of sections) {
        const setting = settingIn(session, section, key);
        if (setting !== null) return setting;
      }
      return null;
    },
  };
}

/** The section that the CRT's own look at the config file ends at, where the SDK hands it no profile. */
export const crtConfigSection = ({ crt }: CppSession): PlainSection | null =>
  crt.config.profiles.get(crt.profileName) ?? null;

/** A name in code is looked for in the config file, as its dialect has it. */
export const profileNames = ({ config }: CppSession): readonly string[] => [...config.profiles.keys()];

export function profileChoice(session: CppSession): ProfileChoice {
  const { profile } = session;
  const own = sectionOf(session, profile)?.provenance;
  const joined = crtProfile(session)?.sections ?? [];
  const sections = joined.length > 0 || own === undefined ? joined : [own];
  const exists = sections.length > 0;
  return { ...profile, exists, sections, nearest: exists ? [] : nearestNames(profile.name, profileNames(session)) };
}

export function sourceOfFile({ credentialsPath, configPath }: CppSession, path: string): SourceId | null {
  if (path === credentialsPath) return "shared-credentials";
  return path === configPath ? "shared-config" : null;
}
