import { type Secret, unseal } from "../vault/secret.ts";

/** What a command holds that only a shell understands; nothing of its words. */
export type ShellWord = "~" | "a variable" | "a pipe" | "a redirection" | "several commands" | "a command in a command";

/** Looked for outside single quotes, in which a shell takes everything as it stands. */
const WORDS: readonly (readonly [ShellWord, RegExp])[] = [
  ["~", /(?:^|[\s=:])~(?:\/|\s|$)/],
  ["a variable", /\$(?:\w|\{)/],
  ["a command in a command", /\$\(|`/],
  ["several commands", /&&|;|\|\|/],
  ["a pipe", /(?<!\|)\|(?!\|)/],
  ["a redirection", /(?<![\w-])\d?>|</],
];

/** Whether the program itself is named so, not only an argument. */
export const namesProgramByShell = (command: Secret): boolean => /^\s*"?[~$]/.test(unseal(command));

export function shellWords(command: Secret): readonly ShellWord[] {
  const text = unseal(command).replace(/'[^']*'/g, "''");
  const unquoted = text.replace(/"[^"]*"/g, (quoted) =>
    quoted.replace(/[^$`]/g, (letter) => (/\w|\{|\(/.test(letter) ? letter : "_")),
  );
  return WORDS.filter(([, pattern]) => pattern.test(unquoted)).map(([word]) => word);
}
