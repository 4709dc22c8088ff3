import { isRun } from "./settings-lines.ts";

/**
 * A word that stands where a key's name does, and is none: what a page or a terminal broke off a secret or a token, with an
 * equals sign of base64 at its end. No name that an SDK or a tool reads is like it.
 */
export const isPieceOfSecret = (word: string): boolean =>
  isRun(word) || (/^[A-Za-z0-9+/]{8,}$/.test(word) && /[A-Z]/.test(word) && /[0-9+/]/.test(word));
