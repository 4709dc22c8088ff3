import type { SyntaxNode } from "../syntax-node.ts";
import { namedChildrenOf } from "../tree/named-children.ts";

/** An expression without what only surrounds it: brackets, `as Type`, `!`, `await`, and the `(0, …)` of compilers. */
export function bare(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (;;) {
    const next = innerOf(inner);
    if (next === null) return inner;
    inner = next;
  }
}

function innerOf(node: SyntaxNode): SyntaxNode | null {
  switch (node.type) {
    case "parenthesized_expression":
    case "non_null_expression":
    case "as_expression":
    case "satisfies_expression":
    case "await_expression":
      return namedChildrenOf(node)[0] ?? null;
    case "sequence_expression":
    case "type_assertion":
      return namedChildrenOf(node).at(-1) ?? null;
    default:
      return null;
  }
}

export const argumentsOf = (call: SyntaxNode): readonly SyntaxNode[] =>
  namedChildrenOf(call.childForFieldName("arguments"));
