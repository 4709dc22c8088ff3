import { type Secret, unseal } from "../vault/secret.ts";

/**
 * The file that a command without quotes means where its path holds blanks: `/opt/My Tools/creds --x` means
 * `/opt/My Tools/creds`, and is cut at the first blank by a shell and by botocore alike. Null: no such file.
 */
export function programWithBlanks(command: Secret, isFile: (path: string) => boolean): string | null {
  const text = unseal(command).trim();
  if (!text.startsWith("/")) return null;
  const blanks = [...text.matchAll(/\s+/g)].map(({ index }) => index);
  return [...blanks.slice(1), text.length].map((end) => text.slice(0, end)).find(isFile) ?? null;
}
