import type { TextView } from "../model/snapshot.ts";
import { seal, unseal } from "../vault/secret.ts";

/** A text that was read as UTF-8 and begins with UTF-16's mark, as far as it is ASCII: every other byte is a zero. Null: it is none. */
export function utf16Text(view: TextView): TextView | null {
  const text = unseal(view.text);
  return /^\ufffd\ufffd(?:\0|[^\0]\0)/.test(text) ? { ...view, text: seal(text.slice(2).replaceAll("\0", "")) } : null;
}
