import { REGION_VARIABLES } from "../model/region-variables.ts";
import type { Change, ValueFlaw } from "../model/finding.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { linesText } from "./lines-text.ts";

/** The person's own shell, in which a fix is written. */
export type Shell = "posix" | "fish" | "powershell" | "cmd";

export function shellOf(snapshot: Snapshot): Shell {
  const variable = (name: string): string => {
    const value = snapshot.variables.get(name);
    return typeof value === "string" ? value : "";
  };
  if (snapshot.platform === "windows") return variable("PSModulePath") === "" ? "cmd" : "powershell";
  return /(?:^|\/)fish$/.test(variable("SHELL")) || variable("FISH_VERSION") !== "" ? "fish" : "posix";
}

/** A word as a POSIX shell takes it literally. */
export const quoteWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** bash and zsh open the bytes themselves: macOS's sed knows no `\\x`, and no -i without an end for the old file's name. */
function withoutByteOrderMark(path: string, shell: Shell): string {
  switch (shell) {
    case "posix":
      return `sed -i.bak $'1s/^\\xEF\\xBB\\xBF//' ${quoteWord(path)}`;
    case "fish":
      return `bash -c "sed -i.bak \\$'1s/^\\xEF\\xBB\\xBF//' ${quoteWord(path)}"`;
    case "powershell":
    case "cmd":
      return `save ${path} as UTF-8 without a byte order mark (Notepad: encoding UTF-8)`;
  }
}

/** A change as one types it. */
export function commandFor(change: Change, shell: Shell): string {
  switch (change.kind) {
    case "unset-variables":
      return unset(change.names, shell);
    case "set-variable":
      return set(change.name, change.value, shell);
    case "rename-variables":
      return oneAfterTheOther(
        change.names.map(({ from, to }) => rename(from, to, shell)),
        shell,
      );
    case "delete-lines":
      return `delete ${linesText(change.lines)} of ${change.path}`;
    case "replace-value":
      return `on line ${change.line} of ${change.path} write: ${change.key} = ${change.value}`;
    case "remove-byte-order-mark":
      return withoutByteOrderMark(change.path, shell);
    case "clean-value":
      return `on line ${change.line} of ${change.path} take ${FLAWS[change.without]} the value of ${change.key}`;
    case "rename-key":
      return `on line ${change.line} of ${change.path} write ${change.to} instead of ${change.from}`;
    case "rename-section":
      if (change.from === change.to)
        return `on line ${change.line} of ${change.path} close the bracket: [${change.to}]`;
      return `on line ${change.line} of ${change.path} write [${change.to}] instead of [${change.from}]`;
    case "break-line":
      return `on line ${change.line} of ${change.path} begin a new line at column ${change.column}`;
    case "insert-lines":
      return `${change.below === 0 ? "at the top" : `below line ${change.below}`} of ${change.path} add: ${change.lines.filter((line) => line !== "").join(" ⏎ ")}`;
    case "set-mode":
      return `chmod ${change.mode.toString(8)} ${quoteWord(change.path)}`;
    case "export-credentials":
      return exportedBy(change, shell);
    case "run":
      return change.command;
    case "by-hand":
      return change.text;
  }
}

/** Whether a change holds something to copy, and so must stay in one piece; else it is to be read. */
export function isTyped({ kind }: Change): boolean {
  switch (kind) {
    case "unset-variables":
    case "set-variable":
    case "rename-variables":
    case "remove-byte-order-mark":
    case "set-mode":
    case "export-credentials":
    case "run":
    // What is to be written is copied, too.
    case "replace-value":
    case "insert-lines":
      return true;
    case "delete-lines":
    case "clean-value":
    case "rename-key":
    case "rename-section":
    case "break-line":
    case "by-hand":
      return false;
  }
}

const FLAWS = {
  quotes: "the quotes from",
  "inline-comment": "the comment out of",
  "echo-flag": "the -n out of",
  "trailing-percent": "the trailing % from",
  "invisible-characters": "the invisible characters out of",
  "outer-blanks": "the blanks around",
} as const satisfies Record<ValueFlaw, string>;

/** In cmd a blank before `&` would belong to a value set. */
const oneAfterTheOther = (commands: readonly string[], shell: Shell): string =>
  commands.join(shell === "cmd" ? "& " : "; ");

type ExportedCredentials = Extract<Change, { kind: "export-credentials" }>;

/**
 * The AWS CLI asks for an MFA code on the terminal and exports what the role gives (lab, CLI 2.36.7). `sts get-session-token`
 * would be called as the chosen profile itself: it asks for the code twice, and gives the keys of nobody's role.
 */
function exportedBy({ profile, unset: names, region }: ExportedCredentials, shell: Shell): string {
  const named = profile === null ? "" : ` --profile ${quoteWord(profile)}`;
  return oneAfterTheOther(
    [
      evaluated(`aws configure export-credentials${named} --format`, shell),
      ...(names.length === 0 ? [] : [unset(names, shell)]),
      ...(region === null ? [] : [setBoth(REGION_VARIABLES, region, shell)]),
    ],
    shell,
  );
}

function evaluated(command: string, shell: Shell): string {
  switch (shell) {
    case "posix":
      return `eval "$(${command} env)"`;
    case "fish":
      return `${command} fish | source`;
    case "powershell":
      return `${command} powershell | Invoke-Expression`;
    case "cmd":
      return `for /f "delims=" %i in ('${command} windows-cmd') do %i`;
  }
}

function unset(names: readonly string[], shell: Shell): string {
  switch (shell) {
    case "posix":
      return `unset ${names.join(" ")}`;
    case "fish":
      return `set -e ${names.join(" ")}`;
    case "powershell":
      return `Remove-Item ${names.map((name) => `Env:${name}`).join(", ")}`;
    case "cmd":
      return names.map((name) => `set ${name}=`).join(" & ");
  }
}

function set(name: string, value: string, shell: Shell): string {
  switch (shell) {
    case "posix":
      return `export ${name}=${quoteWord(value)}`;
    case "fish":
      return `set -gx ${name} ${quoteWord(value)}`;
    case "powershell":
      return `$Env:${name} = '${value.replaceAll("'", "''")}'`;
    case "cmd":
      return `set ${name}=${value}`;
  }
}

const setBoth = (names: readonly [string, string], value: string, shell: Shell): string =>
  shell === "posix"
    ? `export ${names.map((name) => `${name}=${quoteWord(value)}`).join(" ")}`
    : oneAfterTheOther(
        names.map((name) => set(name, value, shell)),
        shell,
      );

function rename(from: string, to: string, shell: Shell): string {
  switch (shell) {
    case "posix":
      return `export ${to}="$${from}"; unset ${from}`;
    case "fish":
      return `set -gx ${to} $${from}; set -e ${from}`;
    case "powershell":
      return `$Env:${to} = $Env:${from}; Remove-Item Env:${from}`;
    case "cmd":
      return `set ${to}=%${from}%& set ${from}=`;
  }
}
