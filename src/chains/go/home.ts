import type { Snapshot } from "../../model/snapshot.ts";
import { homeFolder } from "../../parse/python-path.ts";

/** os.UserHomeDir: HOME (USERPROFILE on Windows); unset or empty: the account's (internal/shareddefaults). */
export function goHome(snapshot: Snapshot): string {
  const home = homeFolder(snapshot);
  return home === "" ? snapshot.systemHome : home;
}
