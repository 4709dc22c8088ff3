import type { Snapshot } from "../model/snapshot.ts";

/** The folder that holds `.git` (a folder, or a file in a work tree of its own): this one or one above; null: none. */
export const workingTree = (snapshot: Snapshot): string | null =>
  foldersUpwards(snapshot.cwd).find((folder) => snapshot.status(`${folder === "/" ? "" : folder}/.git`) !== null) ??
  null;

/** A folder and those above it, up to the root. */
export function foldersUpwards(from: string): readonly string[] {
  const folders = [from];
  for (let folder = from; ; ) {
    const parent = folder.replace(/[/\\][^/\\]*$/, "") || "/";
    if (parent === folder) return folders;
    folders.push(parent);
    folder = parent;
  }
}
