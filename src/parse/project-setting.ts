import type { FileProvenance } from "../model/provenance.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type PlacedValue, entriesIn } from "./code-sites/values/placed-value.ts";

export interface ProjectSetting {
  readonly text: string;
  readonly provenance: FileProvenance;
}

/** A setting of a tool's own file in the project, by its path of keys; null: the file is not there, or does not say it as a text. */
export function projectSetting(
  view: FileView,
  read: (text: string) => PlacedValue | null,
  ...path: readonly string[]
): ProjectSetting | null {
  if (view.state !== "text") return null;
  const value = valueAlong(read(unseal(view.text)), path);
  if (value?.kind !== "text") return null;
  const { line, column } = value;
  const provenance: FileProvenance = {
    kind: "file",
    path: view.path,
    line,
    column,
    section: path.length > 1 ? path.slice(0, -1).join(".") : null,
    key: path.at(-1) ?? null,
  };
  return { text: value.text, provenance };
}

/** TOML's `[a.b]` and `a.b = ` are one entry here. */
function valueAlong(value: PlacedValue | null, path: readonly string[]): PlacedValue | null {
  if (path.length === 0) return value;
  for (const { key, value: inner } of entriesIn(value)) {
    const length = path.findIndex((_, at) => path.slice(0, at + 1).join(".") === key) + 1;
    const found = length === 0 ? null : valueAlong(inner, path.slice(length));
    if (found !== null) return found;
  }
  return null;
}
