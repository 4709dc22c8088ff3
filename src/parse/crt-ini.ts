import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { lenient } from "./lenient.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { type PlainLine, type PlainSection, sectionAt, settingAt } from "./plain-section.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { withoutSwallowedSecrets } from "./setting.ts";

/*
 * The INI dialect of AWS's Common Runtime (aws-c-sdkutils, aws_profile.c, as of the AWS SDK for C++ 1.11.760). Its names know
 * letters, digits, `-`, `_` and a backslash only: a profile with a dot or an `@` in its name is passed over (golden
 * `open-00064`; from June 2026 on it is read), and so is a line without an equals sign that holds another sign, as
 * `role_arn:arn` does, while one of a single word makes the whole file unreadable.
 */

export type CrtFileKind = "config" | "credentials";

export interface CrtIni {
  readonly profiles: ReadonlyMap<string, PlainSection>;
  readonly services: ReadonlyMap<string, CrtServices>;
}

/** Of a `services` section each setting's `endpoint_url`, from the lines below it; null: there is none. */
export type CrtServices = ReadonlyMap<string, string | null>;

export const NO_CRT_FILE: CrtIni = { profiles: new Map(), services: new Map() };

const read = new WeakMap<FileView, Map<CrtFileKind, CrtIni>>();

/** What it holds: nothing where there is no file, or a line that breaks it. Parsed once per snapshot and kind. */
export function crtIni(found: FileView, kind: CrtFileKind): CrtIni {
  const view = lenient(found);
  if (view.state !== "text") return NO_CRT_FILE;
  const known = read.get(view) ?? new Map<CrtFileKind, CrtIni>();
  read.set(view, known);
  const ini = known.get(kind) ?? open(view, kind);
  known.set(kind, ini);
  return ini;
}

function open(view: FileView & { readonly state: "text" }, kind: CrtFileKind): CrtIni {
  const text = unseal(view.text);
  const plain = plainFile(view);
  const parsed = (part?: TextPart): CrtIni => new Reading(view.path, kind).read(text, part);
  if (plain === null) return parsed();
  return {
    profiles: new SectionsOnDemand(plain, (part) => parsed(part).profiles),
    services: new SectionsOnDemand(plain, (part) => parsed(part).services, "services "),
  };
}

interface OpenSection extends PlainSection {
  readonly settings: Map<string, Setting>;
  readonly endpoints: Map<string, string | null>;
}

interface Entry {
  readonly section: OpenSection;
  readonly line: PlainLine;
  readonly key: string;
  readonly lines: string[];
}

const IDENTIFIER = /^[A-Za-z0-9_\\-]+/;
const MARKER = /^(profile|sso-session|services)[\t\r ]+/;

const isIdentifier = (text: string): boolean => IDENTIFIER.exec(text)?.[0] === text;

const trim = (text: string): string => text.replace(/^[\t\r ]+|[\t\r ]+$/g, "");

class Reading {
  readonly #path: string;
  readonly #kind: CrtFileKind;
  readonly #profiles = new Map<string, OpenSection>();
  readonly #services = new Map<string, OpenSection>();
  /** Null: no title yet. */
  #section: OpenSection | "passed-over" | null = null;
  #entry: Entry | null = null;
  #prefixedDefault = false;

  constructor(path: string, kind: CrtFileKind) {
    this.#path = path;
    this.#kind = kind;
  }

  read(text: string, part: TextPart = wholeText(text)): CrtIni {
    for (const [index, whole] of text.slice(part.from, part.to).split("\n").entries()) {
      const raw = whole.replace(/\r+$/, "");
      if (/^[#;]/.test(raw) || trim(raw) === "") continue;
      if (!this.#reads(raw, part.line + index)) return NO_CRT_FILE;
    }
    return {
      profiles: this.#profiles,
      services: new Map([...this.#services].map(([name, { endpoints }]) => [name, endpoints])),
    };
  }

  /** False: the line breaks the file. */
  #reads(raw: string, number: number): boolean {
    if (raw.startsWith("[")) return this.#readsTitle(raw, number);
    return /^[\t\r ]/.test(raw) ? this.#goesOn(trim(raw)) : this.#readsSetting(raw, number);
  }

  /** A comment may follow without a blank; what else stands behind the bracket counts for nothing. */
  #readsTitle(raw: string, number: number): boolean {
    this.#entry = null;
    this.#section = "passed-over";
    const title = trim(raw.slice(1).replace(/[#;].*$/, ""));
    const marker = MARKER.exec(title)?.[1] ?? null;
    const named = title.replace(MARKER, "");
    const name = IDENTIFIER.exec(named)?.[0];
    if (name === undefined || !this.#mayStand(marker, name)) return true;
    const end = named.indexOf("]");
    if (end === -1) return false;
    if (trim(named.slice(0, end)) !== name) return true;
    const line = { path: this.#path, number, raw, section: name };
    if (marker === null || marker === "profile") this.#section = this.#opened(name, marker !== null, line);
    else this.#section = marker === "services" ? openedIn(this.#services, line) : openedAt(line);
    return true;
  }

  /** Only in a config file do titles have, and want, a word before the name. */
  #mayStand(marker: string | null, name: string): boolean {
    return this.#kind === "credentials" ? marker === null : marker !== null || name === "default";
  }

  /** In config `[profile default]` puts `[default]` out of force, whichever comes first. */
  #opened(name: string, prefixed: boolean, line: PlainLine): OpenSection | "passed-over" {
    if (this.#kind === "config" && name === "default") {
      if (!prefixed && this.#prefixedDefault) return "passed-over";
      if (prefixed && !this.#prefixedDefault) this.#profiles.delete(name);
      this.#prefixedDefault ||= prefixed;
    }
    return openedIn(this.#profiles, line);
  }

  #readsSetting(raw: string, number: number): boolean {
    const comment = raw.search(/[\t\r ][#;]/);
    const line = trim(comment === -1 ? raw : raw.slice(0, comment));
    this.#entry = null;
    const equals = line.indexOf("=");
    const key = trim(equals === -1 ? line : line.slice(0, equals));
    if (key === "") return false;
    if (!isIdentifier(key)) return true;
    if (equals === -1 || this.#section === null) return false;
    if (this.#section === "passed-over") return true;
    const section = this.#section;
    const place = { path: this.#path, number, raw, section: section.name };
    const value = trim(line.slice(equals + 1));
    this.#entry = { section, line: place, key, lines: [value] };
    section.settings.set(key, settingAt(place, key, value));
    section.endpoints.set(key, null);
    return true;
  }

  /** Comments are part of it. Below an empty value it must look like a setting; below what was passed over it is a fault. */
  #goesOn(more: string): boolean {
    if (this.#entry === null) return false;
    const { section, line, key, lines } = this.#entry;
    const equals = more.indexOf("=");
    if (lines[0] === "" && equals < 1) return false;
    if (lines[0] === "" && trim(more.slice(0, equals)) === "endpoint_url")
      section.endpoints.set(key, trim(more.slice(equals + 1)));
    lines.push(more);
    const { value } = settingAt(line, key, lines.join("\n"));
    const shown = value.kind === "text" ? { ...value, text: withoutSwallowedSecrets(value.text) } : value;
    section.settings.set(key, { ...settingAt(line, key, lines[0] ?? ""), value: shown });
    return true;
  }
}

const openedAt = (line: PlainLine): OpenSection => ({
  name: line.section,
  provenance: sectionAt(line),
  settings: new Map(),
  endpoints: new Map(),
});

function openedIn(sections: Map<string, OpenSection>, line: PlainLine): OpenSection {
  const section = sections.get(line.section) ?? openedAt(line);
  sections.set(line.section, section);
  return section;
}
