import type { CodeValue, Given, GivenSetting } from "../../../model/code-site.ts";
import type { Place } from "../values/placed-value.ts";
import { valueOrDefault } from "../values/value-or-default.ts";
import { writtenValue } from "../values/written-value.ts";

/** A word of a command: what is written out, and what is put in when it runs. */
export interface CommandWord extends Place {
  readonly parts: readonly WordPart[];
  /** `$OPTIONS`, unquoted: may become several words, or none. */
  readonly splits: boolean;
}

export type WordPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string; readonly otherwise: (Place & { readonly text: string }) | null }
  | { readonly kind: "computed" };

export const textWord = (text: string, { line, column }: Place): CommandWord => ({
  parts: [{ kind: "text", text }],
  splits: false,
  line,
  column,
});

/** The word, where all of it is written out. */
export const plainWord = ({ parts }: CommandWord): string | null =>
  parts.every((part) => part.kind === "text") ? parts.map(({ text }) => text).join("") : null;

/** How the word begins, up to what is put in. */
export const wordStart = ({ parts }: CommandWord): string => {
  const end = parts.findIndex(({ kind }) => kind !== "text");
  return parts
    .slice(0, end === -1 ? parts.length : end)
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("");
};

/** Without its first letters, which are written out. */
export function wordFrom(word: CommandWord, length: number): CommandWord {
  let left = length;
  const parts = word.parts.map((part): WordPart => {
    if (part.kind !== "text") return part;
    const cut = Math.min(left, part.text.length);
    left -= cut;
    return { kind: "text", text: part.text.slice(cut) };
  });
  return { ...word, parts, column: word.column + length };
}

/** What a word gives; null: it is empty. */
export function wordGiven(setting: GivenSetting, word: CommandWord, variable?: string): Given | null {
  const { line, column } = word;
  const carried = variable === undefined ? {} : { variable };
  const text = plainWord(word);
  if (text !== null)
    return text === "" ? null : { setting, ...carried, value: writtenValue(setting, text), line, column };
  const parts = word.parts.filter((part) => part.kind !== "text" || part.text !== "");
  const [only] = parts;
  return parts.length === 1 && only?.kind === "variable"
    ? { setting, ...carried, line, column, ...valueOrDefault(setting, only.name, only.otherwise) }
    : { setting, ...carried, value: COMPUTED, line, column };
}

const COMPUTED: CodeValue = { kind: "computed" };
