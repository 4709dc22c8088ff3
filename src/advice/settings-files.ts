import { openFullConfig } from "../chains/botocore/full-config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { settingsText } from "../parse/settings-text.ts";
import type { SettingsFile } from "./checkup.ts";

const read = new WeakMap<Snapshot, readonly SettingsFile[]>();

/**
 * The two settings files as they stand, where the SDKs look by default; those that are not there are left out. The same
 * ones for all who look at a machine: what is gathered from them is kept by them.
 */
export function settingsFiles(snapshot: Snapshot): readonly SettingsFile[] {
  const known = read.get(snapshot) ?? filesOf(snapshot);
  read.set(snapshot, known);
  return known;
}

function filesOf(snapshot: Snapshot): readonly SettingsFile[] {
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  return (
    [
      ["credentials", credentialsFile.path],
      ["config", configFile.path],
    ] as const
  ).flatMap(([role, path]) => {
    const text = settingsText(snapshot.file(path));
    return text === null ? [] : [{ role, path, text }];
  });
}
