import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** A `[…` at a line's start, closed or not: some SDKs read what others refuse. */
const TITLE = /^[ \t\ufeff]*\[([^\]\r\n]*)/gm;

/** All that some SDK could take for a section's title, in the order of the file and without its outer blanks. */
export function sectionTitles(view: FileView): readonly string[] {
  if (view.state !== "text") return [];
  return [...unseal(view.text).matchAll(TITLE)].map((match) => (match[1] ?? "").trim());
}
