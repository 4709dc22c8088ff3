import { openFullConfig } from "../chains/botocore/full-config.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { isContainer } from "./metadata-use.ts";

/** A container has its own files: often it was given the variable alone. */
export function isBareContainer(snapshot: Snapshot): boolean {
  if (!isContainer(snapshot)) return false;
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  return [configFile, credentialsFile].every(({ path }) => snapshot.file(path).state === "absent");
}
