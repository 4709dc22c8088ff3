import type { FileProvenance, Provenance } from "../../model/provenance.ts";
import type { Report } from "../../model/report.ts";

/** A place in a file of the working tree, by its path from the tree's top. */
export interface PlaceInTree {
  readonly path: string;
  readonly place: FileProvenance;
}

/** Null: it is no file, or one that lies elsewhere, such as in the home folder. */
export function inTree(place: Provenance, { tree }: Pick<Report, "tree">): PlaceInTree | null {
  if (place.kind !== "file" || tree === null) return null;
  const top = tree.endsWith("/") ? tree : `${tree}/`;
  const path = place.path.replaceAll("\\", "/");
  return path.startsWith(top.replaceAll("\\", "/")) ? { path: path.slice(top.length), place } : null;
}
