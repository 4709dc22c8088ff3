import type { Snapshot } from "../model/snapshot.ts";
import { isDotenv } from "../parse/dotenv-name.ts";
import { mentions } from "../parse/version-in.ts";
import { foldersUpwards, workingTree } from "../parse/working-tree.ts";
import type { FolderFileKind } from "../parse/written-variables.ts";
import type { FolderFile } from "./folder-file.ts";

/** A file of the working folder that speaks of AWS variables; whether it sets any is for a parser to tell. */
export interface FolderCandidate {
  readonly folder: string;
  readonly name: string;
  readonly kind: FolderFileKind;
  readonly runs: FolderFile["runs"];
  /** The repository's folder; null: there is none. */
  readonly top: string | null;
}

const HERE = ["Makefile", ".vscode/settings.json", ".vscode/launch.json"];
const YAML = /\.ya?ml$/;
const ELSEWHERE = /^(?:(?:docker-)?compose(?:[.-][\w.-]+)?|serverless|\.gitlab-ci|buildspec)\.ya?ml$/;

/** Most folders have none: they are listed apart from what parses them, so that no parser is loaded for nothing. */
export function folderCandidates(snapshot: Snapshot): readonly FolderCandidate[] {
  const top = workingTree(snapshot);
  return foldersOf(snapshot, top).flatMap((folder) => candidatesIn(snapshot, folder, top));
}

/** From the working folder up to that of the repository; outside one, the working folder alone. */
const foldersOf = ({ cwd }: Snapshot, top: string | null): readonly string[] =>
  top === null ? [cwd] : foldersUpwards(cwd).filter((folder) => folder.startsWith(top));

function candidatesIn(snapshot: Snapshot, folder: string, top: string | null): readonly FolderCandidate[] {
  const names = snapshot.folder(folder);
  const listed = names.flatMap((name): readonly [string, FolderFileKind, FolderFile["runs"]][] => {
    if (isDotenv(name)) return [[name, "dotenv", "here"]];
    if (name.endsWith(".tfvars")) return [[name, "tfvars", "elsewhere"]];
    return YAML.test(name) && ELSEWHERE.test(name) ? [[name, "yaml", "elsewhere"]] : [];
  });
  const workflows = names.includes(".github")
    ? snapshot
        .folder(`${folder}/.github/workflows`)
        .filter((name) => YAML.test(name))
        .map((name) => [`.github/workflows/${name}`, "yaml", "elsewhere"] as const)
    : [];
  const others = [
    ...HERE.filter((name) => names.includes(name.split("/")[0] ?? name)).map(
      (name) => [name, name.endsWith(".json") ? "json" : "makefile", "here"] as const,
    ),
    ...(names.includes(".devcontainer") ? [[".devcontainer/devcontainer.json", "json", "elsewhere"] as const] : []),
  ];
  return [...listed, ...workflows, ...others].flatMap(([name, kind, runs]) =>
    mentions(snapshot.file(`${folder}/${name}`), kind === "tfvars" ? /secret_/i : /AWS_/)
      ? [{ folder, name, kind, runs, top }]
      : [],
  );
}
