import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const BUILT_CLI = fileURLToPath(new URL("../../dist/cli/awswho.cjs", import.meta.url));

/** False before `npm run build`: tests of the built command are then skipped, and say so. */
export const isBuilt: boolean = existsSync(BUILT_CLI);

/** For the name of a suite: why it is skipped. */
export const ofBuiltCli = isBuilt ? "the built command" : "the built command (skipped: not built, see npm run build)";

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CliSetting {
  /** All of it: nothing of this process's environment is passed on. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Node's own options, before the script. */
  readonly node?: readonly string[];
  /** What goes before node: strace. */
  readonly wrapper?: readonly string[];
  readonly uid?: number;
}

export function runCli(
  argv: readonly string[],
  { environment, cwd, node = [], wrapper = [], uid }: CliSetting,
): Promise<CliRun> {
  const [program = "", ...words] = [...wrapper, process.execPath, ...node, BUILT_CLI, ...argv];
  const child = spawn(program, words, {
    cwd,
    env: { LANG: "C.UTF-8", PATH: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((ended, failed) => {
    child.once("error", failed);
    child.once("close", (code) => ended({ code, stdout, stderr }));
  });
}
