import type { SyntaxNode } from "../syntax-node.ts";
import { type Place, type Reading, fieldOf } from "./reading.ts";
import { Scope } from "./scope.ts";
import { type Instance, NONE, UNKNOWN, type Value } from "./value.ts";

/** What the value of a `return` is bound to: no name of Python's. */
export const RETURNED = "return";

/** `def`; `owner`: the class it is a method of. Its body waits. */
export function define(
  node: SyntaxNode,
  { scope, sometimes }: Place,
  reading: Reading,
  isProperty = false,
  owner: Instance | null = null,
): void {
  const parameters = node.childForFieldName("parameters");
  for (const child of parameters?.namedChildren ?? []) {
    const value = child?.childForFieldName("value") ?? null;
    if (value !== null) reading.evaluate(value, { scope, sometimes });
  }
  let returned: Value | null = null;
  const returns = (): Value => {
    if (returned !== null) return returned;
    // One that calls itself.
    returned = UNKNOWN;
    const body = node.childForFieldName("body");
    if (body !== null && reading.isQuiet(body)) return returned;
    const inside = new Scope(scope, owner);
    bindParameters(parameters, inside);
    reading.statements(body, { scope: inside, sometimes: false });
    returned = inside.own(RETURNED) ?? NONE;
    return returned;
  };
  reading.later(returns);
  const value: Value = { kind: "function", returns, isProperty };
  const name = node.childForFieldName("name")?.text ?? "";
  if (owner === null) scope.bind(name, value, sometimes);
  else owner.attributes.set(name, value);
}

/** `@property def …`, `@mock.patch.dict(…) class …`. */
export function decorated(node: SyntaxNode, place: Place, reading: Reading): void {
  const definition = node.childForFieldName("definition");
  const decorators = node.namedChildren.filter((child) => child?.type === "decorator");
  for (const decorator of decorators) reading.statements(decorator, place);
  const isProperty = decorators.some((decorator) => /property\b/.test(decorator?.text ?? ""));
  if (definition?.type === "function_definition") define(definition, place, reading, isProperty);
  else if (definition !== null) reading.evaluate(definition, place);
}

/** A class and its objects are one: what a method sets, another may use. */
export function classDefinition(node: SyntaxNode, place: Place, reading: Reading): void {
  const instance: Instance = { kind: "instance", attributes: new Map() };
  const superclasses = node.childForFieldName("superclasses");
  if (superclasses !== null) reading.statements(superclasses, place);
  const inside = new Scope(place.scope, instance);
  for (const child of node.childForFieldName("body")?.namedChildren ?? []) {
    if (child === null) continue;
    const method = child.type === "decorated_definition" ? child.childForFieldName("definition") : child;
    if (method?.type !== "function_definition") {
      reading.evaluate(child, { scope: inside, sometimes: false });
      continue;
    }
    const isProperty = method.id !== child.id && /^@\s*[\w.]*property\b/m.test(child.text.slice(0, 200));
    define(method, { scope: place.scope, sometimes: false }, reading, isProperty, instance);
  }
  for (const [name, value] of inside.names()) if (!instance.attributes.has(name)) instance.attributes.set(name, value);
  place.scope.bind(node.childForFieldName("name")?.text ?? "", instance, place.sometimes);
  // What a method looks up in `self` is bound in the first that runs.
  const first = instance.attributes.get("__init__");
  if (first?.kind === "function") reading.next(() => void first.returns());
}

/** `lambda name: …`: no one knows when it is called. */
export function lambda(node: SyntaxNode, place: Place, reading: Reading): Value {
  const scope = new Scope(place.scope, null);
  bindParameters(node.childForFieldName("parameters"), scope);
  fieldOf(node, "body", { scope, sometimes: true }, reading);
  return UNKNOWN;
}

/** What a function is given is known where it is called; `self` is its object. */
function bindParameters(parameters: SyntaxNode | null, scope: Scope): void {
  for (const [index, child] of (parameters?.namedChildren ?? []).entries()) {
    if (child === null) continue;
    const name = child.type === "identifier" ? child.text : nameOf(child);
    const isOwn = index === 0 && scope.isMethod && (name === "self" || name === "cls");
    scope.bind(name, isOwn && scope.instance !== null ? scope.instance : UNKNOWN, false);
  }
}

function nameOf(parameter: SyntaxNode): string {
  const name = parameter.childForFieldName("name");
  if (name !== null) return name.text;
  return parameter.namedChildren.find((child) => child?.type === "identifier")?.text ?? "";
}
