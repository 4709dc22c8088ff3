import { bashCompletion } from "../completion/bash.ts";
import {
  type CompletedCommand,
  type CompletionShell,
  SHELLS,
  completionTable,
} from "../completion/completion-table.ts";
import { fishCompletion } from "../completion/fish.ts";
import { powershellCompletion } from "../completion/powershell.ts";
import { zshCompletion } from "../completion/zsh.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";

const SCRIPTS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
} as const satisfies Record<CompletionShell, (commands: readonly CompletedCommand[]) => string>;

/** `awswho completion SHELL`: a script to be read by that shell. */
export async function completion({ operands }: Options, { stdout }: World): Promise<ExitCode> {
  const shell = SHELLS.find((name) => name === operands[0]);
  if (shell === undefined || operands.length > 1)
    throw new UsageError(`completion for which shell? ${SHELLS.join(", ")}`);
  stdout.write(SCRIPTS[shell](completionTable()));
  return 0;
}
