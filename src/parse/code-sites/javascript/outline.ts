import type { SyntaxNode } from "../syntax-node.ts";
import { importBindings } from "./import-bindings.ts";
import { requiredModule } from "./required-module.ts";
import { type PatternName, patternNames } from "./pattern-names.ts";

/** A stretch of the text, by its characters from 0. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a name was declared as. */
type Declared =
  | { readonly kind: "import"; readonly module: string; readonly path: readonly string[] }
  /** `const name = value`, `const { name } = value`. */
  | { readonly kind: "value"; readonly value: SyntaxNode; readonly from: PatternName }
  | { readonly kind: "parameter"; readonly of: SyntaxNode; readonly from: PatternName }
  | { readonly kind: "function"; readonly node: SyntaxNode }
  | { readonly kind: "enum"; readonly node: SyntaxNode }
  /** `let name;`: what is assigned to it. */
  | { readonly kind: "later" }
  /** A class, the variable of a loop, an error caught: nothing to follow. */
  | { readonly kind: "other" };

export interface Binding extends Span {
  readonly name: string;
  readonly declared: Declared;
}

/** `left = right`, or with an operator before the `=`. */
export interface Assignment {
  readonly node: SyntaxNode;
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
  /** The names that it sets; none where it sets a property. */
  readonly names: readonly PatternName[];
  readonly at: Place;
}

/** Where in the file's functions and conditions a node stands. */
export interface Place {
  readonly index: number;
  /** The innermost function around it; null: the module itself. */
  readonly function: Span | null;
  /** The innermost condition of that function around it: an `if`, a `switch`, a `catch`. */
  readonly condition: Span | null;
}

/** A call or a `new`, which can be a site. */
export interface Call {
  readonly node: SyntaxNode;
  readonly at: Place;
}

/** What a file declares, sets and calls, each in the order of the text. */
export interface Outline {
  /** What is imported or required, types apart. */
  readonly modules: ReadonlySet<string>;
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
  /** The innermost declarations of a name at a place, several where `var` declares it again. */
  readonly bindingsOf: (name: string, index: number) => readonly Binding[];
}

const FUNCTIONS = [
  "function_declaration",
  "function_expression",
  "generator_function",
  "generator_function_declaration",
  "arrow_function",
  "method_definition",
];
const BLOCKS = ["statement_block", "for_statement", "for_in_statement", "switch_body", "class_static_block"];
const CONDITIONS = ["if_statement", "switch_statement", "catch_clause"];
/** `var` is seen in the whole function, `let` and `const` in their block. */
const STATEMENTS = ["variable_declaration", "lexical_declaration"];
const DECLARATIONS = ["import_statement", "variable_declarator", "enum_declaration"];
const CLASSES = ["class_declaration", "abstract_class_declaration"];
const ASSIGNMENTS = ["assignment_expression", "augmented_assignment_expression"];
const CALLS = ["call_expression", "new_expression"];
const ALL = [
  ...FUNCTIONS,
  ...BLOCKS,
  ...CONDITIONS,
  ...STATEMENTS,
  ...DECLARATIONS,
  ...CLASSES,
  ...ASSIGNMENTS,
  ...CALLS,
];

/** One pass over the tree: the nodes come in the order of the text, so that a stack knows what is around each. */
export function outlineOf(root: SyntaxNode): Outline {
  const byName = new Map<string, Binding[]>();
  const modules = new Set<string>();
  const calls: Call[] = [];
  const assignments: Assignment[] = [];
  const around = new Surroundings(root);
  const mayRequire = /\brequire\b|\bimport\s*\(/.test(root.text);

  const declare = (name: string, scope: Span, declared: Declared): void => {
    const known = byName.get(name);
    const binding = { name, start: scope.start, end: scope.end, declared };
    if (known === undefined) byName.set(name, [binding]);
    else known.push(binding);
  };

  for (const node of root.descendantsOfType(ALL)) {
    if (node === null) continue;
    const { type } = node;
    around.leave(node.startIndex);
    if (CALLS.includes(type)) {
      calls.push({ node, at: around.place(node) });
      const module = mayRequire && type === "call_expression" ? requiredModule(node) : null;
      if (module !== null) modules.add(module);
    } else if (ASSIGNMENTS.includes(type)) {
      const left = node.childForFieldName("left");
      const right = node.childForFieldName("right");
      if (left !== null && right !== null) {
        assignments.push({ node, left, right, names: patternNames(left), at: around.place(node) });
      }
    } else if (type === "import_statement") {
      for (const { name, module, path } of importBindings(node)) {
        modules.add(module);
        declare(name, around.module, { kind: "import", module, path });
      }
    } else if (type === "variable_declarator") {
      const pattern = node.childForFieldName("name");
      const value = node.childForFieldName("value");
      for (const from of patternNames(pattern)) {
        declare(from.name, around.declaring, value === null ? { kind: "later" } : { kind: "value", value, from });
      }
    } else if (STATEMENTS.includes(type)) {
      around.enter(type === "variable_declaration" ? "var" : "let", node);
    } else if (type === "enum_declaration") {
      declare(nameOf(node), around.block, { kind: "enum", node });
    } else if (CLASSES.includes(type)) {
      declare(nameOf(node), around.block, { kind: "other" });
    } else {
      if (FUNCTIONS.includes(type)) {
        if (type.endsWith("_declaration")) declare(nameOf(node), around.block, { kind: "function", node });
        around.enter("function", node);
        for (const from of parameterNames(node))
          declare(from.name, around.block, { kind: "parameter", of: node, from });
      } else around.enter(CONDITIONS.includes(type) ? "condition" : "block", node);
      if (type === "catch_clause" || type === "for_in_statement") {
        const field = type === "catch_clause" ? "parameter" : "left";
        for (const { name } of patternNames(node.childForFieldName(field))) {
          declare(name, around.innermost, { kind: "other" });
        }
      }
    }
  }

  for (const bindings of byName.values()) bindings.sort((a, b) => a.start - b.start);
  return {
    modules,
    calls,
    assignments,
    bindingsOf: (name, index) => innermost(byName.get(name) ?? [], index),
  };
}

/** Each name's first step is which parameter it comes of. */
function parameterNames(node: SyntaxNode): readonly PatternName[] {
  const only = node.childForFieldName("parameter");
  return only === null
    ? patternNames(node.childForFieldName("parameters"))
    : patternNames(only, [{ kind: "element", index: 0 }]);
}

const nameOf = (node: SyntaxNode): string => node.childForFieldName("name")?.text ?? "";

/** Scopes lie in one another, so that the last that begins before a place and is around it is the innermost. */
function innermost(sorted: readonly Binding[], index: number): readonly Binding[] {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  let last = low - 1;
  while (last >= 0 && (sorted[last]?.end ?? 0) <= index) last -= 1;
  const found = sorted[last];
  if (found === undefined) return [];
  let first = last;
  while (sorted[first - 1]?.start === found.start) first -= 1;
  return sorted.slice(first, last + 1).filter(({ end }) => index < end);
}

type Around = Span & { readonly kind: "function" | "block" | "condition" | "var" | "let" };

class Surroundings {
  readonly module: Span;
  readonly #stack: Around[] = [];

  constructor(root: SyntaxNode) {
    // Comments before the first statement are outside the root's own span.
    this.module = { start: 0, end: root.endIndex };
  }

  enter(kind: Around["kind"], node: SyntaxNode): void {
    this.#stack.push({ kind, start: node.startIndex, end: node.endIndex });
  }

  leave(index: number): void {
    while ((this.#stack.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= index) this.#stack.pop();
  }

  get innermost(): Span {
    return this.#stack.at(-1) ?? this.module;
  }

  get block(): Span {
    return this.#stack.findLast(({ kind }) => kind === "block" || kind === "function") ?? this.module;
  }

  /** Where a name is seen that the statement around declares. */
  get declaring(): Span {
    const statement = this.#stack.findLast(({ kind }) => kind === "var" || kind === "let");
    if (statement?.kind !== "var") return this.block;
    return this.#stack.findLast(({ kind }) => kind === "function") ?? this.module;
  }

  place(node: SyntaxNode): Place {
    const last = this.#stack.findLastIndex(({ kind }) => kind === "function");
    return {
      index: node.startIndex,
      function: this.#stack[last] ?? null,
      condition: this.#stack.slice(last + 1).findLast(({ kind }) => kind === "condition") ?? null,
    };
  }
}
