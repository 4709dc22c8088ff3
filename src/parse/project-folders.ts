import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "./python-path.ts";

const known = new WeakMap<Snapshot, readonly string[]>();

/** Deeper than this nobody starts a program below its manifest. */
const MOST = 12;

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
  const folders = [snapshot.cwd];
  const home = homeFolder(snapshot);
  for (let folder = snapshot.cwd; folders.length < MOST && !isTop(snapshot, folder); ) {
    folder = above(folder);
    if (folder === "" || folder === home) break;
    folders.push(folder);
  }
  return folders;
}

const isTop = (snapshot: Snapshot, folder: string): boolean =>
  folder === homeFolder(snapshot) || snapshot.status(`${folder}/.git`) !== null;

const above = (folder: string): string => folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
