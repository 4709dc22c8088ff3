import { type Secret, seal, unseal } from "../vault/secret.ts";
import { shlexSplit } from "./shlex.ts";

export interface CommandWords {
  readonly argv: readonly Secret[];
  /** The program as it was named; null: an empty command. */
  readonly program: string | null;
}

/** A command's words, sealed but for the program: arguments may be secrets. Null: an open quote. */
export function secretWords(command: Secret): CommandWords | null {
  const words = shlexSplit(unseal(command));
  if (words === null) return null;
  return { argv: words.map(seal), program: words[0] ?? null };
}
