import { Buffer } from "node:buffer";
import type { Snapshot, VariableValue } from "../../model/snapshot.ts";
import { localeOf } from "../../parse/locale-of.ts";

/**
 * The machine as a JVM sees it. Its environment is read in the locale's letters (`sun.jnu.encoding`): where those are
 * ASCII alone, each byte beyond becomes U+FFFD, and names no profile and no file (goldens `letters-profile-exported-unset`,
 * `letters-file-exported-unset`; OpenJDK 17). Settings files are read as UTF-8 all the same.
 */
export function withDecodedVariables(snapshot: Snapshot): Snapshot {
  const foreign = [...snapshot.variables].filter(([, value]) => decoded(value) !== value);
  if (foreign.length === 0 || !hasAsciiAlone(snapshot)) return snapshot;
  const variables = new Map(snapshot.variables);
  for (const [name, value] of foreign) variables.set(name, decoded(value));
  return { ...snapshot, variables };
}

/** Whether a JVM here knows ASCII's letters alone, in what it hands to the system and gets from it. */
export const hasAsciiAlone = (snapshot: Snapshot): boolean =>
  localeOf(snapshot).charset === "US-ASCII" && hasLocales(snapshot);

/** A Mac's JVM takes UTF-8, whatever the locale. */
const hasLocales = (snapshot: Snapshot): boolean => snapshot.folder("/usr/lib/locale").length > 0;

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
const BEYOND_ASCII = /[^\u0000-\u007f]+/g;

const decoded = (value: VariableValue): VariableValue =>
  typeof value === "string"
    ? value.replace(BEYOND_ASCII, (letters) => "\ufffd".repeat(Buffer.byteLength(letters)))
    : value;
