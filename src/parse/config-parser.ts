import { EntryTable, type IniDocument, type IniEntry, type IniFault, type IniSection, keyAt } from "./ini-document.ts";
import { type Lines, lineAt, splitLines } from "./lines.ts";
import { pythonSplitLines, pythonStrip, skipSpace, trimEnd } from "./python-text.ts";

/*
 * The dialect of Python 3's `configparser.RawConfigParser()` with its defaults: strict, `=` or `:`, `#` and `;` only at
 * the start of a line, blank lines allowed inside a value. Follows `RawConfigParser._read` (CPython 3.11) line by line,
 * and `botocore.configloader.raw_config_parse` (1.44.5) for the nested blocks. Held by the goldens `py-ini-*`.
 */

const HASH = 35;
const SEMICOLON = 59;
const OPEN = 91;
const DEFAULT_SECTION = "DEFAULT";
const NO_ENTRY = -1;

interface Reading {
  readonly lines: Lines;
  readonly table: EntryTable;
  readonly sections: Map<string, IniSection>;
  defaults: IniSection | null;
  /** The section that lines go to now. */
  section: IniSection | null;
  /** The entry that an indented line goes on with; NO_ENTRY: none. */
  entry: number;
  /** Blank lines since the entry's last line. */
  blanks: number;
  indent: number;
  /** Keys of the section so far, and those of `[DEFAULT]`, which may be opened again. */
  keys: Keys;
  readonly defaultKeys: Keys;
  /** Where the next delimiters stand: found by the engine's own search, not letter by letter. */
  readonly equals: Finder;
  readonly colon: Finder;
  readonly badLines: number[];
  fault: IniFault | null;
}

/** `lines`: those of the text, where they are cut already. */
export function readConfigParser(path: string, text: string, lines: Lines = splitLines(text)): IniDocument {
  const reading: Reading = {
    lines,
    table: new EntryTable(),
    sections: new Map(),
    defaults: null,
    section: null,
    entry: NO_ENTRY,
    blanks: 0,
    indent: 0,
    keys: new Keys(),
    defaultKeys: new Keys(),
    equals: new Finder(text, "="),
    colon: new Finder(text, ":"),
    badLines: [],
    fault: null,
  };
  for (let i = 0; i < lines.starts.length && reading.fault === null; i += 1) readLine(reading, i);
  const { table, sections, defaults } = reading;
  const fault =
    reading.fault ??
    (reading.badLines.length > 0 ? { kind: "not-a-setting" as const, lines: reading.badLines } : null) ??
    nestedFault({ lines, table }, sections, defaults);
  return { path, lines, table, sections, defaults, fault };
}

function readLine(reading: Reading, index: number): void {
  const { text, starts, ends } = reading.lines;
  const start = starts.at(index);
  const end = ends.at(index);
  const from = skipSpace(text, start, end);
  const code = from < end ? text.charCodeAt(from) : -1;
  if (code === HASH || code === SEMICOLON) return;
  if (code === -1) {
    reading.blanks += 1;
    return;
  }
  const indent = from - start;
  const to = trimEnd(text, from, end);
  if (reading.entry !== NO_ENTRY && indent > reading.indent) {
    addLine(reading, from, to);
    return;
  }
  reading.blanks = 0;
  reading.indent = indent;
  const close = code === OPEN ? text.lastIndexOf("]", to - 1) : -1;
  if (close >= from + 2) readHeader(reading, index, from, close);
  else if (reading.section === null)
    reading.fault = { kind: "no-section-header", line: index + 1, byteOrderMark: text.charCodeAt(0) === 0xfeff };
  else readOption(reading, index, from, to);
}

/** Blank lines count only between lines of a value: those at its end are trimmed away. */
function addLine(reading: Reading, from: number, to: number): void {
  const { table, entry } = reading;
  const more = table.more.get(entry) ?? [];
  for (; reading.blanks > 0; reading.blanks -= 1) more.push(from, from);
  more.push(from, to);
  table.more.set(entry, more);
}

function readHeader(reading: Reading, index: number, from: number, close: number): void {
  const { lines, table, sections } = reading;
  const name = lines.text.slice(from + 1, close);
  const known = sections.get(name);
  reading.entry = NO_ENTRY;
  if (known !== undefined) {
    reading.fault = { kind: "duplicate-section", section: name, line: index + 1, first: known.line };
    return;
  }
  const section: IniSection = {
    name,
    line: index + 1,
    column: from - lines.starts.at(index) + 1,
    first: table.length,
    end: table.length,
    next: null,
  };
  reading.section = section;
  if (name === DEFAULT_SECTION) openDefaults(reading, section);
  else {
    sections.set(name, section);
    reading.keys = reading.keys === reading.defaultKeys ? new Keys() : reading.keys.emptied();
  }
}

/** Asked after the known sections, `[DEFAULT]` may stand twice (configparser keeps it apart). */
function openDefaults(reading: Reading, section: IniSection): void {
  reading.keys = reading.defaultKeys;
  let last = reading.defaults;
  while (last !== null && last.next !== null) last = last.next;
  if (last === null) reading.defaults = section;
  else last.next = section;
}

function readOption(reading: Reading, index: number, from: number, to: number): void {
  const { text } = reading.lines;
  const delimiter = Math.min(reading.equals.from(from), reading.colon.from(from));
  if (delimiter >= to) {
    reading.badLines.push(index + 1);
    return;
  }
  const { table } = reading;
  const section = reading.section as IniSection;
  const keyTo = trimEnd(text, from, delimiter);
  const entry = table.add(index + 1, from, keyTo, skipSpace(text, delimiter + 1, to), to);
  section.end = table.length;
  const key = reading.keys.at(text, from, keyTo);
  if (key === "") reading.badLines.push(index + 1);
  const first = reading.keys.lineOf(key);
  if (first !== null) {
    section.end = entry;
    reading.fault = { kind: "duplicate-key", section: section.name, key, line: index + 1, first };
    return;
  }
  reading.keys.add(key, index + 1);
  reading.entry = key === "" ? NO_ENTRY : entry;
}

/** The next place of a character in a text that is gone through from its beginning. */
class Finder {
  readonly #text: string;
  readonly #character: string;
  #at = -1;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
  }

  from(position: number): number {
    if (this.#at < position) {
      const at = this.#text.indexOf(this.#character, position);
      this.#at = at === -1 ? Number.MAX_SAFE_INTEGER : at;
    }
    return this.#at;
  }
}

/** Enough keys that looking through them one by one costs more than a map. */
const MANY = 16;

/** The keys of one section with their lines: a short list for the usual section, a map for a long one. */
class Keys {
  #names: string[] = [];
  /** Of the section before: of ten thousand most have the same, and need not be cut out of the text. */
  #before: string[] = [];
  #lines: number[] = [];
  #map: Map<string, number> | null = null;

  /** The key from one offset to another, in lower case. */
  at(text: string, from: number, to: number): string {
    const likely = this.#before[this.#names.length];
    if (likely !== undefined && likely.length === to - from && text.startsWith(likely, from)) return likely;
    return text.slice(from, to).toLowerCase();
  }

  lineOf(key: string): number | null {
    if (this.#map !== null) return this.#map.get(key) ?? null;
    const index = this.#names.indexOf(key);
    return index === -1 ? null : (this.#lines[index] as number);
  }

  add(key: string, line: number): void {
    this.#names.push(key);
    this.#lines.push(line);
    if (this.#map !== null) this.#map.set(key, line);
    else if (this.#names.length > MANY)
      this.#map = new Map(this.#names.map((name, index) => [name, this.#lines[index] as number]));
  }

  emptied(): Keys {
    [this.#before, this.#names] = [this.#names, this.#before];
    this.#names.length = 0;
    this.#lines.length = 0;
    this.#map = null;
    return this;
  }
}

/** A value that begins on the next line is a nested block; each of its lines needs an `=` (configloader._parse_nested). */
function nestedFault(
  contents: Pick<IniDocument, "lines" | "table">,
  sections: ReadonlyMap<string, IniSection>,
  defaults: IniSection | null,
): IniFault | null {
  const { lines, table } = contents;
  for (const [index, more] of table.more) {
    if (table.from.at(index) !== table.to.at(index)) continue;
    const line = nestedLineWithoutEquals(lines, more);
    const section = line === null ? null : sectionOf(index, sections, defaults);
    // Without any section the defaults leak nowhere, so nobody reads them.
    if (line !== null && section !== null && sections.size > 0)
      return { kind: "nested-without-equals", line, section: section.name, key: keyAt(contents, index) };
  }
  return null;
}

function sectionOf(
  entry: number,
  sections: ReadonlyMap<string, IniSection>,
  defaults: IniSection | null,
): IniSection | null {
  for (const section of sections.values()) if (entry >= section.first && entry < section.end) return section;
  return defaults;
}

function nestedLineWithoutEquals(lines: Lines, more: readonly number[]): number | null {
  for (let i = 0; i < more.length; i += 2) {
    const from = more[i] as number;
    for (const part of pythonSplitLines(lines.text.slice(from, more[i + 1]))) {
      if (pythonStrip(part) !== "" && !part.includes("=")) return lineAt(lines, from);
    }
  }
  return null;
}

/** The value as configparser hands it out: lines joined by LF, trimmed at the end. */
export function rawValue({ text }: Lines, entry: IniEntry): string {
  const first = text.slice(entry.from, entry.to);
  if (entry.more === null) return first;
  const parts = [first];
  for (let i = 0; i < entry.more.length; i += 2) parts.push(text.slice(entry.more[i], entry.more[i + 1]));
  const joined = parts.join("\n");
  return joined.slice(0, trimEnd(joined, 0, joined.length));
}

/** Column of the value's first character, from 1; for a value on continuation lines, that of the key's line. */
export function valueColumn(lines: Lines, entry: IniEntry): number {
  return entry.from - lines.starts.at(entry.line - 1) + 1;
}

/** `key = value` lines of a nested block; null where the value is no block. */
export function nestedValue(value: string): ReadonlyMap<string, string> | null {
  if (!value.startsWith("\n")) return null;
  const settings = new Map<string, string>();
  for (const line of pythonSplitLines(value)) {
    const equals = line.indexOf("=");
    if (equals !== -1) settings.set(pythonStrip(line.slice(0, equals)), pythonStrip(line.slice(equals + 1)));
  }
  return settings;
}
