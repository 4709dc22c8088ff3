import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { type IniDocument, type IniFault, type IniSection, entriesOf, entryOf } from "../../parse/ini-document.ts";
import { configParserFile } from "../../parse/ini-file.ts";
import { openedPath } from "../../parse/python-path.ts";
import { settingOf } from "../../parse/setting.ts";
import { shlexSplit } from "../../parse/shlex.ts";
import type { Hidden } from "../../walk/chain.ts";
import { configParseError } from "./errors.ts";

/** The settings of one name, from one file or both. */
export interface Profile {
  readonly name: string;
  readonly sections: readonly Provenance[];
  setting(key: string): Setting | null;
  keys(): readonly string[];
}

/** One file as botocore sees it: its sections, each with the keys that `[DEFAULT]` leaks into it. */
export interface ConfigFile {
  /** The path as it is opened. */
  readonly path: string;
  /** Variable or default that names the path. */
  readonly document: IniDocument | null;
  section(name: string): Profile | null;
}

/** `session.full_config`: the profiles of the config file, each updated key by key from the credentials file. */
export interface FullConfig {
  readonly configFile: ConfigFile;
  readonly credentialsFile: ConfigFile;
  readonly fault: SdkError | null;
  /** The merged view. */
  profile(name: string): Profile | null;
  /** The config file's own section only (ConfigProvider reads it alone). */
  configProfile(name: string): Profile | null;
  profileNames(): readonly string[];
  ssoSession(name: string): Profile | null;
  ssoSessionNames(): readonly string[];
  services(name: string): Profile | null;
}

const opened = new WeakMap<Snapshot, FullConfig>();

/** One for all walks over a snapshot from which nothing is taken away: a list of profiles makes ten thousand walks. */
export function openFullConfig(snapshot: Snapshot, hidden: Hidden): FullConfig {
  if (hidden.size > 0) return fullConfig(snapshot, hidden);
  const known = opened.get(snapshot) ?? fullConfig(snapshot, hidden);
  opened.set(snapshot, known);
  return known;
}

function fullConfig(snapshot: Snapshot, hidden: Hidden): FullConfig {
  const configFile = openFile(snapshot, hidden, "AWS_CONFIG_FILE", "~/.aws/config");
  const credentialsFile = openFile(snapshot, hidden, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials");
  const index = sectionIndex(configFile.document);
  const inConfig = (kind: SectionKind, name: string): Profile | null => {
    const section = index.find(kind, name);
    return section === null ? null : profileOf(name, [viewOf(configFile.document, section)], hidden);
  };
  const profile = remembered((name: string): Profile | null => {
    const inCredentials = credentialsFile.document?.sections.get(name);
    const section = index.find("profile", name);
    if (inCredentials === undefined && section === null) return null;
    const views = [];
    if (inCredentials !== undefined) views.push(viewOf(credentialsFile.document, inCredentials));
    if (section !== null) views.push(viewOf(configFile.document, section));
    return profileOf(name, views, hidden);
  });
  return {
    configFile,
    credentialsFile,
    fault:
      tooLarge(snapshot, configFile) ??
      tooLarge(snapshot, credentialsFile) ??
      faultOf(configFile) ??
      faultOf(credentialsFile),
    profile,
    configProfile: (name) => inConfig("profile", name),
    profileNames: () => [...new Set([...index.names("profile"), ...(credentialsFile.document?.sections.keys() ?? [])])],
    ssoSession: (name) => inConfig("sso-session", name),
    ssoSessionNames: () => index.names("sso-session"),
    services: (name) => inConfig("services", name),
  };
}

/** A chain asks for the same few names again and again. */
function remembered<Value>(find: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const value = known.get(name);
    if (value !== undefined) return value;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

function openFile(snapshot: Snapshot, hidden: Hidden, variableName: string, otherwise: string): ConfigFile {
  const named = snapshot.variables.get(variableName);
  const path = openedPath(typeof named === "string" ? named : otherwise, snapshot);
  return openIniFile(snapshot, hidden, path);
}

export function openIniFile(snapshot: Snapshot, hidden: Hidden, path: string): ConfigFile {
  const document = configParserFile(snapshot.file(path));
  return {
    path,
    document,
    section: (name) => {
      const section = document?.sections.get(name);
      return section === undefined ? null : profileOf(name, [viewOf(document, section)], hidden);
    },
  };
}

type SectionKind = "profile" | "sso-session" | "services";

/** Sections by kind and name, as `configloader.build_profile_map` sorts them. */
interface SectionIndex {
  find(kind: SectionKind, name: string): IniSection | null;
  names(kind: SectionKind): readonly string[];
}

const indexes = new WeakMap<IniDocument, SectionIndex>();
const NO_SECTIONS: SectionIndex = { find: () => null, names: () => [] };

function sectionIndex(document: IniDocument | null): SectionIndex {
  if (document === null) return NO_SECTIONS;
  const known = indexes.get(document);
  if (known !== undefined) return known;
  const index = indexOf(document.sections);
  indexes.set(document, index);
  return index;
}

/**
 * The first word begins with the kind (`profiles x` too), the second is the name, cut as a shell cuts words; a later
 * section of the same name replaces the earlier one wholly: `[profile default]` and `[default]` are one slot. Names that
 * are written plainly are found by their title, so that 10,000 of them need no second table.
 */
function indexOf(sections: ReadonlyMap<string, IniSection>): SectionIndex {
  const odd: Record<SectionKind, Map<string, IniSection>> = {
    profile: new Map(),
    "sso-session": new Map(),
    services: new Map(),
  };
  for (const section of sections.values()) {
    if (PLAIN_TITLE.test(section.name)) continue;
    const kind = kindOf(section.name);
    const words = kind === null ? null : shlexSplit(section.name);
    if (kind !== null && words?.length === 2) odd[kind].set(words[1] as string, section);
    else if (section.name === "default") odd.profile.set("default", section);
  }
  const find = (kind: SectionKind, name: string): IniSection | null => {
    const title = `${kind} ${name}`;
    const plain = PLAIN_TITLE.test(title) ? (sections.get(title) ?? null) : null;
    const other = odd[kind].get(name) ?? null;
    return plain === null || (other !== null && other.line > plain.line) ? other : plain;
  };
  const names = (kind: SectionKind): readonly string[] => [
    ...new Set([
      ...[...sections.keys()]
        .filter((title) => title.startsWith(`${kind} `) && PLAIN_TITLE.test(title))
        .map((title) => title.slice(kind.length + 1)),
      ...odd[kind].keys(),
    ]),
  ];
  return { find, names };
}

/** One blank, and a name without anything that a shell would read. */
const PLAIN_TITLE = /^(?:profile|sso-session|services) [\w.@+/-]+$/;

function kindOf(name: string): SectionKind | null {
  if (name.startsWith("profile")) return "profile";
  if (name.startsWith("sso-session")) return "sso-session";
  return name.startsWith("services") ? "services" : null;
}

interface View {
  readonly document: IniDocument;
  readonly section: IniSection;
}

const viewOf = (document: IniDocument | null, section: IniSection): View => ({
  document: document as IniDocument,
  section,
});

/** The first view that has a key gives it; a file's `[DEFAULT]` comes right after its own section. */
function profileOf(name: string, views: readonly View[], hidden: Hidden): Profile {
  const isHidden = (path: string, line: number): boolean => hidden.size > 0 && hidden.has(`${path}:${line}`);
  return {
    name,
    sections: views.map(({ document, section }) => ({
      kind: "file",
      path: document.path,
      line: section.line,
      column: section.column,
      section: section.name,
      key: null,
    })),
    setting: (key) => {
      for (const { document, section } of views) {
        for (const place of [section, document.defaults]) {
          const entry = place === null ? null : entryOf(document, place, key);
          if (place !== null && entry !== null && !isHidden(document.path, entry.line))
            return settingOf(document, place, entry);
        }
      }
      return null;
    },
    keys: () =>
      views
        .flatMap(({ document, section }) => [
          ...entriesOf(document, section),
          ...(document.defaults === null ? [] : entriesOf(document, document.defaults)),
        ])
        .map(({ key }) => key),
  };
}

/** botocore would read it; awswho does not, so it cannot tell. */
function tooLarge(snapshot: Snapshot, { path }: ConfigFile): SdkError | null {
  if (snapshot.file(path).state !== "too-large") return null;
  return {
    kind: "not-read",
    type: "NotRead",
    message: `${path} is too large for awswho to read`,
    provenance: wholeFile(path),
    related: [],
  };
}

const faultOf = (file: ConfigFile): SdkError | null =>
  file.document?.fault == null ? null : parseError(file.document.path, file.document.fault);

export function parseError(path: string, fault: IniFault): SdkError {
  const at = (line: number, section: string | null = null, key: string | null = null): Provenance => ({
    kind: "file",
    path,
    line,
    column: 1,
    section,
    key,
  });
  switch (fault.kind) {
    case "duplicate-section":
      return configParseError(path, at(fault.line, fault.section), [at(fault.first, fault.section)]);
    case "duplicate-key":
      return configParseError(path, at(fault.line, fault.section, fault.key), [
        at(fault.first, fault.section, fault.key),
      ]);
    case "no-section-header":
      return configParseError(path, at(fault.line), []);
    case "not-a-setting":
      return configParseError(
        path,
        at(fault.lines[0] ?? 1),
        fault.lines.slice(1).map((line) => at(line)),
      );
    case "nested-without-equals":
      return configParseError(path, at(fault.line, fault.section, fault.key), []);
    case "not-utf8":
      return configParseError(path, at(1), []);
  }
}
