import type { Snapshot } from "../../model/snapshot.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";

export interface FilePaths {
  readonly config: string;
  readonly credentials: string;
}

/** Which folder an empty HOME is, for the files that lie there unless a variable says otherwise. */
export type EmptyHome = "working-folder" | "root";

/** Where the two files are looked for: a variable's path with its `~` opened, else the home folder. */
export function filePaths(
  snapshot: Snapshot,
  emptyHome: EmptyHome,
  variable: (name: string) => string | null,
): FilePaths {
  const path = (name: string, otherwise: string): string => {
    const named = variable(name)?.trim();
    if (named === undefined) return underHome(snapshot, emptyHome, otherwise);
    return fromWorkingFolder(oneSlash(openedHome(named, snapshot), snapshot), snapshot);
  };
  return {
    config: path("AWS_CONFIG_FILE", ".aws/config"),
    credentials: path("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials"),
  };
}

/**
 * A file of the home folder. Java joins the parts with Paths.get, to which an empty HOME is no part at all: the folder that
 * the program runs in (golden `b3-home-empty`).
 */
export function underHome(snapshot: Snapshot, emptyHome: EmptyHome, rest: string): string {
  const home = homeFolder(snapshot);
  const path = home === "" && emptyHome === "working-folder" ? rest : `${home}/${rest}`;
  return fromWorkingFolder(oneSlash(path, snapshot), snapshot);
}

/** HOME may end in a slash, and two are one to the system (golden `b3-home-slash-end`); on Windows two begin a server's name. */
const oneSlash = (path: string, { platform }: Snapshot): string =>
  platform === "posix" ? path.replace(/\/{2,}/g, "/") : path;

const openedHome = (path: string, snapshot: Snapshot): string =>
  /^~(?:$|[\\/])/.test(path) ? homeFolder(snapshot) + path.slice(1) : path;

/** HOME on every platform, then Windows' own names, then what the JVM was told (UserHomeDirectoryUtils, 2.57.8). */
function homeFolder({ variables, platform, systemHome }: Snapshot): string {
  const text = (name: string): string | null => {
    const value = variables.get(name);
    return typeof value === "string" ? value : null;
  };
  const home = text("HOME");
  if (home !== null) return home;
  if (platform !== "windows") return systemHome;
  const drive = text("HOMEDRIVE");
  const rest = text("HOMEPATH");
  return text("USERPROFILE") ?? (drive !== null && rest !== null ? drive + rest : systemHome);
}
