import { plainText } from "./plain-or-sealed.ts";
import type { Setting, SettingValue } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import { goTrim, goTrimLeft } from "./go-text.ts";
import { lenient } from "./lenient.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { seal, unseal } from "../vault/secret.ts";

/*
 * The INI dialect of aws-sdk-go-v2 (config 1.33.15, internal/ini): lines end at LF alone; a line is a header, a property,
 * an indented sub-property, an indented continuation, or nothing: no line is ever an error.
 */

/** One section; the same header again goes on with it, key by key. */
export interface GoIniSection {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** Lower case. A property without a value is there, and empty. */
  setting(key: string): Setting | null;
  keys(): readonly string[];
}

export interface GoIniDocument {
  readonly path: string;
  /** A value of one quote and nothing else: unquoting it ends the whole program (strings.go:unquote slices [1:0]). */
  readonly panicsAt: number | null;
  readonly sections: ReadonlyMap<string, GoIniSection>;
}

const read = new WeakMap<FileView, GoIniDocument>();

/** A file that cannot be opened is as good as empty (loadIniFiles). */
export function goIniFile(found: FileView): GoIniDocument {
  const view = lenient(found);
  const known = read.get(view);
  if (known !== undefined) return known;
  const document = open(view);
  read.set(view, document);
  return document;
}

function open(view: FileView): GoIniDocument {
  const { path } = view;
  const text = view.state === "text" ? unseal(view.text) : "";
  const plain = plainFile(view);
  if (plain === null) return readGoIni(path, text);
  return {
    path,
    panicsAt: null,
    sections: new SectionsOnDemand(plain, (part) => readGoIni(path, text, part).sections),
  };
}

interface Entry {
  readonly line: number;
  readonly column: number;
  text: string;
  nested: Map<string, string> | null;
}

class Section implements GoIniSection {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly #path: string;
  readonly #entries = new Map<string, Entry>();

  constructor(path: string, name: string, line: number, column: number) {
    this.#path = path;
    this.name = name;
    this.line = line;
    this.column = column;
  }

  put(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
  }

  entry(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  setting(key: string): Setting | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    const { line, column } = entry;
    return {
      key,
      value: sealedValue(key, entry),
      provenance: { kind: "file", path: this.#path, line, column, section: this.name, key },
    };
  }
}

const HIDDEN = "[hidden]";

function sealedValue(key: string, { text, nested }: Entry): SettingValue {
  if (nested !== null)
    return {
      kind: "nested",
      settings: new Map([...nested].map(([name, value]) => [name, PLAIN_SETTINGS.has(name) ? value : HIDDEN])),
    };
  if (!PLAIN_SETTINGS.has(key)) return { kind: "secret", secret: seal(text) };
  return plainText(withoutSwallowedSecrets(text));
}

/** A badly indented bare line belongs to the value above it: a long one may be a secret. */
function withoutSwallowedSecrets(text: string): string {
  if (!text.includes("\n")) return text;
  const [first, ...rest] = text.split("\n");
  return [first, ...rest.map((line) => (line.length > 24 ? HIDDEN : line))].join("\n");
}

export function readGoIni(path: string, text: string, part: TextPart = wholeText(text)): GoIniDocument {
  const sections = new Map<string, Section>();
  let section: Section | null = null;
  let key = "";
  const property = (name: string, value: string, line: number, column: number): void => {
    key = name;
    section?.put(name, { line, column, text: value, nested: null });
  };
  let panicsAt: number | null = null;
  const lines = text.slice(part.from, part.to).split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string;
    const number = index + part.line;
    if (goTrim(line) === "" || /^[ \t]*[#;]/.test(line)) continue;
    const header = headerOf(line);
    if (header !== null) {
      key = "";
      section = header === "" ? null : opened(sections, path, header, number, line);
      continue;
    }
    if (panicsAt === null && endsTheProgram(line)) panicsAt = number;
    // Settings before any header are passed over.
    if (section === null) continue;
    if (!/^[ \t]/.test(line)) {
      const pair = pairOf(withoutComment(line).replace(/[ \t]+$/, ""));
      if (pair !== null) property(pair.key, pair.value, number, pair.column);
      continue;
    }
    const bare = line.replace(/^[ \t]+/, "");
    const pair = pairOf(bare);
    const above = key === "" ? undefined : section.entry(key);
    if (pair === null) {
      if (above !== undefined && above.text !== "" && above.nested === null) above.text += `\n${bare}`;
      continue;
    }
    const indent = line.length - bare.length;
    // Under a key that has a value of its own, an indented pair counts as one of the section.
    if (above === undefined || above.text !== "")
      property(pair.key, goTrim(withoutComment(pair.value)), number, indent + pair.column);
    else {
      above.nested ??= new Map();
      above.nested.set(pair.key, pair.value);
    }
  }
  return { path, panicsAt, sections };
}

function opened(sections: Map<string, Section>, path: string, name: string, line: number, text: string): Section {
  const known = sections.get(name);
  if (known !== undefined) return known;
  const section = new Section(path, name, line, text.indexOf("[") + 1);
  sections.set(name, section);
  return section;
}

/** `[ type  name ] # comment`: "type name", with one blank between; null: no header. */
function headerOf(line: string): string | null {
  const trimmed = goTrim(/^[^#;]*/.exec(line)?.[0] ?? "");
  if (trimmed.length < 2 || !trimmed.startsWith("[") || !trimmed.endsWith("]")) return null;
  const inside = goTrim(trimmed.slice(1, -1));
  const words = /^([^ \t]+)[ \t]+(.+)$/s.exec(inside);
  return words === null ? inside : `${words[1]} ${words[2]}`;
}

function withoutComment(text: string): string {
  const at = text.search(/[ \t][#;]/);
  return at === -1 ? text : text.slice(0, at);
}

function endsTheProgram(line: string): boolean {
  if (!/['"]/.test(line)) return false;
  const value = pairOf(/^[ \t]/.test(line) ? line : withoutComment(line))?.value;
  return value === "'" || value === '"';
}

interface Pair {
  /** Lower case. */
  readonly key: string;
  readonly value: string;
  readonly column: number;
}

/** The earlier of `=` and `:` parts key and value; one pair of quotes round the value goes. */
function pairOf(text: string): Pair | null {
  const at = text.search(/[=:]/);
  if (at === -1) return null;
  const raw = text.slice(at + 1);
  const value = goTrim(raw);
  const quoted = value.length > 1 && /^(?:'.*'|".*")$/s.test(value);
  return {
    key: goTrim(text.slice(0, at)).toLowerCase(),
    value: quoted ? value.slice(1, -1) : value,
    column: at + 2 + (raw.length - goTrimLeft(raw).length) + (quoted ? 1 : 0),
  };
}
