import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type DotnetIni, type DotnetSection, dotnetIni } from "../../parse/dotnet-ini.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { setVariable } from "../js-v2/configured.ts";
import { type NamedProfile, type ReadSession, profileNamed } from "../read/session.ts";
import { inUse, notMade } from "./errors.ts";

export interface DotnetSession extends ReadSession {
  readonly home: string;
  readonly credentialsPath: string;
  readonly configPath: string;
  readonly profile: NamedProfile;
  /** What the chain's profile link and the region look for: a client's own profile is not known to them. */
  readonly chainProfile: NamedProfile;
}

/** `string.IsNullOrEmpty(name?.Trim())`: blanks alone are none, blanks around a name stay. */
const isNamed = (value: string): boolean => value.trim() !== "";

/** AWSConfigs.AWSProfileName and AWSProfilesLocation, which only code sets, are not foreseen. */
export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): DotnetSession {
  const place = { snapshot, code, hidden };
  const home = (setVariable(place, "HOME") ?? setVariable(place, "USERPROFILE"))?.text ?? snapshot.cwd;
  const credentialsPath = existing(place, "AWS_SHARED_CREDENTIALS_FILE") ?? `${home}/.aws/credentials`;
  const beside = `${credentialsPath.replace(/[^/\\]*$/, "")}config`;
  const named = setVariable(place, "AWS_CONFIG_FILE") !== null;
  return {
    ...place,
    fault: inUse,
    home,
    credentialsPath,
    // SharedCredentialsFile.Refresh: without the variable, the `config` that lies beside the credentials file.
    configPath: named ? (existing(place, "AWS_CONFIG_FILE") ?? `${home}/.aws/config`) : beside,
    profile: profileNamed(place, ["AWS_PROFILE"], isNamed),
    chainProfile: profileNamed({ snapshot, code: { ...code, profile: null } }, ["AWS_PROFILE"], isNamed),
  };
}

/** A variable that names no file is as good as none. No `~` is expanded. */
function existing(place: Pick<ReadSession, "snapshot" | "hidden">, name: string): string | null {
  const value = setVariable(place, name);
  if (value === null) return null;
  const path = fromWorkingFolder(value.text, place.snapshot);
  const { state } = place.snapshot.file(path);
  return state === "absent" || state === "directory" ? null : path;
}

/** A profile out of both files, key by key, the credentials file's first; null: in neither. */
export function* profileOf(session: DotnetSession, name: string): Walk<PlainSection | null> {
  const credentials = yield* sectionsAt(session, session.credentialsPath);
  const config = yield* sectionsAt(session, session.configPath);
  return merged(sectionIn(credentials(name), name, true), sectionIn(config(name), name, name === "default"));
}

type DotnetSections = Extract<DotnetIni, { kind: "sections" }>;

/** CredentialProfileStoreChain opens both files: a fault in either loses the other, too. */
function* sectionsAt(session: DotnetSession, path: string): Walk<DotnetSections["about"]> {
  const ini = dotnetIni(session.snapshot.file(path));
  if (ini.kind === "sections") return ini.about;
  const where = { kind: "file" as const, path, line: ini.line, column: 1, section: null, key: null };
  const message = `Line ${ini.line} in file ${path} does not contain a section, property or comment.`;
  return yield* raise(notMade("InvalidDataException")("parse", message, where));
}

/** ProfileIniFile.TryGetSection: by its bare name where that is allowed, else behind `profile`. */
function sectionIn(sections: readonly DotnetSection[], name: string, bare: boolean): PlainSection | null {
  const usable = (wanted: (title: string) => boolean): PlainSection | null => {
    const first = sections.find(({ name: title }) => wanted(title));
    return first?.usable === true ? first : null;
  };
  const plain = bare ? usable((title) => title === name) : null;
  return plain ?? marked(sections, "profile", name);
}

function marked(sections: readonly DotnetSection[], marker: string, name: string): PlainSection | null {
  const first = sections.find(({ name: title }) => {
    const rest = title.startsWith(marker) ? title.slice(marker.length) : "";
    return /^[ \t]/.test(rest) && rest.replace(/^[ \t]+/, "") === name;
  });
  return first?.usable === true ? first : null;
}

export function* ssoSession(session: DotnetSession, name: string): Walk<PlainSection | null> {
  const about = yield* sectionsAt(session, session.configPath);
  return marked(about(`sso-session ${name}`), "sso-session", name);
}

function merged(credentials: PlainSection | null, config: PlainSection | null): PlainSection | null {
  if (credentials === null || config === null) return credentials ?? config;
  return { ...credentials, settings: new Map<string, Setting>([...config.settings, ...credentials.settings]) };
}

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = (session: DotnetSession): readonly string[] => [
  ...new Set(
    inisOf(session)
      .flatMap((ini) => ini.sections())
      .map(({ name }) => name.replace(/^profile[ \t]+/, "")),
  ),
];

/** Of the credentials file, and of the config file. */
function inisOf({ snapshot, credentialsPath, configPath }: DotnetSession): readonly DotnetSections[] {
  return [credentialsPath, configPath].map((path) => {
    const ini = dotnetIni(snapshot.file(path));
    return ini.kind === "sections" ? ini : NO_SECTIONS;
  });
}

const NO_SECTIONS: DotnetSections = { kind: "sections", sections: () => [], about: () => [] };

export function profileChoice(session: DotnetSession): ProfileChoice {
  const { profile } = session;
  const [credentials, config] = inisOf(session).map((ini) => ini.about(profile.name));
  const found = [
    sectionIn(credentials ?? [], profile.name, true),
    sectionIn(config ?? [], profile.name, profile.name === "default"),
  ];
  const sections = found.flatMap((section) => (section === null ? [] : [section.provenance]));
  const exists = sections.length > 0;
  return { ...profile, exists, sections, nearest: exists ? [] : nearestNames(profile.name, profileNames(session)) };
}

export function sourceOfFile({ credentialsPath, configPath }: DotnetSession, path: string): SourceId | null {
  if (path === credentialsPath) return "shared-credentials";
  return path === configPath ? "shared-config" : null;
}
