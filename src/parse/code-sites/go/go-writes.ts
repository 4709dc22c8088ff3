import { namedChildrenOf } from "../tree/named-children.ts";
import { type NameWrite, type NameWrites, collectedWrites } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";

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
export const goWrites = (root: SyntaxNode): NameWrites => collectedWrites(root, WRITERS, writesAt);

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

function writesAt(node: SyntaxNode): readonly (readonly [string, NameWrite])[] {
  const scope = scopeOf(node);
  const isGlobal = scope.type === "source_file";
  const plain = { at: node, scope, isGlobal, index: 0, field: null, isCall: false, isZero: false };
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
