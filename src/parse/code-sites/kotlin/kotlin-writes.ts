import { namedChildrenOf } from "../tree/named-children.ts";
import { type NameWrite, type NameWrites, collectedWrites } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";

const SCOPES: ReadonlySet<string> = new Set([
  "block",
  "lambda_literal",
  "function_declaration",
  "secondary_constructor",
  "for_statement",
  "catch_block",
  "when_entry",
  "if_expression",
  "class_body",
  "class_declaration",
  "object_declaration",
  "source_file",
]);

const BODIES: ReadonlySet<string> = new Set(["class_body", "class_declaration", "object_declaration", "source_file"]);

const WRITERS = [
  "property_declaration",
  "class_parameter",
  "parameter",
  "for_statement",
  "catch_block",
  "lambda_parameters",
  "assignment",
  "call_expression",
];

/** All that a part of a file writes to a name, in the order of the text. */
export const kotlinWrites = (part: SyntaxNode): NameWrites => collectedWrites(part, WRITERS, writesAt);

type Written = readonly (readonly [string, NameWrite])[];

function writesAt(node: SyntaxNode): Written {
  // Most calls stand within others.
  if (node.type === "call_expression" && !STATEMENTS.has(node.parent?.type ?? "")) return [];
  const scope = scopeOf(node);
  const isGlobal = BODIES.has(scope.type);
  const plain = { at: node, scope, isGlobal, index: 0, field: null, isCall: false, isZero: false, declares: true };
  const names = (part: SyntaxNode): Written =>
    namedChildrenOf(part)
      .filter(({ type }) => type === "identifier")
      .slice(0, 1)
      .map(({ text }) => [text, { ...plain, value: null }]);
  switch (node.type) {
    case "property_declaration":
      return namedChildrenOf(node)
        .filter(({ type }) => type === "variable_declaration")
        .flatMap((declared) => names(declared))
        .map(([name, write]) => [name, { ...write, value: propertyValue(node) }]);
    case "class_parameter":
    case "parameter":
    case "catch_block":
      return names(node);
    case "for_statement":
    case "lambda_parameters": {
      const inside = node.type === "for_statement" ? node : scope;
      return node
        .descendantsOfType("variable_declaration")
        .flatMap((declared) => (declared === null ? [] : names(declared)))
        .map(([name, write]) => [name, { ...write, scope: inside, isGlobal: false, at: firstOf(node) }]);
    }
    case "assignment": {
      const target = /^(?:this\.)?(\w+)$/.exec(node.childForFieldName("left")?.text ?? "")?.[1];
      if (target === undefined || isOfReceiver(node.parent)) return [];
      return [[target, { ...plain, declares: false, value: node.childForFieldName("right") }]];
    }
    default:
      return callsOn(node).map((name) => [name, { ...plain, declares: false, value: node, isCall: true }]);
  }
}

/** Where a call stands by itself, or its value is bound or returned: `return builder.region(…).build()`. */
const STATEMENTS: ReadonlySet<string> = new Set([
  "block",
  "lambda_literal",
  "when_entry",
  "if_expression",
  "source_file",
  "return_expression",
  "property_declaration",
  "function_body",
]);

const firstOf = (node: SyntaxNode): SyntaxNode => namedChildrenOf(node)[0] ?? node;

/** What a property has at first: given, or put there by `lazy`, or the value of its getter; null: a framework's or unknown. */
function propertyValue(property: SyntaxNode): SyntaxNode | null {
  const children = namedChildrenOf(property);
  const modifiers = children.find(({ type }) => type === "modifiers");
  if (modifiers !== undefined && modifiers.descendantsOfType("annotation").length > 0) return null;
  const last = children.at(-1);
  if (last?.type === "property_delegate") return lazyValue(last);
  if (last?.type === "getter") {
    const body = namedChildrenOf(last).find(({ type }) => type === "function_body");
    const value = namedChildrenOf(body ?? null)[0];
    return value === undefined || value.type === "block" ? null : value;
  }
  return last === undefined || NO_VALUES.test(last.type) ? null : last;
}

const NO_VALUES =
  /^(?:modifiers|variable_declaration|multi_variable_declaration|setter|type_constraints|type_parameters)$/;

/** `by lazy { … }`: the last expression. */
function lazyValue(delegate: SyntaxNode): SyntaxNode | null {
  const [lambda] = delegate.descendantsOfType("lambda_literal");
  const isLazy = /^by\s+lazy\b/.test(delegate.text);
  const last = isLazy ? namedChildrenOf(lambda ?? null).at(-1) : undefined;
  return last?.type === "return_expression" ? (namedChildrenOf(last).at(-1) ?? null) : (last ?? null);
}

/** In `S3Client { region = … }` and `apply { … }` the name is the object's own, not a variable's. */
function isOfReceiver(lambda: SyntaxNode | null): boolean {
  if (lambda?.type !== "lambda_literal") return false;
  const call =
    lambda.parent?.parent?.text.slice(0, (lambda.startIndex ?? 0) - (lambda.parent?.parent?.startIndex ?? 0)) ?? "";
  return /(?:\b[A-Z]\w*|\b(?:apply|run|with|fromEnvironment|builder|invoke|withConfig))\s*(?:\([^()]*\))?\s*$/.test(
    call,
  );
}

/** `builder.region(…)` is for the builder, `configure(builder)` is too. */
function callsOn(call: SyntaxNode): readonly string[] {
  const [callee, ...rest] = namedChildrenOf(call);
  const handedOn = rest
    .flatMap((part) => (part.type === "value_arguments" ? namedChildrenOf(part) : []))
    .filter(({ text }) => /^\w+$/.test(text))
    .map(({ text }) => text);
  let owner: SyntaxNode | undefined = callee;
  while (owner?.type === "navigation_expression" || owner?.type === "call_expression")
    owner = namedChildrenOf(owner)[0];
  return callee?.type === "navigation_expression" && owner?.type === "identifier"
    ? [owner.text, ...handedOn]
    : handedOn;
}

function scopeOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null) {
    at = at.parent;
    if (SCOPES.has(at.type)) return at;
  }
  return at;
}
