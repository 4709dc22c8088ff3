/** A value of a document (YAML, JSON, TOML), each part with its place. */
export type PlacedValue = (
  | /** A string, a number or a truth value, as it is meant; `script`: as it stands in the file. */
  { readonly kind: "text"; readonly text: string; readonly script: Script }
  | { readonly kind: "list"; readonly items: readonly PlacedValue[] }
  | { readonly kind: "map"; readonly entries: readonly PlacedEntry[] }
  /** `null`, or nothing at all. */
  | { readonly kind: "nothing" }
  /** Of a tag's own meaning: CloudFormation's `!Ref`. */
  | { readonly kind: "computed" }
) &
  Place;

export interface PlacedEntry extends Place {
  readonly key: string;
  readonly value: PlacedValue;
}

/** A text that may be a program, so written that its lines are the file's. */
export interface Script extends Place {
  readonly text: string;
  /** How far all lines but the first are indented, which the text is without. */
  readonly indent: number;
}

/** From 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const entriesIn = (value: PlacedValue | null): readonly PlacedEntry[] =>
  value?.kind === "map" ? value.entries : [];

export const itemsIn = (value: PlacedValue | null): readonly PlacedValue[] =>
  value?.kind === "list" ? value.items : [];

/** The value at a path of keys; null: there is none. */
export const valueAt = (value: PlacedValue | null, ...path: readonly string[]): PlacedValue | null =>
  path.reduce<PlacedValue | null>((at, key) => entriesIn(at).find((entry) => entry.key === key)?.value ?? null, value);

export const textAt = (value: PlacedValue | null, ...path: readonly string[]): string | null => {
  const at = valueAt(value, ...path);
  return at?.kind === "text" ? at.text : null;
};
