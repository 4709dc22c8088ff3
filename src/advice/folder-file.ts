import type { FileProvenance } from "../model/provenance.ts";
import type { FolderVariable } from "../parse/folder-file.ts";
import type { FolderFileKind } from "../parse/written-variables.ts";

/** A file of this folder, or of one above it up to the repository's, that sets AWS variables. */
export interface FolderFile {
  readonly path: string;
  readonly kind: FolderFileKind;
  /** A program that is started here takes them over; left out: it runs elsewhere, in a container or on a runner. */
  readonly runs: "here" | "elsewhere";
  readonly variables: readonly FolderVariable[];
  /** In a repository of git, and not named by a .gitignore of its own folder or the repository's. */
  readonly isInGit: boolean;
}

export const folderPlace = ({ path }: FolderFile, { line, column, name }: FolderVariable): FileProvenance => ({
  kind: "file",
  path,
  line,
  column,
  section: null,
  key: name,
});
