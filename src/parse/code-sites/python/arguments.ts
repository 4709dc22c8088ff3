import type { SyntaxNode } from "../syntax-node.ts";
import type { Argument, Value } from "./value.ts";

/** The arguments of a call, evaluated. */
export interface Arguments {
  readonly positional: readonly Argument[];
  /** In the order written, those of a `**` dictionary that is written out included. */
  readonly keywords: ReadonlyMap<string, Argument>;
  /** `*args` or a `**kwargs` that is not written out: more may be given. */
  readonly open: SyntaxNode | null;
}

export function argumentsOf(list: SyntaxNode | null, evaluate: (node: SyntaxNode) => Value): Arguments {
  const positional: Argument[] = [];
  const keywords = new Map<string, Argument>();
  let open: SyntaxNode | null = null;
  for (const node of list?.namedChildren ?? []) {
    if (node === null || node.type === "comment") continue;
    switch (node.type) {
      case "keyword_argument": {
        const name = node.childForFieldName("name")?.text ?? "";
        const value = node.childForFieldName("value");
        if (value !== null) keywords.set(name, { value: evaluate(value), node: value });
        break;
      }
      case "dictionary_splat": {
        const value = inside(node, evaluate);
        if (value?.kind !== "dictionary" || value.open) open ??= node;
        if (value?.kind === "dictionary") for (const [name, given] of value.entries) keywords.set(name, given);
        break;
      }
      case "list_splat":
        inside(node, evaluate);
        open ??= node;
        break;
      default:
        // Behind `*args` the places are not known.
        if (open === null) positional.push({ value: evaluate(node), node });
        else evaluate(node);
    }
  }
  return { positional, keywords, open };
}

function inside(node: SyntaxNode, evaluate: (node: SyntaxNode) => Value): Value | null {
  const [inner] = node.namedChildren;
  return inner === undefined || inner === null ? null : evaluate(inner);
}

/** An argument by its place or its name. */
export const argument = ({ positional, keywords }: Arguments, place: number | null, name: string): Argument | null =>
  keywords.get(name) ?? (place === null ? null : (positional[place] ?? null));
