import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { FileView, Snapshot } from "../../model/snapshot.ts";
import { type JsV2Ini, type JsV2Section, jsV2IniFile } from "../../parse/js-v2-ini.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Hidden } from "../../walk/chain.ts";
import { coded } from "./errors.ts";

/** The settings of one name; the sections are those it was merged from. */
export interface Profile {
  readonly name: string;
  readonly sections: readonly Provenance[];
  setting(key: string): Setting | null;
}

export interface Profiles {
  /** Null: in neither file, or without a single setting. */
  find(name: string): Profile | null;
  names(): readonly string[];
}

/** What one reading of files gave. */
export type Loaded<T> =
  | { readonly kind: "loaded"; readonly value: T }
  | { readonly kind: "failed"; readonly error: SdkError };

interface LoadedFile {
  readonly path: string;
  readonly sections: Pick<ReadonlyMap<string, JsV2Section>, "get" | "keys">;
}

interface OpenedFile extends LoadedFile {
  readonly sections: ReadonlyMap<string, JsV2Section>;
  readonly plain: boolean;
}

/** The shared files as `IniLoader` and `util.getProfilesFromSharedConfig` give them (2.1693.0). */
export interface SharedFiles {
  readonly configPath: string;
  readonly credentialsPath: string;
  /** Both files merged, key by key, the credentials file over the config file; the latter only if it is opted in. */
  readonly merged: Loaded<Profiles>;
  readonly credentials: Loaded<Profiles>;
  /** The config file whether opted in or not. */
  readonly config: Loaded<Profiles>;
  /** `~/.aws/config`, wherever AWS_CONFIG_FILE points: all that the SSO token provider knows. */
  readonly homeConfig: Loaded<Profiles>;
  readonly ssoSessions: Loaded<Profiles>;
}

export interface SharedFilesPlace {
  readonly home: string;
  /** AWS_SDK_LOAD_CONFIG */
  readonly optedIn: boolean;
  readonly configFile: string | null;
  /** Null: the usual one. */
  readonly credentialsFile: string | null;
}

export function openSharedFiles(snapshot: Snapshot, hidden: Hidden, place: SharedFilesPlace): SharedFiles {
  const folder = `${place.home.replace(/\/+$/, "")}/.aws`;
  const configPath = place.configFile ?? `${folder}/config`;
  const credentialsPath = place.credentialsFile ?? `${folder}/credentials`;
  const credentials = loadedFile(snapshot, credentialsPath);
  // A file is opened where it is asked for: the config file of who is not told to read it is none of its business.
  const config = () => profilesIn(loadedFile(snapshot, configPath));
  const home = () => loadedFile(snapshot, `${folder}/config`);
  return {
    configPath: fromWorkingFolder(configPath, snapshot),
    credentialsPath: fromWorkingFolder(credentialsPath, snapshot),
    merged: merged(place.optedIn ? config() : null, credentials, hidden),
    credentials: asProfiles(credentials, hidden),
    get config() {
      return asProfiles(config(), hidden);
    },
    get homeConfig() {
      return asProfiles(profilesIn(home()), hidden);
    },
    get ssoSessions() {
      return asProfiles(ssoSessionsIn(home()), hidden);
    },
  };
}

function loadedFile(snapshot: Snapshot, written: string): Loaded<OpenedFile> {
  const path = fromWorkingFolder(written, snapshot);
  const view = snapshot.file(path);
  const document = jsV2IniFile(view);
  if (document === null || document.fault !== null)
    return { kind: "failed", error: document === null ? cannotRead(view, written) : prototypeName(document) };
  return { kind: "loaded", value: { path, sections: document.sections, plain: document.plain } };
}

/** `fs.readFileSync(path)`, as Node words its failure, under the path as it is written. */
export function cannotRead(view: FileView, written: string): SdkError {
  const where = wholeFile(view.path);
  switch (view.state) {
    case "text":
      throw new Error("a text can be read");
    case "absent":
      return coded("ENOENT", "token-missing", `ENOENT: no such file or directory, open '${written}'`, where);
    case "directory":
      return coded("EISDIR", "token-missing", "EISDIR: illegal operation on a directory, read", where);
    case "unreadable":
      return coded(
        view.code,
        "token-missing",
        `${view.code}: ${REASONS[view.code] ?? "failed"}, open '${written}'`,
        where,
      );
    case "not-utf8":
    case "too-large":
      return coded("NotRead", "not-read", `awswho does not read ${written}: ${NOT_READ[view.state]}`, where);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  ELOOP: "too many symbolic links encountered",
};
const NOT_READ = { "not-utf8": "it is no UTF-8", "too-large": "it is too large" } as const;

const prototypeName = ({ path, fault }: JsV2Ini): SdkError =>
  coded("Error", "parse", `Cannot load profile name '${fault?.section ?? ""}' from shared ini file.`, {
    ...wholeFile(path),
    line: fault?.line ?? 1,
  });

/** IniLoader.getProfiles: `profile x` and `x` are one name, and a name that comes twice is a TypeError. */
function profilesIn(file: Loaded<OpenedFile>): Loaded<LoadedFile> {
  return renamed(file, {
    nameOf: (title) => (/^sso-session\s/.test(title) ? null : title.replace(/^profile\s/, "")),
    // A name has lost its prefix (scenario `go1-source-prefix-profile`).
    titlesOf: (name) => (/^(?:sso-session|profile)\s/.test(name) ? [] : [`profile ${name}`, name]),
  });
}

function ssoSessionsIn(file: Loaded<OpenedFile>): Loaded<LoadedFile> {
  return renamed(file, {
    nameOf: (title) => (/^sso-session\s/.test(title) ? title.replace(/^sso-session\s/, "") : null),
    titlesOf: (name) => [`sso-session ${name}`],
  });
}

interface Naming {
  readonly nameOf: (title: string) => string | null;
  /** The titles that a name may have in a plain file. */
  readonly titlesOf: (name: string) => readonly string[];
}

function renamed(file: Loaded<OpenedFile>, naming: Naming): Loaded<LoadedFile> {
  return file.kind === "failed"
    ? file
    : file.value.plain
      ? renamedOnDemand(file.value, naming)
      : renamedAll(file.value, naming);
}

/** Without looking at the others: in a plain file no name comes twice. */
function renamedOnDemand(file: OpenedFile, naming: Naming): Loaded<LoadedFile> {
  const { path, sections } = file;
  const get = (name: string): JsV2Section | undefined => {
    const title = naming.titlesOf(name).find((each) => sections.has(each));
    return title === undefined ? undefined : sections.get(title);
  };
  const keys = () => [...sections.keys()].flatMap((title) => naming.nameOf(title) ?? []).values();
  return { kind: "loaded", value: { path, sections: { get, keys } } };
}

function renamedAll({ path, sections: titled }: OpenedFile, { nameOf }: Naming): Loaded<LoadedFile> {
  const sections = new Map<string, JsV2Section>();
  for (const [title, section] of titled) {
    const name = nameOf(title);
    const first = name === null ? undefined : sections.get(name);
    if (first !== undefined) return { kind: "failed", error: redefined(path, name ?? "", section, first) };
    if (name !== null) sections.set(name, section);
  }
  return { kind: "loaded", value: { path, sections } };
}

const redefined = (path: string, name: string, section: JsV2Section, first: JsV2Section): SdkError =>
  coded("TypeError", "parse", `Cannot redefine property: ${name}`, placeOf(path, section), [placeOf(path, first)]);

const placeOf = (path: string, { name, line, column }: JsV2Section): Provenance => ({
  kind: "file",
  path,
  line,
  column,
  section: name,
  key: null,
});

/** With the config file opted in, that one must be there and the credentials file need not; else the other way round. */
function merged(config: Loaded<LoadedFile> | null, credentials: Loaded<LoadedFile>, hidden: Hidden): Loaded<Profiles> {
  if (config === null) return asProfiles(credentials, hidden);
  if (config.kind === "failed") return config;
  const files = credentials.kind === "loaded" ? [credentials.value, config.value] : [config.value];
  return { kind: "loaded", value: profilesOf(files, hidden) };
}

const asProfiles = (file: Loaded<LoadedFile>, hidden: Hidden): Loaded<Profiles> =>
  file.kind === "failed" ? file : { kind: "loaded", value: profilesOf([file.value], hidden) };

/** The first file that has a key gives it. */
function profilesOf(files: readonly LoadedFile[], hidden: Hidden): Profiles {
  return {
    names: () => [...new Set(files.flatMap(({ sections }) => [...sections.keys()]))],
    find: (name) => {
      const found = files.flatMap(({ path, sections }) => {
        const section = sections.get(name);
        return section === undefined ? [] : [{ path, section }];
      });
      if (found.length === 0) return null;
      return {
        name,
        sections: found.map(({ path, section }) => placeOf(path, section)),
        setting: (key) => {
          for (const { path, section } of found) {
            const setting = section.setting(key);
            if (setting !== null && !hidden.has(`${path}:${setting.provenance.line}`)) return setting;
          }
          return null;
        },
      };
    },
  };
}
