import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";

/**
 * Whether some header ends in a name, or holds quotes, and is not written as `title`: a quick look over a file of ten
 * thousand profiles, before it is read for which section may be meant.
 */
export function hasHeaderLike(view: FileView, name: string, title: string): boolean {
  if (view.state !== "text") return false;
  const words = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const header = new RegExp(`\\[([^\\]\\r\\n]*(?:${words}\\s*|["'\\\\][^\\]\\r\\n]*))\\]`, "gi");
  return [...unseal(view.text).matchAll(header)].some(([, written]) => written !== title);
}
