import { namedChildrenOf } from "../named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";

/** A place where a variable gets its value, or a part of it. */
export interface GoWrite {
  readonly at: SyntaxNode;
  /** What the name is good for: the block it stands in. */
  readonly scope: SyntaxNode;
  readonly declares: boolean;
  /** The expression; null: unknown (a parameter, a range, what `var` leaves empty). */
  readonly value: SyntaxNode | null;
  /** Which of the values of a call: `region, found := os.LookupEnv("R")`. */
  readonly index: number;
  /** The field written, the last step where there are several; null: the variable as a whole. */
  readonly field: string | null;
  /** A method called for what it does to the variable: `cfg.WithRegion("eu-west-1")`; the value is the call. */
  readonly isCall: boolean;
  /** Declared without a value: the zero value of its type. */
  readonly isZero: boolean;
}

export type GoWrites = ReadonlyMap<string, readonly GoWrite[]>;

const SCOPES: ReadonlySet<string> = new Set([
  "block",
  "source_file",
  "function_declaration",
  "method_declaration",
  "func_literal",
  "if_statement",
  "for_statement",
  "expression_switch_statement",
  "type_switch_statement",
  "expression_case",
  "default_case",
  "type_case",
  "communication_case",
]);

/** All that a file writes to a name, in the order of the text. */
export function goWrites(root: SyntaxNode): GoWrites {
  const writes = new Map<string, GoWrite[]>();
  const add = (name: string, write: GoWrite): void => {
    const known = writes.get(name);
    if (known === undefined) writes.set(name, [write]);
    else known.push(write);
  };
  for (const node of root.descendantsOfType(WRITERS)) {
    if (node === null) continue;
    for (const [name, write] of writesAt(node)) add(name, write);
  }
  return writes;
}

const WRITERS = [
  "short_var_declaration",
  "assignment_statement",
  "var_spec",
  "const_spec",
  "parameter_declaration",
  "variadic_parameter_declaration",
  "range_clause",
  "expression_statement",
];

function writesAt(node: SyntaxNode): readonly (readonly [string, GoWrite])[] {
  const scope = scopeOf(node);
  const plain = { at: node, scope, index: 0, field: null, isCall: false, isZero: false };
  switch (node.type) {
    case "short_var_declaration":
    case "assignment_statement": {
      // `x += "y"`: what comes of it is not read.
      const isPlain = node.type === "short_var_declaration" || /^\s*=/.test(operatorText(node));
      const targets = namedChildrenOf(node.childForFieldName("left"));
      const values = namedChildrenOf(node.childForFieldName("right"));
      return targets.flatMap((target, index) => {
        const [name, field] = targetOf(target);
        if (name === null) return [];
        const value = isPlain ? valueAt(values, targets.length, index) : null;
        const declares = node.type === "short_var_declaration";
        return [[name, { ...plain, declares, value, field, index: values.length === 1 ? index : 0 }] as const];
      });
    }
    case "var_spec":
    case "const_spec": {
      const values = namedChildrenOf(node.childForFieldName("value"));
      const names = namedChildrenOf(node).filter(({ type }) => type === "identifier");
      return names.map((name, index) => {
        const value = valueAt(values, names.length, index);
        return [name.text, { ...plain, declares: true, value, isZero: values.length === 0 }] as const;
      });
    }
    case "range_clause":
      return namedChildrenOf(node.childForFieldName("left"))
        .filter(({ type }) => type === "identifier")
        .map((name) => [name.text, { ...plain, declares: true, value: null }] as const);
    case "expression_statement": {
      const call = namedChildrenOf(node)[0];
      const method = call?.type === "call_expression" ? call.childForFieldName("function") : null;
      const owner = method?.type === "selector_expression" ? method.childForFieldName("operand") : null;
      if (call === undefined || owner?.type !== "identifier") return [];
      return [[owner.text, { ...plain, declares: false, value: call, isCall: true }]];
    }
    default:
      return namedChildrenOf(node)
        .filter(({ type }) => type === "identifier")
        .map((name) => [name.text, { ...plain, declares: true, value: null }] as const);
  }
}

function operatorText(node: SyntaxNode): string {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (left === null || right === null) return "";
  return node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex);
}

/** `a, b := 1, 2` has a value for each name, `a, b := f()` one call for all. */
const valueAt = (values: readonly SyntaxNode[], names: number, index: number): SyntaxNode | null =>
  (values.length === names ? values[index] : values.length === 1 ? values[0] : null) ?? null;

function targetOf(target: SyntaxNode): readonly [name: string | null, field: string | null] {
  if (target.type === "identifier") return [target.text, null];
  if (target.type !== "selector_expression") return [null, null];
  const field = target.childForFieldName("field")?.text ?? null;
  let owner = target.childForFieldName("operand");
  while (owner?.type === "selector_expression") owner = owner.childForFieldName("operand");
  return owner?.type === "identifier" ? [owner.text, field] : [null, null];
}

export function scopeOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null) {
    at = at.parent;
    if (SCOPES.has(at.type)) return at;
  }
  return at;
}

const holds = (outer: SyntaxNode, index: number): boolean => outer.startIndex <= index && index < outer.endIndex;

/** What may be in a variable at a place: its last whole value there, and what was written to it since. */
export interface GoContents {
  /** The first is the whole that surely came before; further wholes came by one way of several. */
  readonly writes: readonly { readonly write: GoWrite; readonly isSure: boolean }[];
}

/** What was written to the variable that a name is at a place of the text; null: the name is none of the file's variables. */
export function goContents(writes: GoWrites, name: string, index: number): GoContents | null {
  const all = writes.get(name);
  if (all === undefined) return null;
  const declaration = declarationAt(all, index);
  if (declaration === null) return null;
  const isGlobal = declaration.scope.type === "source_file";
  const own = all.filter(
    (write) =>
      (isGlobal || write.at.startIndex < index) &&
      // A use within the write itself (`opts = append(opts, …)`) is of what came before it.
      !(holds(write.at, index) && write.at.type !== "range_clause") &&
      declarationAt(all, write.at.startIndex, write) === declaration,
  );
  const sure = (write: GoWrite): boolean => holds(write.scope, index) || write.scope === declaration.scope;
  const start = own.findLastIndex((write) => isWhole(write) && sure(write));
  return { writes: own.slice(Math.max(start, 0)).map((write) => ({ write, isSure: sure(write) })) };
}

const isWhole = ({ field, isCall }: GoWrite): boolean => field === null && !isCall;

/** The declaration that a name stands for at a place; a declaration stands for itself, or for the one that it writes anew. */
function declarationAt(all: readonly GoWrite[], index: number, self?: GoWrite): GoWrite | null {
  let found: GoWrite | null = null;
  for (const write of all) {
    if (!write.declares) continue;
    const isGlobal = write.scope.type === "source_file";
    const isBefore = isGlobal || write === self || (write.at.startIndex <= index && !holds(write.at, index));
    if (!isBefore || !holds(write.scope, index)) continue;
    // Of two in one block the first declares, and the second (`cfg, err :=` once more) writes to it.
    if (found === null || write.scope.endIndex - write.scope.startIndex < found.scope.endIndex - found.scope.startIndex)
      found = write;
  }
  return found;
}
