import { type Secret, unseal } from "../vault/secret.ts";
import { shlexSplit } from "./shlex.ts";

/**
 * What a shell's line runs, safe to show: its first word behind the variables set for it alone (`TOKEN=… helper`, which
 * people do fill with secrets), if that is a plain name. In quotes a path may have blanks.
 */
export function shellProgram(line: Secret): string {
  const words = shlexSplit(unseal(line)) ?? [];
  const program = words.find((word) => !/^\w+=/.test(word)) ?? "";
  return /^(?:[\w./~+@:-]+|\/[\w ./~+@:-]+)$/.test(program) ? program : "a command";
}
