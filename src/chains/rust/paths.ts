import type { Snapshot } from "../../model/snapshot.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";

/** aws-runtime 1.10.2, fs_util.rs: HOME everywhere; on Windows then USERPROFILE, then HOMEDRIVE and HOMEPATH. */
function homeFolder({ variables, platform }: Snapshot): string | null {
  const plain = (name: string): string | null => {
    const value = variables.get(name);
    return typeof value === "string" ? value : null;
  };
  return plain("HOME") ?? (platform === "posix" ? null : windowsHome(plain));
}

function windowsHome(plain: (name: string) => string | null): string | null {
  const drive = plain("HOMEDRIVE");
  const path = plain("HOMEPATH");
  return plain("USERPROFILE") ?? (drive === null || path === null ? null : drive + path);
}

/**
 * A leading `~` as a whole part is the home folder; `~name` and variables in a path mean nothing. An empty HOME is a
 * folder too: the one that the program runs in (golden `b3-home-empty`).
 */
export function openedPath(path: string, snapshot: Snapshot): string {
  if (path !== "~" && !path.startsWith("~/")) return fromWorkingFolder(path, snapshot);
  const home = homeFolder(snapshot) ?? "~";
  const parts = [home === "/" ? "" : home.replace(/\/+$/, ""), path.slice(2)];
  return fromWorkingFolder(home === "" ? path.slice(2) : parts.join("/"), snapshot);
}
