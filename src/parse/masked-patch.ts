import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { PatchHunk, PatchLine } from "../model/repair.ts";
import { unseal } from "../vault/secret.ts";
import { type TextChange, type TextView, changedText, editsOf } from "./changed-text.ts";
import type { SettingLine, SettingsLine } from "./settings-lines.ts";
import { settingsText } from "./settings-text.ts";

/** Lines shown around a change, as `diff -u` has them. */
const CONTEXT = 3;
/** What stands for what is not shown. */
const HIDDEN = "…";

/** Changes to a file as a unified diff in which nothing secret stands: neither in what changes nor in the lines around. */
export function maskedPatch(view: TextView, changes: readonly TextChange[]): readonly PatchHunk[] {
  const lines = patchLines(view, changes);
  const changed = lines.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const spans: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = spans.at(-1);
    if (last !== undefined && index - last.to <= 2 * CONTEXT) last.to = index;
    else spans.push({ from: index, to: index });
  }
  return spans.map(({ from, to }) =>
    hunkOf(lines, Math.max(0, from - CONTEXT), Math.min(lines.length, to + CONTEXT + 1)),
  );
}

function hunkOf(lines: readonly PatchLine[], from: number, to: number): PatchHunk {
  const earlier = lines.slice(0, from);
  const own = lines.slice(from, to);
  const count = (of: readonly PatchLine[], without: "+" | "-"): number =>
    of.filter(({ sign }) => sign !== without).length;
  // As diff does: a side without any line is named by the line before it.
  const side = (without: "+" | "-") => {
    const length = count(own, without);
    return { start: count(earlier, without) + (length === 0 ? 0 : 1), length };
  };
  return { before: side("+"), after: side("-"), lines: own };
}

function patchLines(view: TextView, changes: readonly TextChange[]): readonly PatchLine[] {
  const { lines, instead, below } = editsOf(unseal(view.text), changes);
  const before = maskOf(view);
  const after = maskOf(changedText(view, ...changes));
  const found: PatchLine[] = [];
  let written = 0;
  const add = (texts: readonly string[]): void => {
    for (const text of texts) {
      written += 1;
      found.push({ sign: "+", text: after(written, text), ended: /[\r\n]$/.test(text) });
    }
  };
  add(below.get(0) ?? []);
  lines.forEach((line, index) => {
    const added = below.get(index + 1) ?? [];
    // What is put in below the last line gives that one an end.
    const opened = added.length > 0 && !/[\r\n]$/.test(line);
    const own = instead.get(index + 1) ?? [line];
    if (!opened && own.length === 1 && own[0] === line) {
      written += 1;
      found.push({ sign: " ", text: before(index + 1, line), ended: /[\r\n]$/.test(line) });
    } else {
      found.push({ sign: "-", text: before(index + 1, line), ended: /[\r\n]$/.test(line) });
      add(opened ? own.map((text) => `${text}\n`) : own);
    }
    add(opened ? added.map((text, at) => (at === added.length - 1 ? text.trimEnd() : text)) : added);
  });
  return found;
}

/** A line of this text as it may be shown. */
function maskOf(view: TextView): (number: number, text: string) => string {
  const { lines } = settingsText(view) ?? { lines: [] };
  return (number, text) => {
    const line = lines[number - 1];
    return line === undefined ? HIDDEN : masked(line, text.replace(/[\r\n]+$/, ""));
  };
}

function masked(line: SettingsLine, text: string): string {
  const indent = /^\s*/.exec(text)?.[0] ?? "";
  switch (line.kind) {
    case "header": {
      const rest = line.closed ? text.slice(text.indexOf("]") + 1) : "";
      return `${indent}[${line.written}${line.closed ? "]" : ""}${rest.trim() === "" ? "" : ` ${HIDDEN}`}`;
    }
    case "setting":
      return maskedSetting(line, text);
    case "comment":
      // Keys that were turned off by a mark are keys.
      return `${indent}${line.mark} ${HIDDEN}`;
    case "blank":
      return "";
    case "continuation": {
      const key = /^\s*([\w.-]+)\s*=/.exec(text)?.[1];
      return key !== undefined && isName(key) ? `${indent}${key} = ${HIDDEN}` : `${indent}${HIDDEN}`;
    }
    case "junk":
      return `${indent}${HIDDEN}`;
  }
}

function maskedSetting(line: SettingLine, text: string): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const before = isName(line.key)
    ? text.slice(0, line.valueColumn - 1 + mark.length)
    : `${mark}${HIDDEN} ${line.delimiter} `;
  return before + maskedValue(line);
}

function maskedValue({ key, value, shape }: SettingLine): string {
  const shown = value.kind === "text" ? shownValue(key, value.text) : null;
  const inner = shown ?? HIDDEN;
  if (shape.length === 0) return "";
  if (shown !== null && !shape.inlineComment) return shown;
  // What is wrong with it is what the patch is about.
  if (shape.inlineComment) return `${inner.split(/\s[#;]/)[0]} # ${HIDDEN}`;
  if (shape.quotes !== null) return `${shape.quotes}${inner}${shape.quotes}`;
  if (shape.echoFlag) return `-n ${inner}`;
  return shape.trailingPercent ? `${inner}%` : inner;
}

/** Null: not to be shown. A key id is shortened, and what is none in its place may be anything. */
function shownValue(key: string, value: string): string | null {
  if (!/access_key/i.test(key)) return value;
  const id = /^(["']?)(A[A-Z]{3})[A-Z0-9]{8,}?([A-Z0-9]{4})(\1%?)$/.exec(value);
  return id === null ? null : `${id[1]}${id[2]}${HIDDEN}${id[3]}${id[4]}`;
}

/** A setting's name, and not a secret in its place: those mix small and capital letters. */
const isName = (key: string): boolean =>
  PLAIN_SETTINGS.has(key.toLowerCase()) ||
  /^aws_/i.test(key) ||
  /^(?:[a-z0-9_. -]{1,40}|[A-Z0-9_. -]{1,40})$/.test(key);
