import type { CodeSite } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** A site where a node begins. */
export const siteAt = (
  { startPosition }: SyntaxNode,
  { service = null, ...site }: Pick<CodeSite, "sdk" | "kind" | "call" | "gives"> & { readonly service?: string | null },
): CodeSite => ({
  language: "javascript",
  ...site,
  service,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
  fault: null,
});
