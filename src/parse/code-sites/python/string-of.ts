import type { SyntaxNode } from "../syntax-node.ts";

const WRITTEN = /^([A-Za-z]{0,2})("""|'''|"|')([\s\S]*)\2$/;

/** What a string is; null: it is computed (an f-string with a value in it), or bytes. */
export function stringOf(node: SyntaxNode): string | null {
  if (node.type === "concatenated_string") {
    const parts = node.namedChildren.filter((child) => child?.type !== "comment");
    const texts = parts.map((part) => (part === null ? null : stringOf(part)));
    return texts.includes(null) ? null : texts.join("");
  }
  const [, prefix = "", , body] = WRITTEN.exec(node.text) ?? [];
  if (body === undefined || /b/i.test(prefix)) return null;
  const isFormatted = /f/i.test(prefix);
  if (isFormatted && /(?<!\{)\{(?!\{)/.test(body.replaceAll("{{", ""))) return null;
  const text = isFormatted ? body.replaceAll("{{", "{").replaceAll("}}", "}") : body;
  return /r/i.test(prefix) || !text.includes("\\") ? text : text.replace(/\\(\r\n|[\s\S])/g, unescaped);
}

/** The escapes that one meets in names and keys; the others stay as they are. */
function unescaped(all: string, letter: string): string {
  switch (letter) {
    case "\n":
    case "\r\n":
      return "";
    case "n":
      return "\n";
    case "t":
      return "\t";
    case "\\":
    case "'":
    case '"':
      return letter;
    default:
      return all;
  }
}
