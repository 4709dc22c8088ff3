import type { Provenance } from "../../model/provenance.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { sharedIniFile, sharedIniSetting } from "../../parse/shared-ini-file.ts";
import { type SharedIniDocument, type SharedIniSection, configSections } from "../../parse/shared-ini.ts";
import type { Hidden } from "../../walk/chain.ts";

/** The settings of one name, from one file or both. */
export interface Profile {
  readonly name: string;
  readonly sections: readonly Provenance[];
  setting(key: string): Setting | null;
  /** In the order of JavaScript's merged object: the config file's first. */
  keys(): readonly string[];
}

/** Which file's value counts where both have one: JavaScript has it both ways. */
export type Preference = "config" | "credentials";

/** What @smithy/core 3.41.0 reads of ~/.aws (loadSharedConfigFiles, parseKnownFiles, loadSsoSessionData). */
export interface SharedFiles {
  readonly configPath: string;
  readonly credentialsPath: string;
  /** parseKnownFiles lets the credentials file win, key by key; loadConfig as its caller says. */
  profile(name: string, preferred?: Preference): Profile | null;
  profileNames(): readonly string[];
  services(name: string): Profile | null;
  ssoSession(name: string): Profile | null;
}

type Sections = Pick<ReadonlyMap<string, SharedIniSection>, "get" | "keys">;
const NONE: Sections = new Map<string, SharedIniSection>();

export function openSharedFiles(snapshot: Snapshot, hidden: Hidden): SharedFiles {
  const configName = namedPath(snapshot, "AWS_CONFIG_FILE", "config");
  const configPath = fromWorkingFolder(inHome(configName, snapshot), snapshot);
  const credentialsPath = fromWorkingFolder(
    inHome(namedPath(snapshot, "AWS_SHARED_CREDENTIALS_FILE", "credentials"), snapshot),
    snapshot,
  );
  const config = sharedIniFile(snapshot.file(configPath));
  const credentials = sharedIniFile(snapshot.file(credentialsPath));
  // loadSsoSessionData opens the path as it is written: no `~` (golden `sso-session-tilde-config`).
  const sessions = sharedIniFile(snapshot.file(fromWorkingFolder(configName, snapshot)));
  const inConfig = config === null ? NONE : sectionsOf(config);
  const view = (document: SharedIniDocument | null, section: SharedIniSection | undefined): readonly View[] =>
    document === null || section === undefined ? [] : [{ document, section }];
  const single = (name: string, views: readonly View[]): Profile | null =>
    views.length === 0 ? null : profileOf(name, views, views, hidden);
  return {
    configPath,
    credentialsPath,
    profile: (name, preferred = "credentials") => {
      const fromConfig = view(config, inConfig.get(name));
      const fromCredentials = view(credentials, credentials?.sections.get(name));
      const views = [...fromConfig, ...fromCredentials];
      if (views.length === 0) return null;
      const ranked = preferred === "config" ? views : [...fromCredentials, ...fromConfig];
      return profileOf(name, ranked, views, hidden);
    },
    profileNames: () => [
      ...new Set([
        ...[...inConfig.keys()].filter((name) => !/^(?:sso-session|services)\./.test(name)),
        ...(credentials?.sections.keys() ?? []),
      ]),
    ],
    services: (name) => single(name, view(config, inConfig.get(`services.${name}`))),
    ssoSession: (name) => single(name, view(sessions, sessions?.sections.get(`sso-session.${name}`))),
  };
}

const known = new WeakMap<SharedIniDocument, Sections>();

function sectionsOf(document: SharedIniDocument): Sections {
  const sections = known.get(document) ?? configSections(document);
  known.set(document, sections);
  return sections;
}

/** An empty variable is as good as none (`||`). */
function namedPath(snapshot: Snapshot, variableName: string, file: string): string {
  const named = snapshot.variables.get(variableName);
  return typeof named === "string" && named !== "" ? named : `${homeFolder(snapshot)}/.aws/${file}`;
}

/** Only `~/` is known, at the very start. */
const inHome = (path: string, snapshot: Snapshot): string =>
  path.startsWith("~/") ? `${homeFolder(snapshot)}/${path.slice(2)}` : path;

/** getHomeDir: HOME, USERPROFILE, HOMEDRIVE (even empty: golden `odd-third-00018`) + HOMEPATH, then the system's word. */
export function homeFolder(snapshot: Snapshot): string {
  const text = (name: string): string => {
    const value = snapshot.variables.get(name);
    return typeof value === "string" ? value : "";
  };
  const drive = snapshot.variables.has("HOMEDRIVE")
    ? text("HOMEDRIVE")
    : snapshot.platform === "windows"
      ? "C:\\"
      : "C:/";
  const windows = text("HOMEPATH") === "" ? "" : `${drive}${text("HOMEPATH")}`;
  const home = text("HOME") || text("USERPROFILE") || windows || snapshot.systemHome;
  return home.replace(/\/+$/, "");
}

interface View {
  readonly document: SharedIniDocument;
  readonly section: SharedIniSection;
}

function profileOf(name: string, ranked: readonly View[], ordered: readonly View[], hidden: Hidden): Profile {
  const isHidden = (path: string, line: number): boolean => hidden.size > 0 && hidden.has(`${path}:${line}`);
  return {
    name,
    sections: ranked.map(({ document, section }) => ({
      kind: "file",
      path: document.path,
      line: section.line,
      column: section.column,
      section: section.title,
      key: null,
    })),
    setting: (key) => {
      for (const { document, section } of ranked) {
        const entry = section.entries.get(key);
        if (entry !== undefined && !isHidden(document.path, entry.line))
          return sharedIniSetting(document, section, entry);
      }
      return null;
    },
    keys: () => [...new Set(ordered.flatMap(({ section }) => [...section.entries.keys()]))],
  };
}
