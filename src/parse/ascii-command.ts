import { type Secret, seal, unseal } from "../vault/secret.ts";

/** A command as a JVM writes it where there are ASCII's letters alone: a question mark for each other. */
export function asciiCommand(command: Secret): Secret {
  const written = unseal(command);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
  const left = written.replace(/[^\u0000-\u007f]/gu, "?");
  return left === written ? command : seal(left);
}
