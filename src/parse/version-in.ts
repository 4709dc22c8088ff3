import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/** The first group of a pattern in a manifest or lock file: a version, nothing else of the text. Null: not there. */
export function versionIn(view: FileView, pattern: RegExp): string | null {
  if (view.state !== "text") return null;
  return pattern.exec(unseal(view.text))?.[1] ?? null;
}

/** Whether a file says something at all. */
export const mentions = (view: FileView, pattern: RegExp): boolean =>
  view.state === "text" && pattern.test(unseal(view.text));
