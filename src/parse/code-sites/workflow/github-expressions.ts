import type { WordPart } from "../shell/command-word.ts";
import type { PartsOf } from "../values/interpolated-parts.ts";
import { type NamedParts, onePart, putIn } from "../values/named-parts.ts";

const EXPRESSION = /\$\{\{((?:[^}]|\}(?!\}))*)\}\}/g;

/** `${{ env.NAME }}` is a variable; secrets, inputs and all that is worked out only the run can tell. */
export const githubParts =
  (names: NamedParts): PartsOf =>
  (text) => {
    const parts: WordPart[] = [];
    let from = 0;
    for (const match of text.matchAll(EXPRESSION)) {
      if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
      from = match.index + match[0].length;
      parts.push(...putIn([partOf(match[1] ?? "")], names));
    }
    if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
    return parts;
  };

function partOf(expression: string): WordPart {
  const name = /^\s*env\.(\w+)\s*$/.exec(expression)?.[1];
  return name === undefined ? { kind: "computed" } : { kind: "variable", name, otherwise: null };
}

/** A script with variables of the shell, just as long, in place of its expressions; and what these stand for. */
export function withoutExpressions(
  script: string,
  names: NamedParts,
): { readonly text: string; readonly nameOf: (name: string) => WordPart | null } {
  const expressions: string[] = [];
  const text = script.replaceAll(EXPRESSION, (whole) => {
    const name = `_${expressions.push(whole) - 1}`;
    const lines = whole.split("\n").length - 1;
    return `\${${name.padEnd(whole.length - 3 - lines, "_")}}${"\n".repeat(lines)}`;
  });
  const parts = githubParts(names);
  return {
    text,
    nameOf: (name) => {
      const expression = expressions[Number(/^_(\d+)_*$/.exec(name)?.[1] ?? Number.NaN)];
      if (expression === undefined) return onePart(names, name);
      const [only, ...others] = parts(expression, { line: 1, column: 1 });
      return only === undefined || others.length > 0 ? { kind: "computed" } : only;
    },
  };
}
