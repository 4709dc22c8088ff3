import type { CodeSite } from "../../model/code-site.ts";
import { type Secret, unseal } from "../../vault/secret.ts";
import { type Grammar, type SiteReader, type TextReader, type TreeOf, mayHoldSite } from "./site-reader.ts";
import type { SyntaxNode } from "./syntax-node.ts";

/** A tree lies outside of what is collected by itself: it is to be let go of. */
interface Tree {
  readonly root: SyntaxNode;
  free(): void;
}

/** A grammar at work; null: it did not come to an end in time. */
export type Parse = (text: string) => Tree | null;

/** A grammar, loaded when it is first asked for; null: it is not installed. */
export type Grammars = (grammar: Grammar) => Promise<Parse | null>;

export type SitesRead =
  | {
      readonly kind: "sites";
      readonly sites: readonly CodeSite[];
      /** Not installed, and wanted for a part of the text. */
      readonly lacks: readonly Grammar[];
    }
  /** None of the reader's words stands in it, or none of its signs: it was not parsed. */
  | { readonly kind: "no-word" }
  | { readonly kind: "no-grammar"; readonly grammar: Grammar }
  | { readonly kind: "not-parsed" };

/** The sites of one file by one reader. */
export async function sitesOf(
  reader: SiteReader,
  path: string,
  sealed: Secret,
  grammars: Grammars,
): Promise<SitesRead> {
  const text = unseal(sealed);
  if (!mayHoldSite(reader, text)) return { kind: "no-word" };
  if (reader.grammarOf === null) return sitesInText(reader, path, text, grammars);
  const grammar = reader.grammarOf(path);
  const parse = await grammars(grammar);
  if (parse === null) return { kind: "no-grammar", grammar };
  const tree = parse(text);
  if (tree === null) return { kind: "not-parsed" };
  try {
    return { kind: "sites", sites: reader.sitesOf(tree.root, path), lacks: [] };
  } finally {
    tree.free();
  }
}

async function sitesInText(reader: TextReader, path: string, text: string, grammars: Grammars): Promise<SitesRead> {
  const held = new Map<Grammar, Parse | null>();
  for (const grammar of reader.holds ?? []) held.set(grammar, await grammars(grammar));
  const trees: Tree[] = [];
  const lacks = new Set<Grammar>();
  const treeOf: TreeOf = (grammar, part) => {
    const parse = held.get(grammar) ?? null;
    if (parse === null) lacks.add(grammar);
    const tree = parse?.(part) ?? null;
    if (tree !== null) trees.push(tree);
    return tree?.root ?? null;
  };
  try {
    return { kind: "sites", sites: reader.sitesOf(text, path, treeOf), lacks: [...lacks] };
  } finally {
    for (const tree of trees) tree.free();
  }
}
