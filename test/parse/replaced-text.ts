import type { TextReplacement } from "../../src/parse/text-replacements.ts";

/** A text after the steps, as an editor makes them that knows lines, columns and nothing of ours. */
export function replacedText(text: string, steps: readonly TextReplacement[]): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(mark.length);
  const starts = [0, ...[...body.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
  const at = ({ line, column }: { readonly line: number; readonly column: number }): number => {
    const start = starts[line - 1];
    if (start === undefined || start + column - 1 > body.length) throw new Error(`no place ${line}:${column}`);
    return start + column - 1;
  };
  const edits = steps
    .flatMap((step) => (step.kind === "text" ? [{ from: at(step.from), to: at(step.to), text: step.inserted }] : []))
    .sort((a, b) => b.from - a.from);
  let after = body;
  for (const { from, to, text: inserted } of edits) after = after.slice(0, from) + inserted + after.slice(to);
  return (steps.some(({ kind }) => kind === "byte-order-mark") ? "" : mark) + after;
}
