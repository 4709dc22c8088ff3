import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { type PhpIni, phpIni } from "../../parse/php-ini.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { type FaultOf, type NamedProfile, type FlatSession, profileNamed } from "../flat/session.ts";

export interface PhpSession extends FlatSession {
  readonly home: string;
  readonly credentialsPath: string;
  readonly configPath: string;
  /** What the links are given: AWS_PROFILE, or the client's own `profile`. */
  readonly profile: NamedProfile;
  /** What settings such as the region are read for: `profile` in code is unknown there. */
  readonly settingsProfile: string;
}

const fault: FaultOf = (kind, message, where, related) =>
  sdkError(kind, "Aws\\Exception\\CredentialsException", message, where, related);

/** What PHP takes for true: "0" is none. */
const isTrue = (value: string): boolean => value !== "" && value !== "0";

/** `getenv(…) ?:` */
export function trueVariable(session: Pick<FlatSession, "snapshot" | "hidden">, name: string): Configured | null {
  const value = setVariable(session, name);
  return value !== null && isTrue(value.text) ? value : null;
}

/** `!empty(…)` */
export const notEmpty = (value: Configured | null): Configured | null =>
  value !== null && isTrue(value.text) ? value : null;

export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): PhpSession {
  const place = { snapshot, code, hidden };
  const home = homeOf(place);
  const named = (variable: string, name: string): string =>
    fromWorkingFolder(trueVariable(place, variable)?.text ?? `${home}/.aws/${name}`, snapshot);
  return {
    ...place,
    fault,
    home,
    credentialsPath: named("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
    // Until 2025 the links read ~/.aws/config whatever AWS_CONFIG_FILE said (CredentialProvider::getConfigFileName).
    configPath: named("AWS_CONFIG_FILE", "config"),
    profile: namedProfile(place),
    settingsProfile: trueVariable(place, "AWS_PROFILE")?.text ?? "default",
  };
}

/** An empty one in code is none, but stands alone all the same (golden `mut-chains-code-profile-empty`). */
function namedProfile(place: Pick<FlatSession, "snapshot" | "code">): NamedProfile {
  const chosen = profileNamed(place, ["AWS_PROFILE"], isTrue);
  if (isTrue(chosen.name)) return chosen;
  const inVariable = profileNamed({ ...place, code: { ...place.code, profile: null } }, ["AWS_PROFILE"], isTrue);
  return { ...inVariable, binding: "code" };
}

/** CredentialProvider::getHomeDir; nothing at all makes it the root. No `~` is expanded anywhere. */
function homeOf(place: Pick<FlatSession, "snapshot" | "hidden">): string {
  const drive = trueVariable(place, "HOMEDRIVE");
  const path = trueVariable(place, "HOMEPATH");
  const windows = drive !== null && path !== null ? drive.text + path.text : "";
  return trueVariable(place, "HOME")?.text ?? windows;
}

export type PhpProfiles = Pick<ReadonlyMap<string, PlainSection>, "get" | "keys">;

type PhpSections = Extract<PhpIni, { kind: "sections" }>;

const sectionsAt = ({ snapshot }: PhpSession, path: string): PhpSections | null => {
  const ini = phpIni(snapshot.file(path));
  return ini.kind === "sections" ? ini : null;
};

/**
 * CredentialProvider::loadProfiles: one file, by its titles as they are written. Only for ~/.aws/credentials, and only
 * if AWS_SDK_LOAD_NONDEFAULT_CONFIG is set, the config file's profiles fill in those that are missing.
 */
export function profilesIn(session: PhpSession, path: string): PhpProfiles | null {
  const own = sectionsAt(session, path);
  const merges =
    path === `${session.home}/.aws/credentials` &&
    trueVariable(session, "AWS_SDK_LOAD_NONDEFAULT_CONFIG") !== null &&
    own !== null;
  return merges ? filledUp(own, sectionsAt(session, session.configPath)) : (own?.sections ?? null);
}

/** CredentialProvider::loadDefaultProfiles: both files of the home folder, whatever variables say. */
export const defaultProfiles = (session: PhpSession): PhpProfiles =>
  filledUp(sectionsAt(session, `${session.home}/.aws/credentials`), sectionsAt(session, `${session.home}/.aws/config`));

/** Whole profiles, never key by key. */
function filledUp(own: PhpSections | null, config: PhpSections | null): PhpProfiles {
  return {
    get: (name) => own?.sections.get(name) ?? config?.bare(name),
    keys: () => {
      const titles = [...(config?.sections.keys() ?? [])];
      return new Set([
        ...(own?.sections.keys() ?? []),
        ...titles.map((title) => title.replaceAll("profile ", "")),
      ]).keys();
    },
  };
}

/** The names that its dialect makes of both files, as one would give them in code. */
export function profileNames(session: PhpSession): readonly string[] {
  const credentials = profilesIn(session, session.credentialsPath)?.keys() ?? [];
  const titles = [...(sectionsAt(session, session.configPath)?.sections.keys() ?? [])];
  return [...new Set([...credentials, ...titles.map((title) => title.replace(/^profile /, ""))])];
}

export function profileChoice(session: PhpSession): ProfileChoice {
  const { profile, credentialsPath, configPath } = session;
  const config = sectionsAt(session, configPath)?.sections;
  const sections = [
    profilesIn(session, credentialsPath)?.get(profile.name),
    config?.get(`profile ${profile.name}`),
    config?.get(profile.name),
  ].flatMap((section) => (section === undefined ? [] : [section.provenance]));
  const exists = sections.length > 0;
  return { ...profile, exists, sections, nearest: exists ? [] : nearestNames(profile.name, profileNames(session)) };
}

export function sourceOfFile({ credentialsPath, configPath }: PhpSession, path: string): SourceId | null {
  if (path === credentialsPath) return "shared-credentials";
  return path === configPath ? "shared-config" : null;
}
