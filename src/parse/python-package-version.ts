import type { Snapshot } from "../model/snapshot.ts";
import { projectFolders } from "./project-folders.ts";
import { homeFolder } from "./python-path.ts";

/** The version of a Python package that is `wanted`, read off the names of installed packages; null: none found. */
export function pythonPackageVersion(snapshot: Snapshot, name: string, wanted = /^\d/): string | null {
  const start = `${name}-`;
  for (const folder of sitePackages(snapshot)) {
    for (const entry of snapshot.folder(folder)) {
      // Most of hundreds are of other packages: no expression need be compiled for them.
      if (!entry.startsWith(start)) continue;
      const version = /^(\d[\w.]*)\.(?:dist|egg)-info$/.exec(entry.slice(start.length))?.[1];
      if (version !== undefined && wanted.test(version)) return version;
    }
  }
  return null;
}

/**
 * Where a `python3` of this shell would look: its virtual environment, the project's own, those on PATH (pyenv, conda,
 * Homebrew), the user's, the system's.
 */
function sitePackages(snapshot: Snapshot): readonly string[] {
  const venv = snapshot.variables.get("VIRTUAL_ENV");
  const roots = [
    ...(typeof venv === "string" && venv !== "" ? [venv] : []),
    ...projectFolders(snapshot).flatMap((folder) => [`${folder}/.venv`, `${folder}/venv`]),
    ...installationsOnPath(snapshot),
    `${homeFolder(snapshot)}/.local`,
    "/usr/local",
    "/usr",
  ];
  return roots.flatMap((root) =>
    snapshot
      .folder(`${root}/lib`)
      .filter((name) => name.startsWith("python3") && /^python3(?:\.\d+)?$/.test(name))
      .flatMap((name) => [`${root}/lib/${name}/site-packages`, `${root}/lib/${name}/dist-packages`]),
  );
}

/** What holds each `bin` of PATH but the system's own. */
function installationsOnPath(snapshot: Snapshot): readonly string[] {
  const path = snapshot.variables.get("PATH");
  if (typeof path !== "string") return [];
  return path
    .split(":")
    .filter((folder) => folder.endsWith("/bin") && !/^\/(?:usr\/)?(?:local\/)?bin$/.test(folder))
    .map((folder) => folder.slice(0, -"/bin".length));
}
