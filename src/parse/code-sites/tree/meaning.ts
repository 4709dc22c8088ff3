import type { SyntaxNode } from "../syntax-node.ts";

/** What stands behind an expression, once the names of the file are followed. */
export type Meaning =
  | { readonly kind: "expression"; readonly node: SyntaxNode }
  /** An environment variable; `otherwise`: what is taken where it is not set. */
  | {
      readonly kind: "variable";
      readonly name: string;
      readonly node: SyntaxNode;
      readonly otherwise: SyntaxNode | null;
    }
  /** The language's word for nothing: as if it were not given. */
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly node: SyntaxNode };
