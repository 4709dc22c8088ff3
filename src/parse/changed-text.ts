import { Buffer } from "node:buffer";
import type { Change, ValueFlaw } from "../model/finding.ts";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { splitLines } from "./lines.ts";

export type TextView = Extract<FileView, { state: "text" }>;

/** The changes that touch the text of one file. */
export type TextChange = Exclude<Extract<Change, { path: string }>, { kind: "set-mode" }>;

export const isTextChange = (change: Change): change is TextChange => "path" in change && change.kind !== "set-mode";

/** A file's text after changes that do not touch one another's lines; all else byte for byte as it was. */
export function changedText(view: TextView, ...changes: readonly TextChange[]): TextView {
  const text = textWith(editsOf(unseal(view.text), changes));
  return { ...view, text: seal(text), bytes: Buffer.byteLength(text) };
}

/** A text's lines, ends included, and what takes their place. */
export interface TextEdits {
  readonly lines: readonly string[];
  /** By line, from 1; nothing: the line goes. */
  readonly instead: ReadonlyMap<number, readonly string[]>;
  /** What comes below a line; 0: at the top. */
  readonly below: ReadonlyMap<number, readonly string[]>;
}

/** All that a text becomes, line by line. Text must not leave `parse` unsealed: so this is for `parse` alone. */
export function editsOf(text: string, changes: readonly TextChange[]): TextEdits {
  const lines = wholeLines(text);
  const end = lineEndOf(text);
  const instead = new Map<number, readonly string[]>();
  const below = new Map<number, readonly string[]>();
  for (const change of changes) {
    if (change.kind === "insert-lines") {
      below.set(change.below, [...(below.get(change.below) ?? []), ...change.lines.map((line) => line + end)]);
      continue;
    }
    for (const number of touchedLines(change)) {
      const line = lines[number - 1];
      if (line !== undefined) instead.set(number, insteadOf(line, change, end));
    }
  }
  return { lines, instead, below };
}

/** The lines that a change rewrites or takes out. */
export function touchedLines(change: TextChange): readonly number[] {
  switch (change.kind) {
    case "remove-byte-order-mark":
      return [1];
    case "delete-lines":
      return change.lines;
    case "insert-lines":
      return [];
    case "replace-value":
    case "clean-value":
    case "rename-key":
    case "rename-section":
    case "break-line":
      return [change.line];
  }
}

function insteadOf(
  line: string,
  change: Exclude<TextChange, { kind: "insert-lines" }>,
  end: string,
): readonly string[] {
  switch (change.kind) {
    case "remove-byte-order-mark":
      return [line.replace(/^\ufeff/, "")];
    case "delete-lines":
      return [];
    case "replace-value":
      return [withValue(line, () => change.value)];
    case "clean-value":
      return [withValue(line, (value) => cleaned(value, change.without))];
    case "rename-key":
      return [line.replace(change.from, () => change.to)];
    case "rename-section":
      return [line.replace(/\[[^\]\r\n]*\]?/, () => `[${change.to}]`)];
    case "break-line":
      return [line.slice(0, change.column - 1).trimEnd() + end, line.slice(change.column - 1)];
  }
}

function textWith({ lines, instead, below }: TextEdits): string {
  const end = lineEndOf(lines.join(""));
  const first = lines[0] ?? "";
  const mark = below.has(0) && first.startsWith("\ufeff") ? "\ufeff" : "";
  let text = mark + (below.get(0) ?? []).join("");
  lines.forEach((line, index) => {
    const own = (instead.get(index + 1) ?? [line]).join("");
    const added = (below.get(index + 1) ?? []).join("");
    text += index === 0 ? own.slice(mark.length) : own;
    if (added === "") return;
    // The last line of a file that does not end it: what is added ends as little.
    const open = own !== "" && !/[\r\n]$/.test(own);
    text += open ? end + added.slice(0, -end.length) : added;
  });
  return text;
}

/** As the file itself ends its first line. */
export const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";

/** A value without what got into it by mistake. */
export function cleaned(value: string, flaw: ValueFlaw): string {
  switch (flaw) {
    case "quotes":
      return value.replace(/^(["'])(.*)\1$/, "$2");
    case "inline-comment":
      return value.replace(/\s+[#;].*$/, "");
    case "echo-flag":
      return value.replace(/^-n\s+/, "");
    case "trailing-percent":
      return value.replace(/%+$/, "");
    case "invisible-characters":
      return value.replace(INVISIBLE, "");
    case "outer-blanks":
      return value.trim();
  }
}

/** Zero-width and no-break letters, marks of direction, controls: what an editor does not show. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
export const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Lines with their terminators. */
function wholeLines(text: string): readonly string[] {
  const { starts } = splitLines(text);
  return Array.from({ length: starts.length }, (_, index) =>
    text.slice(starts.at(index), index + 1 < starts.length ? starts.at(index + 1) : text.length),
  );
}

function withValue(line: string, change: (value: string) => string): string {
  const [, before = "", value = "", end = ""] = /^([^=:]*[=:][^\S\r\n]*)([^\r\n]*)([\r\n]*)$/.exec(line) ?? [];
  return before === "" ? line : before + change(value) + end;
}
