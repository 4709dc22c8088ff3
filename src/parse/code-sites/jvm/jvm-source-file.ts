import type { NameWrites } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { JvmAnswers } from "./jvm-answers.ts";
import type { JvmExpression, JvmFile, JvmStep } from "./jvm-expression.ts";
import type { JvmImports } from "./jvm-imports.ts";
import { JvmNames, stepsOfWrites } from "./jvm-names.ts";

/** What differs between the languages of the JVM: how a thing that `JvmFile` tells of is written. */
export interface JvmGrammar extends Pick<JvmFile, "language" | "expressionOf" | "stepsOn" | "boundTo" | "outermostOf"> {
  /** The types of nodes that have variables of their own. */
  readonly functions: ReadonlySet<string>;
  importsOf(root: SyntaxNode): JvmImports;
  makersIn(root: SyntaxNode): readonly SyntaxNode[];
  writesIn(part: SyntaxNode): NameWrites;
  /** By the function's name; a name that two functions have has the ways out of both. */
  returnsOf(root: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]>;
}

/** One file, read by its language's grammar. */
export class JvmSourceFile implements JvmFile {
  readonly answers = new JvmAnswers();
  readonly root: SyntaxNode;
  readonly makers: readonly SyntaxNode[];
  readonly #grammar: JvmGrammar;
  readonly #imports: JvmImports;
  readonly #names: JvmNames;
  #returned: ReadonlyMap<string, readonly SyntaxNode[]> | null = null;

  constructor(root: SyntaxNode, grammar: JvmGrammar) {
    this.root = root;
    this.#grammar = grammar;
    this.#imports = grammar.importsOf(root);
    this.#names = new JvmNames(root, ({ type }) => grammar.functions.has(type), grammar.writesIn);
    this.makers = grammar.makersIn(root);
  }

  get language(): JvmFile["language"] {
    return this.#grammar.language;
  }

  get sdks(): JvmFile["sdks"] {
    return this.#imports.sdks;
  }

  expressionOf(node: SyntaxNode): JvmExpression {
    return this.#grammar.expressionOf(node);
  }

  classOf(written: string): ReturnType<JvmFile["classOf"]> {
    return this.#imports.classOf(written);
  }

  staticOf(name: string): string | null {
    return this.#imports.staticOf(name);
  }

  contentsOf(name: string, at: SyntaxNode): ReturnType<JvmFile["contentsOf"]> {
    return this.#names.contentsOf(name, at);
  }

  laterSteps(name: string, at: SyntaxNode): readonly JvmStep[] {
    return stepsOfWrites(this.#names.writesAfter(name, at), (value) => this.stepsOn(name, value));
  }

  stepsOn(name: string, node: SyntaxNode): readonly JvmStep[] | null {
    return this.#grammar.stepsOn(name, node);
  }

  returnedBy(name: string): readonly SyntaxNode[] {
    this.#returned ??= this.#grammar.returnsOf(this.root);
    return this.#returned.get(name) ?? [];
  }

  boundTo(node: SyntaxNode): string | null {
    return this.#grammar.boundTo(node);
  }

  outermostOf(node: SyntaxNode): SyntaxNode {
    return this.#grammar.outermostOf(node);
  }
}
