import type { Ancestor, Snapshot, VariableValue } from "../model/snapshot.ts";
import type { ProcessMark, VariableOrigin } from "../model/variable-origin.ts";
import { linesThatSet } from "../parse/assignments.ts";
import { projectFolders } from "../parse/project-folders.ts";
import { homeFolder } from "../parse/python-path.ts";
import { sameSecret } from "../parse/same-secret.ts";

/** Files that set variables: shells' own, the system's, and those that tools read in a folder. */
const HOME_FILES = [
  ".bashrc",
  ".bash_profile",
  ".bash_login",
  ".bash_aliases",
  ".profile",
  ".zshenv",
  ".zprofile",
  ".zshrc",
  ".zlogin",
  ".kshrc",
  ".config/fish/config.fish",
  ".config/nushell/env.nu",
  ".config/nushell/config.nu",
  ".config/powershell/profile.ps1",
  ".config/powershell/Microsoft.PowerShell_profile.ps1",
  ".config/mise/config.toml",
  ".pam_environment",
  ".env",
];
const HOME_FOLDERS = [".config/environment.d", ".config/fish/conf.d", ".bashrc.d", ".config/systemd/user"];
const SYSTEM_FILES = ["/etc/environment", "/etc/profile", "/etc/bash.bashrc", "/etc/zsh/zshenv", "/etc/zsh/zshrc"];
const SYSTEM_FOLDERS = ["/etc/profile.d", "/etc/environment.d"];
/** direnv and mise read those of the folders above, too. */
const FOLDER_FILES = [".env", ".envrc", ".env.local", "mise.toml", ".mise.toml"];

/** Which process and which line a variable came from, as far as it can be told; null: nothing can. */
export function variableOrigin(snapshot: Snapshot, name: string): VariableOrigin | null {
  const { recordedOrigins } = snapshot;
  if (recordedOrigins !== undefined) return recordedOrigins.find((origin) => origin.name === name) ?? null;
  const value = snapshot.variables.get(name);
  if (value === undefined) return null;
  const setter = setterOf(snapshot, name, value);
  const lines = filesThatSet(snapshot)
    .filter((path) => mayHaveRead(setter.setBy, path))
    .flatMap((path) => linesThatSet(snapshot.file(path), name, value));
  const isKnown = setter.setBy !== null || setter.firstIn !== null || setter.sinceTheBeginning || lines.length > 0;
  return isKnown ? { name, ...setter, lines } : null;
}

/** Files that one shell alone reads: whoever else set the variable did not have it from there. */
const ONE_SHELLS_OWN: Readonly<Record<string, RegExp>> = {
  bash: /[\\/](?:\.bash(?:rc|_profile|_login|_aliases)|\.bashrc\.d[\\/][^\\/]*|bash\.bashrc)$/,
  zsh: /[\\/](?:\.z(?:shenv|profile|shrc|login)|zsh[\\/]zsh(?:env|rc))$/,
  fish: /[\\/]fish[\\/]/,
  ksh: /[\\/]\.kshrc$/,
  nu: /[\\/]nushell[\\/]/,
  pwsh: /\.ps1$/,
};

function mayHaveRead(setter: ProcessMark | null, path: string): boolean {
  const shell = Object.keys(ONE_SHELLS_OWN).find((name) => ONE_SHELLS_OWN[name]?.test(path));
  // A login shell is called -bash.
  return setter === null || shell === undefined || setter.program.replace(/^-/, "") === shell;
}

/** The eldest process that began with it was given it by its parent: who is above it set it. */
function setterOf(
  snapshot: Snapshot,
  name: string,
  value: VariableValue,
): Pick<VariableOrigin, "setBy" | "firstIn" | "sinceTheBeginning"> {
  const ancestors = snapshot.ancestors();
  const without = ancestors.findIndex(({ variables }) => !isSame(variables.get(name), value));
  const setter = without === -1 ? null : markOf(ancestors[without]);
  return {
    setBy: setter === null || isFosterParent(setter) ? null : setter,
    firstIn: markOf(ancestors[without === -1 ? ancestors.length - 1 : without - 1]),
    sinceTheBeginning: without === -1 && ancestors.at(-1)?.pid === 1,
  };
}

const markOf = (ancestor: Ancestor | undefined): ProcessMark | null =>
  ancestor === undefined ? null : { pid: ancestor.pid, program: ancestor.program };

/** Who takes in what lost its parent (a tmux server, a daemon) has set nothing. */
const isFosterParent = ({ pid, program }: ProcessMark): boolean => pid === 1 || program === "systemd";

const isSame = (known: VariableValue | undefined, value: VariableValue): boolean =>
  known !== undefined && sameSecret(known, value);

function filesThatSet(snapshot: Snapshot): readonly string[] {
  const home = homeFolder(snapshot);
  const inFolder = (folder: string): readonly string[] => snapshot.folder(folder).map((name) => `${folder}/${name}`);
  return [
    ...HOME_FILES.map((name) => `${home}/${name}`),
    ...HOME_FOLDERS.flatMap((name) => inFolder(`${home}/${name}`)),
    ...SYSTEM_FILES,
    ...SYSTEM_FOLDERS.flatMap(inFolder),
    ...projectFolders(snapshot).flatMap((folder) => FOLDER_FILES.map((name) => `${folder}/${name}`)),
  ].filter((path, index, all) => all.indexOf(path) === index);
}
