import type { Snapshot } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { projectFolders } from "./project-folders.ts";
import { UNKNOWN_VERSION } from "./version-in-project.ts";
import { mentions, versionIn } from "./version-in.ts";

/**
 * The version of a NuGet package that comes with all of a family (AWSSDK.Core with each AWSSDK.…): what was restored, else
 * what a project asks for; null: no project of the working folder's, or of its solution's, asks for any.
 */
export function nugetPackageVersion(snapshot: Snapshot, family: string, core: string): string | null {
  const asksFor = new RegExp(`\\b${family}\\.\\w`);
  for (const project of projects(snapshot)) {
    const folder = project.slice(0, project.lastIndexOf("/"));
    const restored =
      versionIn(snapshot.file(`${folder}/obj/project.assets.json`), new RegExp(`"${core}/(\\d[\\w.-]*)"`)) ??
      versionIn(
        snapshot.file(`${folder}/packages.lock.json`),
        new RegExp(`"${core}":\\s*\\{[^}]*"resolved": "([^"]+)"`),
      );
    if (restored !== null) return restored;
    if ([project, `${folder}/packages.config`].some((path) => mentions(snapshot.file(path), asksFor)))
      return UNKNOWN_VERSION;
  }
  return null;
}

const PROJECT = /\.(?:cs|fs|vb)proj$/;
const SOLUTION = /\.slnx?$/;

/** The projects beside the program or above it, and those that a solution there names. */
function projects(snapshot: Snapshot): readonly string[] {
  return projectFolders(snapshot).flatMap((folder) =>
    snapshot.folder(folder).flatMap((name) => {
      const path = `${folder}/${name}`;
      if (PROJECT.test(name)) return [path];
      return SOLUTION.test(name) ? projectsOf(snapshot, path, folder) : [];
    }),
  );
}

/** A solution names its projects between quotes, with the slashes of Windows. */
function projectsOf(snapshot: Snapshot, solution: string, folder: string): readonly string[] {
  const view = snapshot.file(solution);
  if (view.state !== "text") return [];
  const named = unseal(view.text).matchAll(/"([^"\r\n]+\.(?:cs|fs|vb)proj)"/g);
  return [...named].map(([, path]) => `${folder}/${(path as string).replaceAll("\\", "/")}`);
}
