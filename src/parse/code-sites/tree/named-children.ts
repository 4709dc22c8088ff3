import type { SyntaxNode } from "../syntax-node.ts";

/** The named nodes below a node, comments left out: they may stand between any two. */
export const namedChildrenOf = (node: SyntaxNode | null): readonly SyntaxNode[] =>
  (node?.namedChildren ?? []).filter((child) => child !== null && !/comment$/.test(child.type)) as SyntaxNode[];
