import type { Snapshot } from "../model/snapshot.ts";
import { type Shell, commandFor, quoteWord, shellOf } from "./shell.ts";

/**
 * The AWS CLI asks for an MFA code on the terminal and exports what the role gives (lab, CLI 2.36.7). `sts get-session-token`
 * would be called as the chosen profile itself: it asks for the code twice, and gives the keys of nobody's role.
 */
export function exportCredentials(profile: string, snapshot: Snapshot): string {
  const shell = shellOf(snapshot);
  // JavaScript 3 goes by a chosen profile before exported keys, and is stopped by it again.
  const names = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"].filter((name) => snapshot.variables.has(name));
  const then =
    names.length === 0
      ? ""
      : `${shell === "cmd" ? " & " : "; "}${commandFor({ kind: "unset-variables", names }, shell)}`;
  return `${exported(profile, shell)}${then}`;
}

function exported(profile: string, shell: Shell): string {
  const command = `aws configure export-credentials --profile ${quoteWord(profile)} --format`;
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

export const ASKS_FOR_THE_CODE = "it asks for the code, and exports what the role gives";
