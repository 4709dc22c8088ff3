import { type Secret, seal, unseal } from "../vault/secret.ts";
import { shlexSplit } from "./shlex.ts";

export interface CommandWords {
  readonly argv: readonly Secret[];
  /** The program as it was named; null: an empty command. */
  readonly program: string | null;
}

/** Only a shell sets `TOKEN=… helper`; without one it is the program's name, and still may be a secret. */
const ASSIGNMENT = /^(\w+)=.*$/s;

/** A command's words, sealed but for the program: arguments may be secrets. Null: an open quote. */
export function secretWords(command: Secret): CommandWords | null {
  const words = shlexSplit(unseal(command));
  if (words === null) return null;
  return { argv: words.map(seal), program: words[0]?.replace(ASSIGNMENT, "$1=…") ?? null };
}
