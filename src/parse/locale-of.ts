import type { Snapshot } from "../model/snapshot.ts";

/** What letters the C library takes a text to be written in, and who says so. */
export interface Locale {
  /** "other": one of single bytes, in which any text can be read. */
  readonly charset: "US-ASCII" | "UTF-8" | "other";
  /** Null: none is set, so that it is C. */
  readonly decidedBy: "LC_ALL" | "LC_CTYPE" | "LANG" | null;
}

/** Of characters (POSIX, LC_CTYPE): the first variable that is set and not empty (goldens `letters-comment-*`). */
export function localeOf(snapshot: Snapshot): Locale {
  if (snapshot.platform === "windows") return { charset: "UTF-8", decidedBy: null };
  for (const decidedBy of ["LC_ALL", "LC_CTYPE", "LANG"] as const) {
    const name = snapshot.variables.get(decidedBy);
    if (typeof name === "string" && name !== "") return { charset: charsetOf(name, snapshot), decidedBy };
  }
  return { charset: isAlpine(snapshot) ? "UTF-8" : "US-ASCII", decidedBy: null };
}

function charsetOf(name: string, snapshot: Snapshot): Locale["charset"] {
  // musl knows UTF-8 alone.
  if (isAlpine(snapshot)) return "UTF-8";
  if (name === "C" || name === "POSIX" || !isInstalled(name, snapshot)) return "US-ASCII";
  return /\.utf-?8(?:@|$)/i.test(name) ? "UTF-8" : "other";
}

const isAlpine = (snapshot: Snapshot): boolean => snapshot.status("/etc/alpine-release") !== null;

/**
 * glibc: a locale that is not there is C (goldens `letters-comment-not-installed`). It lies in a folder of its own, or
 * with others in one archive, which is not looked into.
 */
function isInstalled(name: string, snapshot: Snapshot): boolean {
  const installed = snapshot.folder("/usr/lib/locale");
  if (installed.length === 0 || installed.includes("locale-archive")) return true;
  return installed.some((folder) => normal(folder) === normal(name));
}

/** The codeset is compared without case and signs: C.UTF-8 is C.utf8. */
const normal = (name: string): string =>
  name.replace(/\.([^@]*)/, (_, codeset: string) => `.${codeset.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
