import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { constantOf } from "./words.ts";

/** A stretch of the text, by its characters from 0. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where in the file's methods and conditions a node stands. */
export interface Place {
  readonly index: number;
  /** The innermost method around it; null: it runs when the file is loaded. */
  readonly method: Span | null;
  /** The innermost `if`, `unless`, `case` or `rescue` of that method around it. */
  readonly condition: Span | null;
}

export interface Call {
  readonly node: SyntaxNode;
  readonly at: Place;
  /** The modules and classes around it, from the outermost: `["Aws", "S3", "Bucket"]`. */
  readonly within: readonly string[];
}

/** `left = right`, or with an operator before the `=`. */
export interface Assignment extends Call {
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
  /** Where a local variable of that name is seen: the method, class or file. */
  readonly scope: Span;
}

export interface Parameter extends Span {
  readonly name: string;
}

/** What a file calls, sets and defines, each in the order of the text. */
export interface Outline {
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  readonly parameters: readonly Parameter[];
  /** Several of one name: which is called is not known. */
  readonly methods: ReadonlyMap<string, readonly SyntaxNode[]>;
}

const METHODS = ["method", "singleton_method"];
const SCOPES = ["class", "module", "singleton_class", "program"];
const BLOCKS = ["block", "do_block", "lambda"];
const CONDITIONS = ["if", "unless", "case", "if_modifier", "unless_modifier", "rescue", "conditional"];
const ASSIGNMENTS = ["assignment", "operator_assignment"];
const ALL = [...METHODS, ...SCOPES, ...BLOCKS, ...CONDITIONS, ...ASSIGNMENTS, "call"];

/** One pass over the tree: the nodes come in the order of the text, so that a stack knows what is around each. */
export function outlineOf(root: SyntaxNode): Outline {
  const calls: Call[] = [];
  const assignments: Assignment[] = [];
  const parameters: Parameter[] = [];
  const methods = new Map<string, SyntaxNode[]>();
  const around = new Surroundings();

  for (const node of root.descendantsOfType(ALL)) {
    if (node === null) continue;
    const { type } = node;
    around.leave(node.startIndex);
    if (type === "call") calls.push({ node, at: around.place(node), within: around.modules });
    else if (ASSIGNMENTS.includes(type)) {
      const left = node.childForFieldName("left");
      const right = node.childForFieldName("right");
      if (left !== null && right !== null) {
        assignments.push({ node, left, right, at: around.place(node), within: around.modules, scope: around.scope });
      }
    } else {
      around.enter(type, node);
      for (const name of parameterNames(node)) parameters.push({ name, start: node.startIndex, end: node.endIndex });
      if (METHODS.includes(type)) {
        const name = node.childForFieldName("name")?.text ?? "";
        methods.set(name, [...(methods.get(name) ?? []), node]);
      }
    }
  }
  return { calls, assignments, parameters, methods };
}

const parameterNames = (node: SyntaxNode): readonly string[] =>
  namedChildrenOf(node.childForFieldName("parameters")).map(
    (parameter) => (parameter.childForFieldName("name") ?? parameter).text,
  );

type Around = Span & { readonly type: string; readonly modules: readonly string[] };
const EVERYWHERE: Span = { start: 0, end: Number.POSITIVE_INFINITY };

class Surroundings {
  readonly #stack: Around[] = [];

  enter(type: string, node: SyntaxNode): void {
    const names = SCOPES.includes(type) ? (constantOf(node.childForFieldName("name"))?.split("::") ?? []) : [];
    const modules = names.length === 0 ? this.modules : [...this.modules, ...names];
    this.#stack.push({ type, start: node.startIndex, end: node.endIndex, modules });
  }

  leave(index: number): void {
    while ((this.#stack.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= index) this.#stack.pop();
  }

  get modules(): readonly string[] {
    return this.#stack.at(-1)?.modules ?? [];
  }

  get scope(): Span {
    return this.#stack.findLast(({ type }) => METHODS.includes(type) || SCOPES.includes(type)) ?? EVERYWHERE;
  }

  place(node: SyntaxNode): Place {
    const last = this.#stack.findLastIndex(({ type }) => METHODS.includes(type));
    return {
      index: node.startIndex,
      method: this.#stack[last] ?? null,
      condition: this.#stack.slice(last + 1).findLast(({ type }) => CONDITIONS.includes(type)) ?? null,
    };
  }
}

/** Whether what is done at one place is done whenever another, later in the text, is reached. */
export const isSureAt = (at: Place, index: number): boolean =>
  [at.condition, at.method].every((span) => span === null || (span.start <= index && index < span.end));
