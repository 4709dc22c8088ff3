import { type Secret, seal, unseal } from "../vault/secret.ts";
import { shellProgram } from "./shell-program.ts";

/** A command in backticks: words that are run as they are, or, if any character may mean something to it, a shell's line. */
export interface RubyCommand {
  readonly shell: Secret | null;
  readonly argv: readonly Secret[];
  readonly program: string;
}

export function rubyCommand(command: Secret): RubyCommand {
  const text = unseal(command);
  const words = text.split(/[ \t]+/).filter((word) => word !== "");
  const program = shellProgram(command);
  return SHELL.test(text) || words.length === 0
    ? { shell: command, argv: [], program }
    : { shell: null, argv: words.map(seal), program };
}

/** process.c: rb_exec_fillarg */
const SHELL =
  /[*?{}[\]<>()~&|\\$;'`"\n#]|^\s*\w*[=%]|^\s*(?:exec|eval|exit|set|source|trap|ulimit|umask|unset|export|readonly|shift|times|wait)\b/;
