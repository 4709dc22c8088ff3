import type { Snapshot } from "../model/snapshot.ts";
import { projectFolders } from "./project-folders.ts";
import { homeFolder } from "./python-path.ts";
import { versionIn } from "./version-in.ts";

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
 * Where a `python3` of this shell would look: its virtual environment, the project's own, those on PATH (conda,
 * Homebrew) and behind pyenv's shims, the user's, the system's.
 */
function sitePackages(snapshot: Snapshot): readonly string[] {
  const venv = snapshot.variables.get("VIRTUAL_ENV");
  const roots = [
    ...(typeof venv === "string" && venv !== "" ? [venv] : []),
    ...projectFolders(snapshot).flatMap((folder) => [`${folder}/.venv`, `${folder}/venv`]),
    ...installationsOnPath(snapshot),
    ...pyenvInstallations(snapshot),
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

const foldersOnPath = ({ variables }: Snapshot): readonly string[] => {
  const path = variables.get("PATH");
  return typeof path === "string" ? path.split(":") : [];
};

/** What holds each `bin` of PATH but the system's own. */
const installationsOnPath = (snapshot: Snapshot): readonly string[] =>
  foldersOnPath(snapshot)
    .filter((folder) => folder.endsWith("/bin") && !/^\/(?:usr\/)?(?:local\/)?bin$/.test(folder))
    .map((folder) => folder.slice(0, -"/bin".length));

const SHIMS = "/.pyenv/shims";

/** The version that pyenv's shims start: the one that the project's .python-version names, else pyenv's global one. */
function pyenvInstallations(snapshot: Snapshot): readonly string[] {
  const shims = foldersOnPath(snapshot).find((folder) => folder.endsWith(SHIMS));
  if (shims === undefined) return [];
  const root = shims.slice(0, -"/shims".length);
  const files = [...projectFolders(snapshot).map((folder) => `${folder}/.python-version`), `${root}/version`];
  const version = files.map((path) => versionIn(snapshot.file(path), /^\s*([\w.-]+)/)).find((name) => name !== null);
  return version === undefined ? [] : [`${root}/versions/${version}`];
}
