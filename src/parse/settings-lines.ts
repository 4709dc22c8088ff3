import type { FileProvenance } from "../model/provenance.ts";
import type { SettingValue } from "../model/settings.ts";
import type { FileView, VariableValue } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { INVISIBLE } from "./changed-text.ts";
import { lineText, splitLines } from "./lines.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";

/*
 * A settings file as it stands, before any SDK has read it: every line, well-formed or not, with its place. What each SDK
 * makes of the lines is its dialect (the other files here); this one is for what is to be said of the file itself.
 */

export interface SettingsText {
  readonly path: string;
  readonly lines: readonly SettingsLine[];
  /** The kinds of lines that there are. */
  readonly kinds: ReadonlySet<SettingsLine["kind"]>;
  /** The settings of whose value more is to be said than its length. */
  readonly odd: readonly SettingLine[];
  /** What stands under each key, in small letters; where one follows its equal it is left out: most of a large file is so. */
  readonly values: ReadonlyMap<string, readonly SettingValue[]>;
  readonly byteOrderMark: boolean;
  /** How lines end: `mixed` is more than one way. */
  readonly lineEnds: "lf" | "crlf" | "cr" | "mixed";
  /** The last line has an end of its own: what is appended then begins a new one. */
  readonly lastLineEnds: boolean;
}

interface Placed {
  /** From 1. */
  readonly line: number;
}

export interface HeaderLine extends Placed {
  readonly kind: "header";
  /** What stands between the brackets, outer blanks taken off. */
  readonly title: string;
  /** Of the bracket, from 1. */
  readonly column: number;
  readonly closed: boolean;
}

export interface SettingLine extends Placed {
  readonly kind: "setting";
  /** As written. */
  readonly key: string;
  /** Of the key, from 1. */
  readonly column: number;
  /** `:` is one for Python only. */
  readonly delimiter: "=" | ":";
  readonly valueColumn: number;
  readonly value: SettingValue;
  readonly shape: ValueShape;
  /** The title of the section it stands in; null: above the first. */
  readonly section: string | null;
}

export type SettingsLine =
  | HeaderLine
  | SettingLine
  /** Indented: part of the setting above it, whatever it looks like. */
  | (Placed & { readonly kind: "continuation"; readonly section: string | null; readonly key: string | null })
  | (Placed & { readonly kind: "comment"; readonly mark: "#" | ";" })
  | (Placed & { readonly kind: "blank" })
  /** No header, no `key = value`, no comment. */
  | (Placed & { readonly kind: "junk"; readonly section: string | null });

/** What can be said of a value without telling it. */
export interface ValueShape {
  /** Seen at a glance that there is nothing to be said of it but its length: most values are so. */
  readonly isPlain: boolean;
  readonly length: number;
  /** Around the whole value. */
  readonly quotes: '"' | "'" | null;
  /** A blank and then `#` or `;`. */
  readonly inlineComment: boolean;
  /** `-n `, which `echo -n` wrote where it is no option. */
  readonly echoFlag: boolean;
  /** zsh shows one where an output has no line end, and it is copied along. */
  readonly trailingPercent: boolean;
  readonly innerBlank: boolean;
  readonly outerBlank: boolean;
  /** Zero-width letters, no-break blanks, controls. */
  readonly invisible: boolean;
  /** `$NAME`, `{{name}}`, `<your key>`, `xxx`: a template that nothing has filled in. */
  readonly placeholder: boolean;
  /** `[name]` at its end: a header that lost the line end before it. */
  readonly gluedHeader: { readonly title: string; readonly column: number } | null;
}

const read = new WeakMap<FileView, SettingsText>();

/** The lines of a file; null: there is no text. Read once per snapshot. Never throws. */
export function settingsLines(view: FileView): SettingsText | null {
  if (view.state !== "text") return null;
  const known = read.get(view) ?? parse(view.path, unseal(view.text));
  read.set(view, known);
  return known;
}

export const shapeOf = (value: VariableValue): ValueShape =>
  shapeOfText(typeof value === "string" ? value : unseal(value), 1);

/** Where a setting's value stands. */
export const settingPlace = (path: string, { line, valueColumn, section, key }: SettingLine): FileProvenance => ({
  kind: "file",
  path,
  line,
  column: valueColumn,
  section,
  key,
});

export const headerPlace = (path: string, { line, column, title }: HeaderLine): FileProvenance => ({
  kind: "file",
  path,
  line,
  column,
  section: title,
  key: null,
});

function parse(path: string, text: string): SettingsText {
  const lines = splitLines(text);
  const keys = new WrittenKeys();
  const found: SettingsLine[] = [];
  const kinds = new Set<SettingsLine["kind"]>();
  const odd: SettingLine[] = [];
  let section: string | null = null;
  let key: string | null = null;
  for (let number = 1; number <= lines.starts.length; number += 1) {
    const written = lineText(lines, number);
    const line = lineOf(number === 1 ? written.replace(/^\ufeff/, "") : written, number, section, key, keys);
    if (line.kind === "header") [section, key] = [line.title, null];
    if (line.kind === "setting") {
      key = line.key;
      if (!line.shape.isPlain) odd.push(line);
    }
    kinds.add(line.kind);
    found.push(line);
  }
  return {
    path,
    lines: found,
    kinds,
    odd,
    values: keys.values,
    byteOrderMark: text.startsWith("\ufeff"),
    lineEnds: lineEndsOf(text),
    lastLineEnds: text === "" || /[\r\n]$/.test(text),
  };
}

function lineEndsOf(text: string): SettingsText["lineEnds"] {
  const crlf = text.includes("\r\n");
  const cr = /\r(?!\n)/.test(text);
  const lf = /(?<!\r)\n/.test(text);
  if (Number(crlf) + Number(cr) + Number(lf) > 1) return "mixed";
  return crlf ? "crlf" : cr ? "cr" : "lf";
}

function lineOf(
  text: string,
  line: number,
  section: string | null,
  key: string | null,
  keys: WrittenKeys,
): SettingsLine {
  const start = indentOf(text);
  if (start === text.length) return { kind: "blank", line };
  const first = text[start];
  if (first === "#" || first === ";") return { kind: "comment", line, mark: first };
  if (start > 0 && key !== null) return { kind: "continuation", line, section, key };
  if (first === "[") return headerOf(text, line, start);
  return settingOf(text, line, start, section, keys) ?? { kind: "junk", line, section };
}

/** Most lines begin with a letter: those are not searched for blanks. */
function indentOf(text: string): number {
  const code = text.charCodeAt(0);
  return code > 32 && code < 127 ? 0 : text.length - text.trimStart().length;
}

function headerOf(text: string, line: number, start: number): HeaderLine {
  const end = text.indexOf("]", start);
  const title = end === -1 ? text.slice(start + 1) : text.slice(start + 1, end);
  return { kind: "header", line, column: start + 1, title: title.trim(), closed: end !== -1 };
}

function settingOf(
  text: string,
  line: number,
  start: number,
  section: string | null,
  keys: WrittenKeys,
): SettingLine | null {
  const at = delimiterIn(text);
  const key = keys.of(text.slice(start, Math.max(at, start)).trim());
  if (at === -1 || key.written === "") return null;
  const after = text.slice(at + 1);
  const written = after.trim();
  const valueColumn = at + 2 + (after.length - after.trimStart().length);
  return {
    kind: "setting",
    line,
    key: key.written,
    column: start + 1,
    delimiter: text[at] as "=" | ":",
    valueColumn,
    value: key.valueOf(written),
    shape: shapeOfText(written, valueColumn),
    section,
  };
}

/** A large file has the same few keys ten thousand times: each is kept once. */
class WrittenKeys {
  /** By their names in small letters. */
  readonly values = new Map<string, SettingValue[]>();
  readonly #known = new Map<string, WrittenKey>();

  of(written: string): WrittenKey {
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const name = written.toLowerCase();
    const values = this.values.get(name) ?? [];
    this.values.set(name, values);
    const key = new WrittenKey(written, name, values);
    this.#known.set(written, key);
    return key;
  }
}

class WrittenKey {
  readonly written: string;
  readonly #name: string;
  readonly #values: SettingValue[];

  constructor(written: string, name: string, values: SettingValue[]) {
    this.written = written;
    this.#name = name;
    this.#values = values;
  }

  /** Equal to the one before, it is the same: regions and sources mostly are. */
  valueOf(text: string): SettingValue {
    const before = this.#values[this.#values.length - 1];
    if (before?.kind === "text" && before.text === text) return before;
    const value = plainOrSealed(this.#name, text);
    this.#values.push(value);
    return value;
  }
}

function delimiterIn(text: string): number {
  const equals = text.indexOf("=");
  const colon = text.indexOf(":");
  if (equals === -1 || colon === -1) return Math.max(equals, colon);
  return Math.min(equals, colon);
}

/** An id that ends in EXAMPLE is AWS's own, of its documentation. */
const PLACEHOLDER =
  /^(?:\$\{?\w+\}?|\$\{\{.*\}\}|\{\{.*\}\}|%\w+%|<[^<>]*>|x{3,}|\*{3,}|\.{3}|(?:your|my)[-_ ]?(?:aws[-_ ])?(?:access|secret|key|region|account|profile|token|role)[\w -]*|(?:change|replace)[-_ ]?me|to[-_ ]?do|A[KS]IA[A-Z0-9]*EXAMPLE)$/i;

/** What most values are made of; those that a placeholder may begin with are looked at closely. */
const PLAIN = /^(?!x|\.|your|my|change|replace|to|A[KS]IA\w*E$)[\w:/.+@,=#?&~-]*$/i;

const plainShapes = new Map<number, ValueShape>();

/** One for all of a length: a large file has tens of thousands. */
function plainShape(length: number): ValueShape {
  const known = plainShapes.get(length);
  if (known !== undefined) return known;
  const shape: ValueShape = {
    isPlain: true,
    length,
    quotes: null,
    inlineComment: false,
    echoFlag: false,
    trailingPercent: false,
    innerBlank: false,
    outerBlank: false,
    invisible: false,
    placeholder: false,
    gluedHeader: null,
  };
  plainShapes.set(length, shape);
  return shape;
}

function shapeOfText(text: string, column: number): ValueShape {
  if (PLAIN.test(text)) return plainShape(text.length);
  return closerShapeOf(text, column);
}

function closerShapeOf(text: string, column: number): ValueShape {
  const glued = /\[([\w .@+-]+)\]\s*$/.exec(text);
  return {
    isPlain: false,
    length: text.length,
    quotes: /^"[^"]*"$/.test(text) ? '"' : /^'[^']*'$/.test(text) ? "'" : null,
    inlineComment: /\s[#;]/.test(text),
    echoFlag: /^-n\s/.test(text),
    trailingPercent: /\S%$/.test(text),
    innerBlank: /\S\s+\S/.test(text),
    outerBlank: text !== text.trim(),
    invisible: text.search(INVISIBLE) !== -1,
    placeholder: PLACEHOLDER.test(text.trim()),
    gluedHeader:
      glued === null || glued.index === 0 ? null : { title: (glued[1] as string).trim(), column: column + glued.index },
  };
}
