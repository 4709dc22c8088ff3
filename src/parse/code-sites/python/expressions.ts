import type { SyntaxNode } from "../syntax-node.ts";
import { bind } from "./bind.ts";
import { variableOr } from "./environment.ts";
import { attributeOf } from "./instance.ts";
import { named } from "./named.ts";
import { type Place, type Reading, fieldOf } from "./reading.ts";
import { Scope } from "./scope.ts";
import { stringOf } from "./string-of.ts";
import { NONE, UNKNOWN, type Value, merged } from "./value.ts";

/** A string; of one that is put together, its parts are looked at. */
export function string(node: SyntaxNode, place: Place, reading: Reading): Value {
  const text = stringOf(node);
  if (text !== null) return { kind: "text", text, node };
  for (const part of node.descendantsOfType("interpolation")) reading.statements(part, place);
  return UNKNOWN;
}

/** `a.b`. */
export function attribute(node: SyntaxNode, place: Place, reading: Reading): Value {
  const receiver = fieldOf(node, "object", place, reading);
  const name = node.childForFieldName("attribute")?.text ?? "";
  if (receiver.kind === "name") return named(`${receiver.path}.${name}`);
  if (receiver.kind === "instance") return attributeOf(receiver, name);
  // `resource.meta.client` is the resource's own client.
  if (receiver.kind === "client" && (name === "meta" || name === "client")) return receiver;
  return UNKNOWN;
}

/** `os.environ["AWS_PROFILE"]`, `settings["region_name"]`. */
export function subscript(node: SyntaxNode, place: Place, reading: Reading): Value {
  const receiver = fieldOf(node, "value", place, reading);
  const key = fieldOf(node, "subscript", place, reading);
  if (receiver.kind === "assumed") return receiver;
  if (key.kind !== "text") return UNKNOWN;
  if (receiver.kind === "environment") return variableOr(key.text, NONE);
  return receiver.kind === "dictionary" ? (receiver.entries.get(key.text)?.value ?? UNKNOWN) : UNKNOWN;
}

/** `a or b`: the first unless it is empty. */
export function either(node: SyntaxNode, place: Place, reading: Reading): Value {
  const left = fieldOf(node, "left", place, reading);
  const right = fieldOf(node, "right", place, reading);
  const isOr = node.namedChildren.length === 2 && /\bor\b/.test(between(node));
  if (!isOr) return UNKNOWN;
  if (left.kind === "variable" && left.otherwise === null) return variableOr(left.name, right);
  return left.kind === "none" ? right : left.kind === "text" && left.text !== "" ? left : UNKNOWN;
}

/** `"arn:aws:iam::" + "…"`. */
export function sum(node: SyntaxNode, place: Place, reading: Reading): Value {
  const left = fieldOf(node, "left", place, reading);
  const right = fieldOf(node, "right", place, reading);
  return left.kind === "text" && right.kind === "text" && between(node).trim() === "+"
    ? { kind: "text", text: left.text + right.text, node: left.node }
    : UNKNOWN;
}

/** `a if condition else b`. */
export function conditional(node: SyntaxNode, place: Place, reading: Reading): Value {
  const [first, , last] = node.namedChildren.map((child) =>
    child === null ? UNKNOWN : reading.evaluate(child, place),
  );
  return merged(first ?? UNKNOWN, last ?? UNKNOWN);
}

/** `[boto3.client("s3") for region in regions]`. */
export function comprehension(node: SyntaxNode, place: Place, reading: Reading): Value {
  const inside = { scope: new Scope(place.scope, null), sometimes: true };
  const clauses = node.namedChildren.filter((child) => child?.type === "for_in_clause");
  for (const clause of clauses) {
    if (clause === null) continue;
    fieldOf(clause, "right", inside, reading);
    bind(clause.childForFieldName("left"), UNKNOWN, inside, reading);
  }
  for (const child of node.namedChildren)
    if (child !== null && child.type !== "for_in_clause") reading.evaluate(child, inside);
  return UNKNOWN;
}

/** What stands between the two sides of an operator. */
function between(node: SyntaxNode): string {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (left === null || right === null) return "";
  return node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex);
}
