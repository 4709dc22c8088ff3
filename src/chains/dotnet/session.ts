import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type DotnetIni, type DotnetSection, dotnetIni } from "../../parse/dotnet-ini.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Ended, type Walk, raise, untilRaised } from "../../walk/walk.ts";
import { type Configured, configured, setVariable } from "../../walk/configured.ts";
import { type NamedProfile, type FlatSession, filledIn, profileNamed, textIn } from "../flat/session.ts";
import { clientException, invalidData, nullReference } from "./errors.ts";
import { BEFORE_REGION, senseless } from "./profile-settings.ts";
import { isRegionName } from "./region-name.ts";

export interface DotnetSession extends FlatSession {
  readonly home: string;
  readonly credentialsPath: string;
  readonly configPath: string;
  readonly profile: NamedProfile;
  /** What the chain's profile link and the region look for: a client's own profile is not known to them. */
  readonly chosen: NamedProfile;
}

/** `string.IsNullOrEmpty(name?.Trim())`: blanks alone are none, blanks around a name stay. */
const isNamed = (value: string): boolean => value.trim() !== "";

/** AWSConfigs.AWSProfileName and AWSProfilesLocation, which only code sets, are not foreseen. */
export function openSession(snapshot: Snapshot, given: CodeArguments, hidden: Hidden): DotnetSession {
  const code = { ...given, profile: given.profile !== null && isNamed(given.profile) ? given.profile : null };
  const place = { snapshot, code, hidden };
  const home = (setVariable(place, "HOME") ?? setVariable(place, "USERPROFILE"))?.text ?? snapshot.cwd;
  const credentialsPath = existing(place, "AWS_SHARED_CREDENTIALS_FILE") ?? `${home}/.aws/credentials`;
  const beside = `${credentialsPath.replace(/[^/\\]*$/, "")}config`;
  const named = setVariable(place, "AWS_CONFIG_FILE") !== null;
  const chosen = profileNamed({ snapshot, code: { ...code, profile: null } }, ["AWS_PROFILE"], isNamed);
  return {
    ...place,
    fault: clientException,
    home,
    credentialsPath,
    // SharedCredentialsFile.Refresh: without the variable, the `config` that lies beside the credentials file.
    configPath: named ? (existing(place, "AWS_CONFIG_FILE") ?? `${home}/.aws/config`) : beside,
    profile: code.profile === null ? chosen : profileNamed(place, [], isNamed),
    chosen,
  };
}

/** A variable that names no file is as good as none. No `~` is expanded. */
function existing(place: Pick<FlatSession, "snapshot" | "hidden">, name: string): string | null {
  const value = setVariable(place, name);
  if (value === null) return null;
  const path = fromWorkingFolder(value.text, place.snapshot);
  const { state } = place.snapshot.file(path);
  return state === "absent" || state === "directory" ? null : path;
}

/** A profile out of both files, key by key, the credentials file's first; null: in neither, or as good as in neither. */
export function* profileOf(session: DotnetSession, name: string): Walk<PlainSection | null> {
  const profile = yield* sectionNamed(session, name);
  const fault = profile === null ? null : senseless(session, profile);
  if (profile === null || fault?.key === BEFORE_REGION) return null;
  const region = filledIn(session, profile, "region");
  if (region !== null && !isRegionName(region.text))
    return yield* raise(clientException("bad-setting", notAHost(region.text), region.provenance));
  if (fault !== null) return null;
  yield* checkServices(session, profile);
  const endpoint = textIn(session, profile, "ec2_metadata_service_endpoint");
  if (endpoint !== null && !URL.canParse(endpoint.text)) {
    const message = `Invalid value ${endpoint.text} for ec2_metadata_service_endpoint in profile ${name}. A well-formed Uri is expected.`;
    return yield* raise(clientException("bad-setting", message, endpoint.provenance));
  }
  const named = textIn(session, profile, "sso_session");
  if (named !== null && (yield* ssoSession(session, named.text)) === null) {
    const message = `Invalid Configuration.  Failed to find sso_session [${named.text}]`;
    return yield* raise(clientException("no-source", message, named.provenance));
  }
  return profile;
}

/** AWS_PROFILE's profile, which nothing has to be asked for. */
export function chainProfileRead(session: DotnetSession): Ended<PlainSection | null> {
  const reading = untilRaised(profileOf(session, session.chosen.name)).next();
  if (reading.done !== true) throw new Error("a profile asks nothing");
  return reading.value;
}

/** Null, too, where it cannot be read. */
export function chainProfile(session: DotnetSession): PlainSection | null {
  const profile = chainProfileRead(session);
  return profile.kind === "returned" ? profile.value : null;
}

export const notAHost = (region: string): string =>
  `The specified '${region}' region is not a valid hostname component.`;

/** A profile as its lines have it, whatever they say. */
export function* sectionNamed(session: DotnetSession, name: string): Walk<PlainSection | null> {
  const credentials = yield* sectionsAt(session, session.credentialsPath);
  const config = yield* sectionsAt(session, session.configPath);
  return merged(sectionIn(credentials(name), name, true), sectionIn(config(name), name, name === "default"));
}

/** `services` is looked up in the config file, which is not asked whether it is there. */
function* checkServices(session: DotnetSession, profile: PlainSection): Walk<void> {
  const services = filledIn(session, profile, "services");
  if (services === null || session.snapshot.file(session.configPath).state !== "absent") return;
  yield* raise(
    nullReference("bad-setting", "Object reference not set to an instance of an object.", services.provenance),
  );
}

type DotnetSections = Extract<DotnetIni, { kind: "sections" }>;

/** CredentialProfileStoreChain opens both files: a fault in either loses the other, too. */
function* sectionsAt(session: DotnetSession, path: string): Walk<DotnetSections["about"]> {
  const ini = dotnetIni(session.snapshot.file(path));
  if (ini.kind === "sections") return ini.about;
  const where = { kind: "file" as const, path, line: ini.line, column: 1, section: null, key: null };
  const message = `Line ${ini.line} in file ${path} does not contain a section, property or comment.`;
  return yield* raise(invalidData("parse", message, where));
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

/** `endpoint_url` of a service in the config file's [services NAME]. */
export function servicesBlock(session: DotnetSession, services: string, service: string): Configured | null {
  const ini = dotnetIni(session.snapshot.file(session.configPath));
  if (ini.kind !== "sections") return null;
  const title = `services ${services}`;
  const section = ini.about(title).find(({ name }) => name.replace(/[ \t]+/, " ") === title);
  return configured(section?.blocks.get(service)?.get("endpoint_url") ?? null);
}

/** Of either file (golden `sso-session-in-creds-file`). */
export function* ssoSession(session: DotnetSession, name: string): Walk<PlainSection | null> {
  const credentials = yield* sectionsAt(session, session.credentialsPath);
  const config = yield* sectionsAt(session, session.configPath);
  const title = `sso-session ${name}`;
  return merged(marked(credentials(title), "sso-session", name), marked(config(title), "sso-session", name));
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
