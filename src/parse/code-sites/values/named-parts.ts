import type { Given } from "../../../model/code-site.ts";
import type { WordPart } from "../shell/command-word.ts";
import type { PartsOf } from "./interpolated-parts.ts";
import { type PlacedValue, entriesIn } from "./placed-value.ts";

/** What names stand for that a file gives a value, AWS's or not. */
export type NamedParts = ReadonlyMap<string, readonly WordPart[]>;

/** With the names that a map or a list gives a value. */
export function withNames(names: NamedParts, value: PlacedValue | null, partsOf: PartsOf): NamedParts {
  const more = entriesIn(value).flatMap(({ key, value: given }): [string, readonly WordPart[]][] =>
    given.kind === "text" ? [[key, partsOf(given.text, given.script)]] : [],
  );
  return more.length === 0 ? names : new Map([...names, ...more]);
}

/** Parts with the names known put in. */
export const putIn = (parts: readonly WordPart[], names: NamedParts): readonly WordPart[] =>
  parts.flatMap((part) => (part.kind === "variable" ? (names.get(part.name) ?? [part]) : [part]));

/** A name's value as one part of a word; null: it is not known here. */
export function onePart(names: NamedParts, name: string): WordPart | null {
  const parts = names.get(name);
  if (parts === undefined) return null;
  if (parts.every((part) => part.kind === "text"))
    return { kind: "text", text: parts.map(({ text }) => text).join("") };
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "computed" };
}

/** Variables set anew take the place of those set before. */
export const setAnew = (before: readonly Given[], gives: readonly Given[]): readonly Given[] => {
  const names = new Set(gives.map(({ variable }) => variable));
  return [...before.filter(({ variable }) => variable === undefined || !names.has(variable)), ...gives];
};
