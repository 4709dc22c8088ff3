import type { Snapshot } from "../model/snapshot.ts";
import { isDotenv } from "../parse/dotenv-name.ts";
import { folderVariables, ignores } from "../parse/folder-file.ts";
import type { FolderFileKind } from "../parse/written-variables.ts";
import type { FolderFile } from "./folder-file.ts";

const HERE = ["Makefile", ".vscode/settings.json", ".vscode/launch.json"];
const ELSEWHERE =
  /^(?:docker-compose(?:[.-][\w.-]+)?\.ya?ml|compose(?:[.-][\w.-]+)?\.ya?ml|serverless\.ya?ml|\.gitlab-ci\.ya?ml|buildspec\.ya?ml)$/;

export const folderFiles = (snapshot: Snapshot): readonly FolderFile[] =>
  foldersOf(snapshot).flatMap((folder) => filesIn(snapshot, folder, root(snapshot)));

/** From the working folder up to that of the repository; outside one, the working folder alone. */
function foldersOf(snapshot: Snapshot): readonly string[] {
  const top = root(snapshot);
  return top === null ? [snapshot.cwd] : upwards(snapshot.cwd).filter((folder) => folder.startsWith(top));
}

const root = (snapshot: Snapshot): string | null =>
  upwards(snapshot.cwd).find((folder) => snapshot.status(`${folder}/.git`) !== null) ?? null;

function upwards(from: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = from; folder.includes("/"); folder = folder.slice(0, folder.lastIndexOf("/"))) folders.push(folder);
  return folders;
}

function filesIn(snapshot: Snapshot, folder: string, top: string | null): readonly FolderFile[] {
  const names = snapshot.folder(folder);
  const listed = names.flatMap((name): readonly [string, FolderFileKind, FolderFile["runs"]][] => {
    if (isDotenv(name)) return [[name, "dotenv", "here"]];
    return ELSEWHERE.test(name) ? [[name, "yaml", "elsewhere"]] : [];
  });
  const workflows = names.includes(".github")
    ? snapshot
        .folder(`${folder}/.github/workflows`)
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => [`.github/workflows/${name}`, "yaml", "elsewhere"] as const)
    : [];
  const others = [
    ...HERE.filter((name) => names.includes(name.split("/")[0] ?? name)).map(
      (name) => [name, name.endsWith(".json") ? "json" : "makefile", "here"] as const,
    ),
    ...(names.includes(".devcontainer") ? [[".devcontainer/devcontainer.json", "json", "elsewhere"] as const] : []),
  ];
  return [...listed, ...workflows, ...others].flatMap(([name, kind, runs]) => {
    const path = `${folder}/${name}`;
    const variables = folderVariables(snapshot.file(path), kind);
    return variables.length === 0
      ? []
      : [{ path, kind, runs, variables, isInGit: isInGit(snapshot, folder, name, top) }];
  });
}

function isInGit(snapshot: Snapshot, folder: string, name: string, top: string | null): boolean {
  if (top === null) return false;
  const file = name.slice(name.lastIndexOf("/") + 1);
  return ![folder, top].some((place) => ignores(snapshot.file(`${place}/.gitignore`), file));
}
