import type { IniDocument, IniEntry, IniFault, IniSection } from "./ini-document.ts";
import { type Lines, splitLines } from "./lines.ts";
import { pythonSplitLines, pythonStrip, skipSpace, trimEnd } from "./python-text.ts";

/*
 * The dialect of Python 3's `configparser.RawConfigParser()` with its defaults: strict, `=` or `:`, `#` and `;` only at
 * the start of a line, blank lines allowed inside a value. Follows `RawConfigParser._read` (CPython 3.11) line by line,
 * and `botocore.configloader.raw_config_parse` (1.44.5) for the nested blocks. Held by the goldens `py-ini-*`.
 */

const HASH = 35;
const SEMICOLON = 59;
const COLON = 58;
const EQUALS = 61;
const OPEN = 91;
const DEFAULT_SECTION = "DEFAULT";

interface Reading {
  readonly lines: Lines;
  readonly sections: Map<string, IniSection>;
  defaults: IniSection | null;
  section: IniSection | null;
  entry: IniEntry | null;
  indent: number;
  badLines: number[];
  fault: IniFault | null;
}

export function readConfigParser(path: string, text: string): IniDocument {
  const lines = splitLines(text);
  const reading: Reading = {
    lines,
    sections: new Map(),
    defaults: null,
    section: null,
    entry: null,
    indent: 0,
    badLines: [],
    fault: null,
  };
  for (let i = 0; i < lines.starts.length && reading.fault === null; i += 1) readLine(reading, i);
  const { sections, defaults } = reading;
  const fault =
    reading.fault ??
    (reading.badLines.length > 0 ? { kind: "not-a-setting" as const, lines: reading.badLines } : null) ??
    nestedFault(lines, sections, defaults);
  return { path, lines, sections, defaults, fault };
}

function readLine(reading: Reading, index: number): void {
  const { text, starts, ends } = reading.lines;
  const start = starts[index] as number;
  const end = ends[index] as number;
  const from = skipSpace(text, start, end);
  const code = from < end ? text.charCodeAt(from) : -1;
  if (code === HASH || code === SEMICOLON) return;
  if (code === -1) {
    if (reading.entry !== null && reading.entry.key !== "") addLine(reading.entry, start, start);
    return;
  }
  const indent = from - start;
  const to = trimEnd(text, from, end);
  if (reading.section !== null && reading.entry !== null && reading.entry.key !== "" && indent > reading.indent) {
    addLine(reading.entry, from, to);
    return;
  }
  reading.indent = indent;
  const close = code === OPEN ? text.lastIndexOf("]", to - 1) : -1;
  if (close >= from + 2) readHeader(reading, index, from, close);
  else if (reading.section === null)
    reading.fault = { kind: "no-section-header", line: index + 1, byteOrderMark: text.charCodeAt(0) === 0xfeff };
  else readOption(reading, index, from, to);
}

function addLine(entry: IniEntry, from: number, to: number): void {
  if (entry.more === null) entry.more = [from, to];
  else entry.more.push(from, to);
}

function readHeader(reading: Reading, index: number, from: number, close: number): void {
  const { text, starts } = reading.lines;
  const name = text.slice(from + 1, close);
  const known = reading.sections.get(name);
  reading.entry = null;
  if (known !== undefined) {
    reading.fault = { kind: "duplicate-section", section: name, line: index + 1, first: known.line };
    return;
  }
  const section = () => ({ name, line: index + 1, column: from - (starts[index] as number) + 1, entries: new Map() });
  if (name === DEFAULT_SECTION) {
    // Asked after the known sections, so it may stand twice (configparser keeps it apart).
    reading.defaults ??= section();
    reading.section = reading.defaults;
  } else {
    reading.section = section();
    reading.sections.set(name, reading.section);
  }
}

function readOption(reading: Reading, index: number, from: number, to: number): void {
  const { text } = reading.lines;
  let delimiter = from;
  while (delimiter < to) {
    const code = text.charCodeAt(delimiter);
    if (code === EQUALS || code === COLON) break;
    delimiter += 1;
  }
  if (delimiter === to) {
    reading.badLines.push(index + 1);
    return;
  }
  const key = text.slice(from, trimEnd(text, from, delimiter)).toLowerCase();
  if (key === "") reading.badLines.push(index + 1);
  const section = reading.section as IniSection;
  const twin = section.entries.get(key);
  if (twin !== undefined) {
    reading.fault = { kind: "duplicate-key", section: section.name, key, line: index + 1, first: twin.line };
    return;
  }
  reading.entry = { key, line: index + 1, from: skipSpace(text, delimiter + 1, to), to, more: null };
  section.entries.set(key, reading.entry);
}

/** A value that begins on the next line is a nested block; each of its lines needs an `=` (configloader._parse_nested). */
function nestedFault(lines: Lines, sections: Map<string, IniSection>, defaults: IniSection | null): IniFault | null {
  if (sections.size === 0) return null;
  const candidates = defaults === null ? sections.values() : [...sections.values(), defaults];
  for (const section of candidates) {
    for (const entry of section.entries.values()) {
      if (entry.more === null || entry.from !== entry.to) continue;
      const line = nestedLineWithoutEquals(lines, entry);
      if (line !== null) return { kind: "nested-without-equals", line, section: section.name, key: entry.key };
    }
  }
  return null;
}

function nestedLineWithoutEquals({ text }: Lines, entry: IniEntry): number | null {
  const more = entry.more as number[];
  for (let i = 0; i < more.length; i += 2) {
    for (const part of pythonSplitLines(text.slice(more[i], more[i + 1]))) {
      if (pythonStrip(part) !== "" && !part.includes("=")) return entry.line + 1 + i / 2;
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
  return entry.from - (lines.starts[entry.line - 1] as number) + 1;
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

