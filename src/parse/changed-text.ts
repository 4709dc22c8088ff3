import type { FileView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";
import { splitLines } from "./lines.ts";

type TextView = Extract<FileView, { state: "text" }>;

export type TextChange =
  | { readonly kind: "delete-lines"; readonly lines: readonly number[] }
  | { readonly kind: "replace-value"; readonly line: number; readonly value: string }
  | { readonly kind: "remove-byte-order-mark" };

/** A file's text after a change, all else byte for byte as it was. */
export function changedText(view: TextView, change: TextChange): TextView {
  const text = applied(unseal(view.text), change);
  return { ...view, text: seal(text), bytes: text.length };
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
      return wholeLines(text)
        .map((line, index) => (index + 1 === change.line ? withValue(line, change.value) : line))
        .join("");
  }
}

/** Lines with their terminators. */
function wholeLines(text: string): readonly string[] {
  const { starts } = splitLines(text);
  return Array.from({ length: starts.length }, (_, index) =>
    text.slice(starts.at(index), index + 1 < starts.length ? starts.at(index + 1) : text.length),
  );
}

function withValue(line: string, value: string): string {
  const [, before = "", end = ""] = /^([^=:]*[=:]\s*)[^\r\n]*([\r\n]*)$/.exec(line) ?? [];
  return before === "" ? line : before + value + end;
}
