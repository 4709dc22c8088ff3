import type { Snapshot } from "../model/snapshot.ts";
import { openVariable } from "./open-variable.ts";

/** In WSL: the folders .aws of the users of Windows. */
export function windowsSettings(snapshot: Snapshot, home: string): readonly string[] {
  if (openVariable(snapshot, "WSL_DISTRO_NAME") === null || home.startsWith("/mnt/")) return [];
  return snapshot
    .folder("/mnt/c/Users")
    .map((name) => `/mnt/c/Users/${name}/.aws`)
    .filter((folder) => snapshot.status(folder) !== null);
}
