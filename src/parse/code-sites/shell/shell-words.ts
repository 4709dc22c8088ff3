import type { CommandWord, WordPart } from "./command-word.ts";
import type { Place } from "../values/placed-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** What a name stands for where the script itself says it; null: it comes from outside. */
export type Bindings = (name: string) => WordPart | null;

export type PlaceOf = (node: SyntaxNode) => Place;

/** A word of tree-sitter-bash 0.25. */
export function shellWord(node: SyntaxNode, bindings: Bindings, placeOf: PlaceOf): CommandWord {
  const parts = partsOf(node, bindings, placeOf);
  const splits = node.type === "simple_expansion" || node.type === "expansion";
  return { parts, splits, ...placeOf(node) };
}

export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.namedChildren.filter((child) => child !== null);

function partsOf(node: SyntaxNode, bindings: Bindings, placeOf: PlaceOf): readonly WordPart[] {
  switch (node.type) {
    case "word":
    case "number":
    case "variable_name":
    case "special_variable_name":
    case "extglob_pattern":
      return [{ kind: "text", text: node.text.replace(/\\\r?\n/g, "").replace(/\\(.)/g, "$1") }];
    case "raw_string":
      return [{ kind: "text", text: node.text.slice(1, -1) }];
    case "ansi_c_string":
      return [{ kind: "text", text: node.text.slice(2, -1).replace(/\\(['"\\])/g, "$1") }];
    case "string":
      return inQuotes(node, bindings, placeOf);
    case "concatenation":
    case "command_name":
      return childrenOf(node).flatMap((child) => partsOf(child, bindings, placeOf));
    case "simple_expansion":
    case "expansion":
      return [expanded(node, bindings, placeOf)];
    default:
      return [{ kind: "computed" }];
  }
}

/** The grammar leaves out some of what is written between two expansions; it is what lies between them. */
function inQuotes(node: SyntaxNode, bindings: Bindings, placeOf: PlaceOf): readonly WordPart[] {
  const text = node.text;
  const parts: WordPart[] = [];
  let from = 1;
  const write = (end: number): void => {
    const written = text
      .slice(from, end)
      .replace(/\\\r?\n/g, "")
      .replace(/\\(["\\$`])/g, "$1");
    if (written !== "") parts.push({ kind: "text", text: written });
  };
  for (const child of childrenOf(node)) {
    if (child.type === "string_content") continue;
    write(child.startIndex - node.startIndex);
    parts.push(...partsOf(child, bindings, placeOf));
    from = child.endIndex - node.startIndex;
  }
  write(text.length - (text.length > 1 && text.endsWith('"') ? 1 : 0));
  return parts;
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`; whatever else is done with a value, only the run can tell what comes of it. */
function expanded(node: SyntaxNode, bindings: Bindings, placeOf: PlaceOf): WordPart {
  const text = node.text;
  const [, plain] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(text) ?? [];
  if (plain !== undefined) return bindings(plain) ?? { kind: "variable", name: plain, otherwise: null };
  const [, name, written] = /^\$\{([A-Za-z_]\w*):?[-=]((?:.|\n)*)\}$/.exec(text) ?? [];
  if (name === undefined || written === undefined) return { kind: "computed" };
  const bound = bindings(name);
  if (bound?.kind === "text" && bound.text !== "") return bound;
  if (bound?.kind === "computed") return bound;
  const otherwise = defaultOf(written, bindings);
  if (otherwise?.kind === "computed") return otherwise;
  if (otherwise?.kind === "variable") return { kind: "computed" };
  const place = placeOf(node);
  const column = place.column + text.length - written.length - 1;
  return { kind: "variable", name, otherwise: otherwise === null ? null : { ...place, column, text: otherwise.text } };
}

/** A default that is not written out leaves the value open. */
function defaultOf(written: string, bindings: Bindings): WordPart | null {
  const text = written.replace(/^(["'])(.*)\1$/s, "$2");
  if (text === "") return null;
  const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(text) ?? [];
  if (name !== undefined) return bindings(name) ?? { kind: "computed" };
  return /[$`]/.test(text) ? { kind: "computed" } : { kind: "text", text };
}
