import { openFullConfig } from "../chains/botocore/full-config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { settingsLines } from "../parse/settings-lines.ts";
import type { SettingsFile } from "./checkup.ts";

/** The two settings files as they stand, where the SDKs look by default; those that are not there are left out. */
export function settingsFiles(snapshot: Snapshot): readonly SettingsFile[] {
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  return (
    [
      ["credentials", credentialsFile.path],
      ["config", configFile.path],
    ] as const
  ).flatMap(([role, path]) => {
    const text = settingsLines(snapshot.file(path));
    return text === null ? [] : [{ role, path, text }];
  });
}
