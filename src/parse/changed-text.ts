import { Buffer } from "node:buffer";
import type { Change, ValueFlaw } from "../model/finding.ts";
import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { splitLines } from "./lines.ts";

type TextView = Extract<FileView, { state: "text" }>;

/** The changes that touch the text of one file. */
export type TextChange = Exclude<Extract<Change, { path: string }>, { kind: "set-mode" }>;

export const isTextChange = (change: Change): change is TextChange => "path" in change && change.kind !== "set-mode";

/** A file's text after a change, all else byte for byte as it was. */
export function changedText(view: TextView, change: TextChange): TextView {
  const text = applied(unseal(view.text), change);
  return { ...view, text: seal(text), bytes: Buffer.byteLength(text) };
}

function applied(text: string, change: TextChange): string {
  switch (change.kind) {
    case "remove-byte-order-mark":
      return text.replace(/^\ufeff/, "");
    case "delete-lines": {
      const gone = new Set(change.lines);
      return wholeLines(text)
        .filter((_, index) => !gone.has(index + 1))
        .join("");
    }
    case "replace-value":
      return onLine(text, change.line, (line) => withValue(line, () => change.value));
    case "clean-value":
      return onLine(text, change.line, (line) => withValue(line, (value) => cleaned(value, change.without)));
    case "rename-key":
      return onLine(text, change.line, (line) => line.replace(change.from, () => change.to));
    case "rename-section":
      return onLine(text, change.line, (line) => line.replace(/\[[^\]\r\n]*\]?/, () => `[${change.to}]`));
    case "break-line":
      return onLine(
        text,
        change.line,
        (line) => line.slice(0, change.column - 1).trimEnd() + lineEndOf(text) + line.slice(change.column - 1),
      );
    case "insert-lines": {
      const lines = [...wholeLines(text)];
      const last = lines[change.below - 1];
      const end = lineEndOf(text);
      if (last !== undefined && !/[\r\n]$/.test(last)) lines[change.below - 1] = last + end;
      lines.splice(change.below, 0, ...change.lines.map((line) => line + end));
      return lines.join("");
    }
  }
}

const onLine = (text: string, number: number, change: (line: string) => string): string =>
  wholeLines(text)
    .map((line, index) => (index + 1 === number ? change(line) : line))
    .join("");

/** As the file itself ends its first line. */
const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";

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
