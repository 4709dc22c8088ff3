import type { CodeValue, Given } from "../../../model/code-site.ts";
import { AnswersByNode } from "../tree/answers-by-node.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import { type NameContents, type NameWrite, type NameWrites, contentsAt } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type GoImports, type GoSymbol, goImports, goSymbolOf } from "./go-symbol.ts";
import { goWrites } from "./go-writes.ts";

/** The text that an expression surely is, or the variable that it is read from; null: only the run can tell. */
export type GoRead = { readonly kind: "text"; readonly text: string } | Extract<CodeValue, { kind: "variable" }> | null;

/** One Go file, and what its names stand for. */
export class GoFile {
  readonly root: SyntaxNode;
  readonly gives = new AnswersByNode<readonly Given[] | null>();
  readonly providers = new AnswersByNode<readonly Given[] | null>();
  readonly values = new AnswersByNode<GoRead>();
  /** The SDKs imported. */
  readonly sdks: ReadonlySet<"go-v2" | "go-v1">;
  readonly #imports: GoImports;
  /** By the function or other part at the top that they stand in: most functions make no client, and are not looked through. */
  readonly #writes = new Map<number, NameWrites>();
  #functions: ReadonlyMap<string, SyntaxNode> | null = null;

  constructor(root: SyntaxNode) {
    this.root = root;
    this.#imports = goImports(root);
    this.sdks = new Set([...this.#imports.values()].flatMap(({ sdk }) => (sdk === null ? [] : [sdk])));
  }

  symbolOf(node: SyntaxNode | null): GoSymbol | null {
    return goSymbolOf(node, this.#imports);
  }

  /** What may be in a variable where it is used; null: it is none of the file's. */
  contentsOf(identifier: SyntaxNode): NameContents | null {
    const at = identifier.startIndex;
    return (
      contentsAt(this.#writesIn(topOf(identifier)), identifier.text, at) ??
      contentsAt(this.#writesIn(this.root), identifier.text, at)
    );
  }

  /** The writes to a name in the function that a node stands in. */
  writesNear(node: SyntaxNode, name: string): readonly NameWrite[] {
    return this.#writesIn(topOf(node)).get(name) ?? [];
  }

  #writesIn(part: SyntaxNode): NameWrites {
    const known = this.#writes.get(part.id);
    if (known !== undefined) return known;
    const writes = goWrites(part);
    this.#writes.set(part.id, writes);
    return writes;
  }

  /** A function of this file, methods left out. */
  functionNamed(name: string): SyntaxNode | null {
    this.#functions ??= new Map(
      namedChildrenOf(this.root)
        .filter(({ type }) => type === "function_declaration")
        .map((node) => [node.childForFieldName("name")?.text ?? "", node]),
    );
    return this.#functions.get(name) ?? null;
  }
}

function topOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  for (let parent = at.parent; parent !== null && parent.type !== "source_file"; parent = parent.parent) at = parent;
  return at;
}
