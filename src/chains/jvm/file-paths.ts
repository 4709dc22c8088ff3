import type { Snapshot } from "../../model/snapshot.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";

export interface FilePaths {
  readonly config: string;
  readonly credentials: string;
}

/** Where the two files are looked for: a variable's path with its `~` opened, else the home folder. */
export function filePaths(snapshot: Snapshot, variable: (name: string) => string | null): FilePaths {
  const path = (name: string, otherwise: string): string =>
    fromWorkingFolder(openedHome(variable(name)?.trim() ?? otherwise, snapshot), snapshot);
  return {
    config: path("AWS_CONFIG_FILE", "~/.aws/config"),
    credentials: path("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
  };
}

const openedHome = (path: string, snapshot: Snapshot): string =>
  /^~(?:$|[\\/])/.test(path) ? homeFolder(snapshot) + path.slice(1) : path;

/** HOME on every platform, then Windows' own names, then what the JVM was told (UserHomeDirectoryUtils, 2.57.8). */
export function homeFolder({ variables, platform, systemHome }: Snapshot): string {
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
