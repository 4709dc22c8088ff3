import { unseal } from "../vault/secret.ts";
import type { TextView } from "./changed-text.ts";
import { type Lines, splitLines } from "./lines.ts";

const cut = new WeakMap<TextView, Lines>();

/** The lines of a file, cut once per snapshot: a settings file is read as it stands and as Python reads it. */
export function fileLines(view: TextView): Lines {
  const known = cut.get(view) ?? splitLines(unseal(view.text));
  cut.set(view, known);
  return known;
}
