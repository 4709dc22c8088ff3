/**
 * Options as a JVM splits them: at blanks, but for those in quotes, double or single, which may begin anywhere and are
 * dropped; a backslash is a letter (goldens `java-options-quotes-double`, `-single`, `-within`). With a quote that is not
 * closed no JVM starts: here it ends with the text.
 */
export const javaWords = (text: string): readonly string[] =>
  [...text.matchAll(/(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^ \t\n\v\f\r"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)(?:"|$)|'([^']*)(?:'|$)/g, (_, double?: string, single?: string) => double ?? single ?? ""),
  );

/** A word as it may stand among others. */
export function javaWord(text: string): string {
  if (!/[ \t\n\v\f\r"']/.test(text)) return text;
  return text
    .split(/("+)/)
    .map((part) => (part === "" ? "" : part.startsWith('"') ? `'${part}'` : `"${part}"`))
    .join("");
}
