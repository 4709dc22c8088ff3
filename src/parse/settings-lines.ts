import type { FileProvenance } from "../model/provenance.ts";
import type { SettingValue } from "../model/settings.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";
import { type ValueShape, shapeOfText } from "./value-shape.ts";

/*
 * A settings file as it stands, before any SDK has read it: every line, well-formed or not, with its place. What each SDK
 * makes of the lines is its dialect (the other files here); this one is for what is to be said of the file itself.
 */

interface Placed {
  /** From 1. */
  readonly line: number;
}

export interface HeaderLine extends Placed {
  readonly kind: "header";
  /** What stands between the brackets, outer blanks taken off. */
  readonly title: string;
  /** The same with its blanks, which some SDKs take for a part of the name. */
  readonly written: string;
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
  | (Placed & {
      readonly kind: "junk";
      readonly section: string | null;
      readonly isRun: boolean;
      readonly mergeMark: MergeMark | null;
    });

/** What git writes into a file that it cannot merge: above this side, between the two, below the other; `base` is diff3's. */
export type MergeMark = "ours" | "base" | "middle" | "theirs";

/** Letters of base64 and nothing else, more than a word has: a piece of a token. */
export const isRun = (text: string): boolean => /^[A-Za-z0-9+/]{16,}=*$/.test(text) && /[A-Z]/.test(text);

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

/** One line; what stands above it decides what an indented one is. Never throws. */
export function lineOf(text: string, line: number, section: string | null, key: string | null): SettingsLine {
  const start = indentOf(text);
  if (start === text.length) return { kind: "blank", line };
  const first = text[start];
  if (first === "#" || first === ";") return { kind: "comment", line, mark: first };
  if (start > 0 && key !== null) return { kind: "continuation", line, section, key };
  if (first === "[") return headerOf(text, line, start);
  const mergeMark = start > 0 ? null : mergeMarkOf(text);
  const setting = mergeMark === null ? settingOf(text, line, start, section) : null;
  return setting ?? { kind: "junk", line, section, isRun: isRun(text.trim()), mergeMark };
}

const MERGE_MARKS: ReadonlyMap<string, MergeMark> = new Map([
  ["<", "ours"],
  ["|", "base"],
  ["=", "middle"],
  [">", "theirs"],
]);

function mergeMarkOf(text: string): MergeMark | null {
  const mark = MERGE_MARKS.get(text.charAt(0));
  return mark !== undefined && /^(.)\1{6}(?:\s|$)/.test(text) ? mark : null;
}

/** Most lines begin with a letter: those are not searched for blanks. */
function indentOf(text: string): number {
  const code = text.charCodeAt(0);
  return code > 32 && code < 127 ? 0 : text.length - text.trimStart().length;
}

function headerOf(text: string, line: number, start: number): HeaderLine {
  const end = text.indexOf("]", start);
  const written = end === -1 ? text.slice(start + 1) : text.slice(start + 1, end);
  return { kind: "header", line, column: start + 1, title: written.trim(), written, closed: end !== -1 };
}

function settingOf(text: string, line: number, start: number, section: string | null): SettingLine | null {
  const at = delimiterIn(text);
  const key = text.slice(start, Math.max(at, start)).trim();
  if (at === -1 || key === "") return null;
  const after = text.slice(at + 1);
  const written = after.trim();
  const valueColumn = at + 2 + (after.length - after.trimStart().length);
  return {
    kind: "setting",
    line,
    key,
    column: start + 1,
    delimiter: text[at] as "=" | ":",
    valueColumn,
    value: plainOrSealed(key.toLowerCase(), written),
    shape: shapeOfText(written, valueColumn),
    section,
  };
}

function delimiterIn(text: string): number {
  const equals = text.indexOf("=");
  const colon = text.indexOf(":");
  if (equals === -1 || colon === -1) return Math.max(equals, colon);
  return Math.min(equals, colon);
}
