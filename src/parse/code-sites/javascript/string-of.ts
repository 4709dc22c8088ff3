import type { SyntaxNode } from "../syntax-node.ts";

/** A text that is written out, without its quotes; null: it is none, or a template with something put in. */
export function stringOf(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  if (node.type !== "string" && node.type !== "template_string") return null;
  const parts = node.namedChildren.filter((part) => part !== null);
  if (parts.some(({ type }) => type === "template_substitution")) return null;
  return parts.map((part) => (part.type === "escape_sequence" ? unescaped(part.text) : part.text)).join("");
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", "0": "\0" };

function unescaped(sequence: string): string {
  const letter = sequence.slice(1);
  const [, point] = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\})$/i.exec(letter)?.filter(Boolean) ?? [];
  if (point !== undefined) {
    const code = Number.parseInt(point, 16);
    return code > 0x10_ffff ? "" : String.fromCodePoint(code);
  }
  // A line feed after a backslash is left out.
  return /^[\r\n\u2028\u2029]/.test(letter) ? "" : (ESCAPES[letter] ?? letter);
}
