import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "./python-path.ts";
import { foldersUpwards, workingTree } from "./working-tree.ts";

const known = new WeakMap<Snapshot, readonly string[]>();

/**
 * The working folder and those above it, up to its repository's: a package of a monorepo, a crate of a workspace and a
 * module of a build have their manifest, their lock file or their packages further up. Without a repository up to below
 * the home folder.
 */
export function projectFolders(snapshot: Snapshot): readonly string[] {
  const folders = known.get(snapshot) ?? foldersOf(snapshot);
  known.set(snapshot, folders);
  return folders;
}

function foldersOf(snapshot: Snapshot): readonly string[] {
  const [cwd, ...above] = foldersUpwards(snapshot.cwd) as [string, ...string[]];
  const home = homeFolder(snapshot);
  if (cwd === home) return [cwd];
  const top = workingTree(snapshot);
  const end = top === null ? above.findIndex((folder) => folder === home || folder === "/") : above.indexOf(top) + 1;
  return [cwd, ...above.slice(0, Math.max(0, end))];
}
