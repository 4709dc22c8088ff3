import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** A text or symbol that is written out; null: it is none, or something is put into it. */
export function wordOf(node: SyntaxNode | null): string | null {
  if (node === null) return null;
  switch (node.type) {
    case "simple_symbol":
      return node.text.slice(1);
    case "hash_key_symbol":
      return node.text;
    case "string":
    case "delimited_symbol": {
      const parts = namedChildrenOf(node);
      return parts.some(({ type }) => type === "interpolation") ? null : parts.map(({ text }) => text).join("");
    }
    default:
      return null;
  }
}

/** `Aws::S3::Client` as it is written, without a leading `::`; null: no constant. */
export const constantOf = (node: SyntaxNode | null): string | null =>
  node !== null && (node.type === "constant" || node.type === "scope_resolution")
    ? node.text.replace(/\s+/g, "").replace(/^::/, "")
    : null;

export const methodOf = (call: SyntaxNode): string => call.childForFieldName("method")?.text ?? "";

export const receiverOf = (call: SyntaxNode): SyntaxNode | null => call.childForFieldName("receiver");

/** Blocks and `&block` apart. */
export const argumentsOf = (call: SyntaxNode): readonly SyntaxNode[] =>
  namedChildrenOf(call.childForFieldName("arguments")).filter(({ type }) => type !== "block_argument");

export const isKeyword = ({ type }: SyntaxNode): boolean => type === "pair" || type === "hash_splat_argument";

/** The last expression of a body. */
export const lastOf = (node: SyntaxNode | null): SyntaxNode | null => namedChildrenOf(node).at(-1) ?? null;
