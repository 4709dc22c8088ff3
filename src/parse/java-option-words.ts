import type { JavaOptions } from "../model/java-options.ts";
import { type Secret, unseal } from "../vault/secret.ts";
import { javaWords } from "./java-words.ts";

/** A file of options; null: it cannot be read, and no JVM starts. */
export type ReadOptions = (path: string) => Secret | null;

/**
 * The options that a variable gives to a JVM, those of a file in the place where the file is named: `@FILE` in the launcher's
 * own variable (goldens `jvm-options-argfile`, `-argfile-before`), `-XX:VMOptionsFile=FILE` in any (golden
 * `jvm-options-options-of-the-vm`; OpenJDK 17).
 */
export const javaOptionWords = (variable: JavaOptions, text: string, read: ReadOptions): readonly string[] =>
  javaWords(text).flatMap((word) => {
    const [, file] = /^-XX:VMOptionsFile=(.*)$/s.exec(word) ?? [];
    if (file !== undefined) return javaWords(textOf(file, read));
    const [, argumentFile] = variable === "JDK_JAVA_OPTIONS" ? (/^@(?!@)(.+)$/s.exec(word) ?? []) : [];
    return argumentFile === undefined ? [word] : argumentsIn(textOf(argumentFile, read));
  });

function textOf(path: string, read: ReadOptions): string {
  const text = read(path);
  return text === null ? "" : unseal(text);
}

const ARGUMENT =
  /#[^\r\n]*|((?:"(?:\\(?:\r\n|.)|[^"\\\r\n])*"?|'(?:\\(?:\r\n|.)|[^'\\\r\n])*'?|[^\s"'#])+)(#[^\r\n]*)?/gs;

/**
 * As the launcher reads a file: comments after `#`, which swallow the word that they stand at; a backslash within quotes
 * escapes, or joins two lines (golden `jvm-options-argfile-quotes`).
 */
const argumentsIn = (text: string): readonly string[] =>
  [...text.matchAll(ARGUMENT)].flatMap(([, word, comment]) =>
    word === undefined || comment !== undefined
      ? []
      : [word.replace(/(["'])((?:\\(?:\r\n|.)|(?!\1).)*)(?:\1|$)/gs, (_, _quote, quoted: string) => unescaped(quoted))],
  );

const LETTERS: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f" };

const unescaped = (quoted: string): string =>
  quoted.replace(/\\(?:(?:\r\n|\r|\n)[ \t\f]*|(.))/g, (_, letter?: string) =>
    letter === undefined ? "" : (LETTERS[letter] ?? letter),
  );
