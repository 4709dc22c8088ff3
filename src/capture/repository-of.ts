import type { FileSystem } from "./file-system.ts";

/** The folder that holds the `.git` a folder is under, without a `/` at its end (`/` itself is empty); null: there is none. */
export function repositoryOf(fs: FileSystem, folder: string): string | null {
  for (let at = folder.replace(/\/$/, ""); ; at = at.slice(0, at.lastIndexOf("/"))) {
    try {
      fs.statSync(`${at}/.git`);
      return at;
    } catch {
      // Not here.
    }
    if (!at.includes("/")) return null;
  }
}
