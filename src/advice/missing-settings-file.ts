import type { Snapshot } from "../model/snapshot.ts";
import { openedPath } from "../parse/python-path.ts";
import { openVariable } from "./open-variable.ts";

/** A settings file that a variable names, and that is not there. */
export interface MissingSettingsFile {
  readonly name: string;
  readonly path: string;
}

/** A device is meant to be empty. */
export const missingSettingsFiles = (snapshot: Snapshot): readonly MissingSettingsFile[] =>
  ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"].flatMap((name) => {
    const written = openVariable(snapshot, name);
    if (written === null || written.startsWith("/dev/")) return [];
    const path = openedPath(written, snapshot);
    return snapshot.status(path) === null ? [{ name, path }] : [];
  });

/** Where nothing comes of leaving the variable out, it is the file that is missing. */
export const haveItThere = ({ name, path }: MissingSettingsFile): string => `have ${path} put there, or unset ${name}`;
