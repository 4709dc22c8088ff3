import type { FileView, Snapshot } from "../model/snapshot.ts";
import { projectFolders } from "./project-folders.ts";
import { mentions, versionIn } from "./version-in.ts";

/** There, but nothing says in which version. */
export const UNKNOWN_VERSION = "unknown";

/** Files of a name in the working folder's project, the nearest first. */
const inProject = (snapshot: Snapshot, name: string): readonly FileView[] =>
  projectFolders(snapshot).map((folder) => snapshot.file(`${folder}/${name}`));

/** The first group of the first pattern that one of the project's files of that name has. */
export function versionInProject(snapshot: Snapshot, name: string, ...patterns: readonly RegExp[]): string | null {
  for (const view of inProject(snapshot, name))
    for (const pattern of patterns) {
      const version = versionIn(view, pattern);
      if (version !== null) return version;
    }
  return null;
}

/** That of an npm package, as it is installed. */
export const nodePackageVersion = (snapshot: Snapshot, name: string): string | null =>
  versionInProject(snapshot, `node_modules/${name}/package.json`, /"version"\s*:\s*"([^"]+)"/);

/** Whether one of the project's files says something at all. */
export const mentionedInProject = (snapshot: Snapshot, names: readonly string[], pattern: RegExp): string | null =>
  names.some((name) => inProject(snapshot, name).some((view) => mentions(view, pattern))) ? UNKNOWN_VERSION : null;
