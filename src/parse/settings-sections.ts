import type { SettingValue } from "../model/settings.ts";
import { IntColumn } from "./int-column.ts";
import { type Lines, lineText } from "./lines.ts";
import { SectionKeys } from "./section-keys.ts";
import { type HeaderLine, type SettingLine, type SettingsLine, lineOf } from "./settings-lines.ts";
import { WrittenKeys } from "./written-keys.ts";

/** A header and the settings below it, up to the next. */
export interface SettingsSection extends HeaderLine {
  readonly keys: SectionKeys;
  /** One of its values is not plain at first sight. */
  readonly isOdd: boolean;
  /** In the order of `keys`; made of the text when first asked for. */
  readonly settings: readonly SettingLine[];
  /** Of the key at a place in `keys`. */
  value(at: number): SettingValue;
}

export interface SettingsSections {
  readonly sections: readonly SettingsSection[];
  /** The settings that stand above the first header. */
  readonly above: readonly SettingLine[];
  /** Those of all sections, each once. */
  readonly sectionKeys: readonly SectionKeys[];
  /** The kinds of lines that there are. */
  readonly kinds: ReadonlySet<SettingsLine["kind"]>;
  /** The settings whose value is not plain at first sight, those above the first header too. */
  readonly odd: readonly SettingLine[];
  /** What stands under each key, in small letters; where one follows its equal it is left out: most of a large file is so. */
  readonly values: ReadonlyMap<string, readonly SettingValue[]>;
}

/** Line `number` without its end, and the first without a byte order mark. */
export const settingsLineText = (lines: Lines, number: number): string =>
  number === 1 ? lineText(lines, 1).replace(/^\ufeff/, "") : lineText(lines, number);

/** The lines as `lineOf` reads them, without one object for each: a file may have a hundred thousand. Never throws. */
export function readSections(lines: Lines): SettingsSections {
  const reader = new SectionReader(lines);
  reader.read();
  const { sections, above, kinds, odd, keys } = reader;
  return {
    sections,
    above,
    sectionKeys: [...new Set(sections.map((one) => one.keys))],
    kinds,
    odd,
    values: keys.values,
  };
}

class SectionReader {
  readonly sections: Section[] = [];
  readonly above: SettingLine[] = [];
  readonly kinds = new Set<SettingsLine["kind"]>();
  readonly odd: SettingLine[] = [];
  readonly keys = new WrittenKeys();
  readonly #columns: Columns;
  /** The key above, in the section that is being read. */
  #key: string | null = null;

  constructor(lines: Lines) {
    this.#columns = { lines, values: [], numbers: new IntColumn(), noKeys: SectionKeys.none() };
  }

  read(): void {
    const { text, starts, ends } = this.#columns.lines;
    const delimiters = new Delimiters(text);
    for (let number = 1; number <= starts.length; number += 1) {
      const [start, end] = [starts.at(number - 1), ends.at(number - 1)];
      const delimiter = beginsSetting(text.charCodeAt(start)) ? delimiters.between(start, end) : null;
      if (start === end) this.kinds.add("blank");
      else if (isWholeHeader(text, start, end)) this.#open(number, text.slice(start + 1, end - 1));
      else if (delimiter === null) this.#readLine(number);
      else this.#take(number, start, delimiter, end);
    }
  }

  #readLine(number: number): void {
    const { lines } = this.#columns;
    const text = settingsLineText(lines, number);
    const line = lineOf(text, number, this.sections.at(-1)?.title ?? null, this.#key);
    this.kinds.add(line.kind);
    if (line.kind === "setting") {
      const end = lines.ends.at(number - 1);
      const start = end - text.length + line.column - 1;
      this.#take(number, start, lines.text.indexOf(line.delimiter, start), end);
    }
    if (line.kind === "header") this.#begin(new Section(line, this.#columns));
  }

  #open(number: number, written: string): void {
    this.kinds.add("header");
    this.#begin(new Section({ line: number, column: 1, title: written.trim(), written, closed: true }, this.#columns));
  }

  #begin(section: Section): void {
    this.sections.push(section);
    this.#key = null;
  }

  #take(number: number, start: number, delimiter: number, end: number): void {
    const { lines } = this.#columns;
    const key = this.keys.at(lines.text, start, trimmedEnd(lines.text, start, delimiter));
    const from = trimmedStart(lines.text, delimiter + 1, end);
    const { value, isPlain } = key.keep(lines.text, from, trimmedEnd(lines.text, from, end));
    const section = this.sections.at(-1);
    if (section === undefined) this.above.push(settingAt(lines, number, null));
    else section.take(number, key.written, value, isPlain);
    if (!isPlain) this.odd.push(settingAt(lines, number, section?.title ?? null));
    this.kinds.add("setting");
    this.#key = key.written;
  }
}

/** As `trimStart` has it, by offsets: nothing is cut out of the text only to be held against another. */
function trimmedStart(text: string, from: number, end: number): number {
  if (isPrinted(text.charCodeAt(from))) return from;
  if (isPrinted(text.charCodeAt(from + 1)) && text[from] === " ") return from + 1;
  return end - text.slice(from, end).trimStart().length;
}

function trimmedEnd(text: string, from: number, end: number): number {
  if (isPrinted(text.charCodeAt(end - 1)) || end === from) return end;
  if (isPrinted(text.charCodeAt(end - 2)) && text[end - 1] === " " && end - from > 1) return end - 1;
  return from + text.slice(from, end).trimEnd().length;
}

const isPrinted = (code: number): boolean => code > 32 && code < 127;

/** `[`, and the first `]` is the line's end. */
const isWholeHeader = (text: string, start: number, end: number): boolean =>
  text.charCodeAt(start) === 91 && text.charCodeAt(end - 1) === 93 && text.indexOf("]", start) === end - 1;

/** A printed letter of ASCII but `#`, `;`, `[`, `=`, `:`, and git's `<`, `>`, `|`: what begins with another is looked at closely. */
const beginsSetting = (code: number): boolean => isPrinted(code) && !LOOKED_AT.has(code);

const LOOKED_AT: ReadonlySet<number> = new Set(Array.from("#;[=:<>|", (letter) => letter.charCodeAt(0)));

/** The first `=` or `:` of each line in turn, without going through the text twice. */
class Delimiters {
  readonly #text: string;
  #equals = -1;
  #colon = -1;

  constructor(text: string) {
    this.#text = text;
  }

  between(start: number, end: number): number | null {
    if (this.#equals < start) this.#equals = this.#next("=", start);
    if (this.#colon < start) this.#colon = this.#next(":", start);
    const first = Math.min(this.#equals, this.#colon);
    return first < end ? first : null;
  }

  #next(letter: string, from: number): number {
    const at = this.#text.indexOf(letter, from);
    return at === -1 ? this.#text.length : at;
  }
}

/** Of all settings that stand below a header, one after the other. */
interface Columns {
  readonly lines: Lines;
  readonly values: SettingValue[];
  /** Of their lines. */
  readonly numbers: IntColumn;
  readonly noKeys: SectionKeys;
}

/** What is known to be a setting is one, whatever stands above it. */
const settingAt = (lines: Lines, number: number, section: string | null): SettingLine =>
  lineOf(settingsLineText(lines, number), number, section, null) as SettingLine;

class Section implements SettingsSection {
  readonly line: number;
  readonly column: number;
  readonly title: string;
  readonly written: string;
  readonly closed: boolean;
  keys: SectionKeys;
  isOdd = false;
  /** Where its settings begin in the columns. */
  readonly #first: number;
  /** Not to be seen from outside: the text may hold secrets. */
  readonly #columns: Columns;
  #settings: readonly SettingLine[] | null = null;

  constructor({ line, column, title, written, closed }: Omit<HeaderLine, "kind">, columns: Columns) {
    this.line = line;
    this.column = column;
    this.title = title;
    this.written = written;
    this.closed = closed;
    this.keys = columns.noKeys;
    this.#first = columns.values.length;
    this.#columns = columns;
  }

  /** Not a field: there may be ten thousand. */
  get kind(): "header" {
    return "header";
  }

  take(number: number, key: string, value: SettingValue, isPlain: boolean): void {
    this.keys = this.keys.with(key);
    if (!isPlain) this.isOdd = true;
    this.#columns.values.push(value);
    this.#columns.numbers.push(number);
  }

  value(at: number): SettingValue {
    return this.#columns.values[this.#first + at] as SettingValue;
  }

  get settings(): readonly SettingLine[] {
    this.#settings ??= this.keys.written.map((_, at) =>
      settingAt(this.#columns.lines, this.#columns.numbers.at(this.#first + at), this.title),
    );
    return this.#settings;
  }
}
