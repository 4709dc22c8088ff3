import type { Snapshot } from "../model/snapshot.ts";

/** The folder that holds `.git` (a folder, or a file in a work tree of its own): this one or one above; null: none. */
export function workingTree(snapshot: Snapshot): string | null {
  for (let folder = snapshot.cwd; ; ) {
    if (snapshot.status(`${folder === "/" ? "" : folder}/.git`) !== null) return folder;
    const parent = folder.replace(/[/\\][^/\\]*$/, "") || "/";
    if (parent === folder) return null;
    folder = parent;
  }
}
