import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Use, usesIn } from "./uses.ts";

/** A stretch of the text, by its characters from 0. */
interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Place {
  readonly index: number;
  /** The innermost `if`, `match` or loop of the function around it; null: it is always run. */
  readonly condition: Span | null;
}

type Declared =
  | { readonly kind: "value"; readonly value: SyntaxNode }
  /** A parameter, or a part of a pattern: nothing to follow. */
  | { readonly kind: "other" };

/** A name and the stretch where it is seen: `let` again shadows what was before. */
export interface Binding extends Span {
  readonly name: string;
  readonly declared: Declared;
}

export interface Call {
  readonly node: SyntaxNode;
  readonly at: Place;
}

export interface Assignment {
  readonly name: string;
  readonly right: SyntaxNode;
  readonly at: Place;
}

/** What a file uses, declares, calls and sets, each in the order of the text. */
export interface Outline {
  readonly uses: readonly (Use & Span)[];
  readonly bindings: readonly Binding[];
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  readonly functions: ReadonlyMap<string, readonly SyntaxNode[]>;
}

const SCOPES = ["block", "declaration_list"];
const CONDITIONS = ["if_expression", "match_arm", "while_expression", "for_expression", "loop_expression"];
const BINDERS = ["let_declaration", "let_condition", "const_item", "static_item", "parameter", "closure_expression"];
const ALL = [
  ...SCOPES,
  ...CONDITIONS,
  ...BINDERS,
  "function_item",
  "use_declaration",
  "call_expression",
  "assignment_expression",
];

/** One pass over the tree: the nodes come in the order of the text, so that a stack knows what is around each. */
export function outlineOf(root: SyntaxNode): Outline {
  const uses: (Use & Span)[] = [];
  const bindings: Binding[] = [];
  const calls: Call[] = [];
  const assignments: Assignment[] = [];
  const functions = new Map<string, SyntaxNode[]>();
  const around = new Surroundings();

  const others = (pattern: SyntaxNode | null, span: Span): void => {
    for (const name of patternNames(pattern)) bindings.push({ name, ...span, declared: { kind: "other" } });
  };
  for (const node of root.descendantsOfType(ALL)) {
    if (node === null) continue;
    const { type, startIndex, endIndex } = node;
    around.leave(startIndex);
    switch (type) {
      case "use_declaration":
        for (const use of usesIn(node.childForFieldName("argument"))) uses.push({ ...use, ...around.scope });
        break;
      case "call_expression":
        calls.push({ node, at: around.place(startIndex) });
        break;
      case "assignment_expression": {
        const [left, right] = [node.childForFieldName("left"), node.childForFieldName("right")];
        if (left?.type === "identifier" && right !== null) {
          assignments.push({ name: left.text, right, at: around.place(startIndex) });
        }
        break;
      }
      case "let_declaration": {
        const [pattern, value] = [node.childForFieldName("pattern"), node.childForFieldName("value")];
        const span = { start: endIndex, end: around.scope.end };
        if (pattern?.type === "identifier" && value !== null) {
          bindings.push({ name: pattern.text, ...span, declared: { kind: "value", value } });
        } else others(pattern, span);
        break;
      }
      case "let_condition":
        others(node.childForFieldName("pattern"), { start: endIndex, end: around.innermost.end });
        break;
      case "const_item":
      case "static_item": {
        const value = node.childForFieldName("value");
        const name = node.childForFieldName("name")?.text ?? "";
        if (value !== null) bindings.push({ name, ...around.scope, declared: { kind: "value", value } });
        break;
      }
      case "parameter":
        others(node.childForFieldName("pattern"), around.innermost);
        break;
      default: {
        around.enter(type, node);
        const span = { start: startIndex, end: endIndex };
        if (type === "closure_expression") others(node.childForFieldName("parameters"), span);
        if (type === "match_arm" || type === "for_expression") others(node.childForFieldName("pattern"), span);
        if (type === "function_item") {
          const name = node.childForFieldName("name")?.text ?? "";
          functions.set(name, [...(functions.get(name) ?? []), node]);
        }
      }
    }
  }
  bindings.sort((a, b) => a.start - b.start);
  return { uses, bindings, calls, assignments, functions };
}

const NAMES = ["identifier", "shorthand_field_identifier"];

const patternNames = (pattern: SyntaxNode | null): readonly string[] =>
  pattern === null
    ? []
    : NAMES.includes(pattern.type)
      ? [pattern.text]
      : namedChildrenOf(pattern)
          .flatMap((part) => part.descendantsOfType(NAMES))
          .flatMap((name) => (name === null ? [] : [name.text]));

type Around = Span & { readonly type: string };
const EVERYWHERE: Span = { start: 0, end: Number.POSITIVE_INFINITY };

class Surroundings {
  readonly #stack: Around[] = [];

  enter(type: string, node: SyntaxNode): void {
    this.#stack.push({ type, start: node.startIndex, end: node.endIndex });
  }

  leave(index: number): void {
    while ((this.#stack.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= index) this.#stack.pop();
  }

  get scope(): Span {
    const { start, end } = this.#stack.findLast(({ type }) => SCOPES.includes(type)) ?? EVERYWHERE;
    return { start, end };
  }

  get innermost(): Span {
    const { start, end } = this.#stack.at(-1) ?? EVERYWHERE;
    return { start, end };
  }

  place(index: number): Place {
    const last = this.#stack.findLastIndex(({ type }) => type === "function_item");
    return { index, condition: this.#stack.slice(last + 1).findLast(({ type }) => CONDITIONS.includes(type)) ?? null };
  }
}

/** Whether what is done at one place is done whenever another, later in the text, is reached. */
export const isSureAt = ({ condition }: Place, index: number): boolean =>
  condition === null || (condition.start <= index && index < condition.end);
