import type { CodeSite } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** A site where a node begins. */
export const siteAt = (
  { startPosition }: SyntaxNode,
  {
    service = null,
    sdk = "rust",
    ...site
  }: Pick<CodeSite, "kind" | "call" | "gives"> & Partial<Pick<CodeSite, "sdk" | "service">>,
): CodeSite => ({
  language: "rust",
  sdk,
  ...site,
  service,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
  fault: null,
});
