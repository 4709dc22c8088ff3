/** The part of a tree-sitter node (web-tree-sitter 0.26's `Node`) that readers use. Rows and columns start at 0. */
export interface SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly text: string;
  readonly isNamed: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: { readonly row: number; readonly column: number };
  readonly parent: SyntaxNode | null;
  readonly namedChildren: readonly (SyntaxNode | null)[];
  childForFieldName(name: string): SyntaxNode | null;
  /** Of the node and all below it, in the order of the text. */
  descendantsOfType(types: string | string[]): readonly (SyntaxNode | null)[];
}
