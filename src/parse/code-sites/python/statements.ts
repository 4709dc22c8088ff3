import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { bind } from "./bind.ts";
import { apart } from "./call.ts";
import { RETURNED, classDefinition, decorated, define } from "./definitions.ts";
import { assignVariable, givenEnvironment } from "./environment.ts";
import { named } from "./named.ts";
import { type Place, type Reading, callAt, fieldOf, lastOf } from "./reading.ts";
import { type Argument, UNKNOWN } from "./value.ts";
import { writtenConstant } from "./written-constant.ts";

/** A statement: what it binds, and what it holds. */
export function statement(node: SyntaxNode, place: Place, reading: Reading): void {
  switch (node.type) {
    case "import_statement":
    case "import_from_statement":
      importStatement(node, place, reading);
      break;
    case "assignment":
      assign(node, place, reading);
      break;
    case "augmented_assignment":
      augment(node, place, reading);
      break;
    case "if_statement":
      ifStatement(node, place, reading);
      break;
    case "for_statement":
      forStatement(node, place, reading);
      break;
    case "while_statement":
    case "except_clause":
    case "except_group_clause":
    case "case_clause":
      reading.statements(node, { ...place, sometimes: true });
      break;
    case "with_item":
      withItem(node, place, reading);
      break;
    case "function_definition":
      define(node, place, reading);
      break;
    case "decorated_definition":
      decorated(node, place, reading);
      break;
    case "class_definition":
      classDefinition(node, place, reading);
      break;
    case "return_statement":
      place.scope.bind(RETURNED, lastOf(node, place, reading), place.sometimes || place.scope.has(RETURNED));
      break;
    default:
      reading.statements(node, place);
  }
}

function importStatement(node: SyntaxNode, { scope, sometimes }: Place, reading: Reading): void {
  const from = node.childForFieldName("module_name");
  for (const child of node.namedChildren) {
    if (child === null || (from !== null && child.id === from.id)) continue;
    const name = child.type === "aliased_import" ? child.childForFieldName("name") : child;
    const alias = child.type === "aliased_import" ? child.childForFieldName("alias") : null;
    if (name === null || name.type !== "dotted_name") continue;
    if (alias !== null && /boto/.test(from?.text ?? name.text)) reading.alias(alias.text);
    if (from !== null) scope.bind(alias?.text ?? name.text, named(`${from.text}.${name.text}`), sometimes);
    else if (alias !== null) scope.bind(alias.text, named(name.text), sometimes);
    // `import botocore.session` binds `botocore`.
    else scope.bind(name.text.split(".")[0] ?? "", named(name.text.split(".")[0] ?? ""), sometimes);
  }
}

function assign(node: SyntaxNode, place: Place, reading: Reading): void {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (right === null) return;
  if (left === null) reading.evaluate(right, place);
  else if (PATTERNS.has(left.type)) assignParts(namedChildrenOf(left), right, place, reading);
  else assignOne(left, { value: reading.evaluate(right, place), node: right }, node, place, reading);
}

const PATTERNS: ReadonlySet<string> = new Set(["pattern_list", "tuple_pattern", "list_pattern"]);
const LISTS: ReadonlySet<string> = new Set(["expression_list", "tuple", "list"]);

/** `a, b = 1, 2`; of `a, b = f()` only the run can tell which part goes where. */
function assignParts(targets: readonly SyntaxNode[], right: SyntaxNode, place: Place, reading: Reading): void {
  const parts = LISTS.has(right.type) ? namedChildrenOf(right) : [];
  const isPaired = parts.length === targets.length && [...targets, ...parts].every(({ type }) => !/splat/.test(type));
  if (!isPaired) reading.evaluate(right, place);
  // All of the right side is made before anything is bound.
  const given = isPaired
    ? parts.map((node) => ({ value: reading.evaluate(node, place), node }))
    : targets.map(() => ({ value: UNKNOWN, node: right }));
  for (const [index, part] of given.entries()) {
    const target = targets[index];
    if (target !== undefined) assignOne(target, part, target, place, reading);
  }
}

function assignOne(target: SyntaxNode, given: Argument, node: SyntaxNode, place: Place, reading: Reading): void {
  if (target.type === "subscript") assignTo(target, given, node, place, reading);
  if (target.type === "identifier") {
    const constant = writtenConstant(target.text, given.value, node);
    if (constant !== null) reading.sites.push(constant);
  }
  bind(target, given.value, place, reading);
}

/** `os.environ["NAME"] = VALUE`, `settings["region_name"] = …`. */
function assignTo(target: SyntaxNode, given: Argument, node: SyntaxNode, place: Place, reading: Reading): void {
  const receiver = fieldOf(target, "value", place, reading);
  const key = fieldOf(target, "subscript", place, reading);
  if (receiver.kind === "environment") {
    const at = callAt(node, place, reading);
    assignVariable(key, given, receiver.own ? at : apart(at));
  }
  if (receiver.kind !== "dictionary" || key.kind !== "text") return;
  receiver.entries.set(key.text, place.sometimes ? { ...given, value: UNKNOWN } : given);
}

/** `os.environ |= {…}`. */
function augment(node: SyntaxNode, place: Place, reading: Reading): void {
  const receiver = fieldOf(node, "left", place, reading);
  const value = fieldOf(node, "right", place, reading);
  if (receiver.kind === "environment" && value.kind === "dictionary")
    givenEnvironment("os.environ |= {…}", value.entries, callAt(node, place, reading));
  const left = node.childForFieldName("left");
  if (left?.type === "identifier" && receiver.kind !== "environment") bind(left, UNKNOWN, place, reading);
}

function ifStatement(node: SyntaxNode, place: Place, reading: Reading): void {
  const condition = node.childForFieldName("condition");
  if (condition !== null) reading.evaluate(condition, place);
  // `if __name__ == "__main__"` is the program itself.
  const sometimes = condition === null || !condition.text.includes("__name__") || place.sometimes;
  for (const child of node.namedChildren)
    if (child !== null && child.id !== condition?.id) reading.evaluate(child, { ...place, sometimes });
}

function forStatement(node: SyntaxNode, place: Place, reading: Reading): void {
  fieldOf(node, "right", place, reading);
  bind(node.childForFieldName("left"), UNKNOWN, place, reading);
  const inside = { ...place, sometimes: true };
  reading.statements(node.childForFieldName("body"), inside);
  reading.statements(node.childForFieldName("alternative"), inside);
}

function withItem(node: SyntaxNode, place: Place, reading: Reading): void {
  const value = node.childForFieldName("value");
  if (value?.type !== "as_pattern") {
    reading.statements(node, place);
    return;
  }
  const [made] = value.namedChildren;
  const target = value.childForFieldName("alias")?.namedChildren[0] ?? null;
  if (made !== undefined && made !== null) bind(target, reading.evaluate(made, place), place, reading);
}
