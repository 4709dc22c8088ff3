import { type Secret, unseal } from "../vault/secret.ts";

/** Where a text has its first letter that is none of ASCII's, from 1; null: it has none. */
export function beyondAscii(text: Secret): { readonly line: number; readonly column: number } | null {
  const written = unseal(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
  const at = written.search(/[^\u0000-\u007f]/);
  if (at === -1) return null;
  const before = written.slice(0, at).split(/\r\n|[\n\r]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
