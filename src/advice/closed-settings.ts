import { openFullConfig } from "../chains/botocore/full-config.ts";
import type { Fix } from "../model/finding.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { brokenHome } from "./broken-home.ts";
import { unreadFile } from "./unread-file.ts";

/** What is to be done before a profile can be kept here: HOME leads to no folder, or the settings may not be read. Null: nothing. */
export function closedSettings(snapshot: Snapshot): Fix | null {
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  const unread = unreadFile(snapshot, credentialsFile.path) ?? unreadFile(snapshot, configFile.path);
  return brokenHome(snapshot)?.fix ?? unread?.fix ?? null;
}
