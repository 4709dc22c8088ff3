import type { Snapshot } from "../model/snapshot.ts";
import { mentions, versionIn } from "./version-in.ts";

/** There, but nothing says in which version. */
export const UNKNOWN_VERSION = "unknown";

/** What stands beside the program: its manifest or lock file. */
const at = (snapshot: Snapshot, name: string) => snapshot.file(`${snapshot.cwd}/${name}`);

/** The first group of a pattern in a file of the working folder. */
export const versionInProject = (snapshot: Snapshot, name: string, pattern: RegExp): string | null =>
  versionIn(at(snapshot, name), pattern);

/** That of an npm package, as it is installed. */
export const nodePackageVersion = (snapshot: Snapshot, name: string): string | null =>
  versionInProject(snapshot, `node_modules/${name}/package.json`, /"version"\s*:\s*"([^"]+)"/);

/** Whether one of the working folder's files says something at all. */
export const mentionedInProject = (snapshot: Snapshot, names: readonly string[], pattern: RegExp): string | null =>
  names.some((name) => mentions(at(snapshot, name), pattern)) ? UNKNOWN_VERSION : null;
