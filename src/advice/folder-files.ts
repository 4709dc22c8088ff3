import type { Snapshot } from "../model/snapshot.ts";
import { folderVariables, ignores } from "../parse/folder-file.ts";
import type { FolderCandidate } from "./folder-candidates.ts";
import type { FolderFile } from "./folder-file.ts";

/** Of the candidates, those that set AWS variables. */
export const folderFiles = (snapshot: Snapshot, candidates: readonly FolderCandidate[]): readonly FolderFile[] =>
  candidates.flatMap(({ folder, name, kind, runs, top }) => {
    const path = `${folder}/${name}`;
    const variables = folderVariables(snapshot.file(path), kind);
    return variables.length === 0
      ? []
      : [{ path, kind, runs, variables, isInGit: isInGit(snapshot, folder, name, top) }];
  });

function isInGit(snapshot: Snapshot, folder: string, name: string, top: string | null): boolean {
  if (top === null) return false;
  const file = name.slice(name.lastIndexOf("/") + 1);
  return ![folder, top].some((place) => ignores(snapshot.file(`${place}/.gitignore`), file));
}
