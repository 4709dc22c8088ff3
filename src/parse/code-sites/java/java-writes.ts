import { namedChildrenOf } from "../tree/named-children.ts";
import { type NameWrite, type NameWrites, collectedWrites } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";

const SCOPES: ReadonlySet<string> = new Set([
  "block",
  "constructor_body",
  "class_body",
  "interface_body",
  "enum_body_declarations",
  "method_declaration",
  "constructor_declaration",
  "lambda_expression",
  "for_statement",
  "enhanced_for_statement",
  "try_with_resources_statement",
  "catch_clause",
  "switch_block_statement_group",
  "switch_rule",
  "if_statement",
  "program",
]);

const BODIES: ReadonlySet<string> = new Set(["class_body", "interface_body", "enum_body_declarations", "program"]);

const WRITERS = [
  "variable_declarator",
  "resource",
  "formal_parameter",
  "spread_parameter",
  "catch_formal_parameter",
  "enhanced_for_statement",
  "lambda_expression",
  "assignment_expression",
  "expression_statement",
  "return_statement",
];

/** All that a part of a file writes to a name, in the order of the text. */
export const javaWrites = (part: SyntaxNode): NameWrites => collectedWrites(part, WRITERS, writesAt);

function writesAt(node: SyntaxNode): readonly (readonly [string, NameWrite])[] {
  const scope = scopeOf(node);
  const isGlobal = BODIES.has(scope.type);
  const plain = { at: node, scope, isGlobal, index: 0, field: null, isCall: false, isZero: false };
  const name = node.childForFieldName("name")?.text;
  switch (node.type) {
    case "variable_declarator":
    case "resource": {
      // A field with an annotation (`@Value`, `@Builder.Default`) has what a framework puts there.
      const value = isGlobal && isAnnotated(node.parent) ? null : node.childForFieldName("value");
      // A field that is given its value elsewhere, or injected, is not known; a variable is before its first value.
      return name === undefined
        ? []
        : [...callsIn(value, plain), [name, { ...plain, declares: true, value, isZero: value === null && !isGlobal }]];
    }
    case "assignment_expression": {
      const target = /^(?:this\.)?(\w+)$/.exec(node.childForFieldName("left")?.text ?? "")?.[1];
      const value = node.childForFieldName("right");
      const calls = callsIn(value, plain).filter(([owner]) => owner !== target);
      return target === undefined ? calls : [...calls, [target, { ...plain, declares: false, value }]];
    }
    case "expression_statement":
    case "return_statement":
      return callsIn(namedChildrenOf(node)[0] ?? null, plain);
    case "lambda_expression":
      return namedChildrenOf(node.childForFieldName("parameters"))
        .concat(node.childForFieldName("parameters") ?? [])
        .filter(({ type }) => type === "identifier")
        .map(({ text }) => [text, { ...plain, scope: node, isGlobal: false, declares: true, value: null }]);
    case "enhanced_for_statement":
      return name === undefined
        ? []
        : [
            [
              name,
              {
                ...plain,
                scope: node,
                isGlobal: false,
                declares: true,
                value: null,
                at: node.childForFieldName("name") ?? node,
              },
            ],
          ];
    default:
      return name === undefined ? [] : [[name, { ...plain, declares: true, value: null }]];
  }
}

const isAnnotated = (field: SyntaxNode | null): boolean =>
  (field?.descendantsOfType(["annotation", "marker_annotation"]) ?? []).length > 0;

type Plain = Omit<NameWrite, "declares" | "value">;

/** The calls that a statement makes, or that a value comes of: `return builder.region(…).build()`. */
const callsIn = (value: SyntaxNode | null, plain: Plain): readonly (readonly [string, NameWrite])[] =>
  (value === null ? [] : callsOn(value)).map(([owner, call]) => [
    owner,
    { ...plain, declares: false, value: call, isCall: true },
  ]);

/** `builder.region(…)` is for the builder, `configure(builder)` is too. */
function callsOn(call: SyntaxNode): readonly (readonly [string, SyntaxNode])[] {
  if (call.type !== "method_invocation") return [];
  const handedOn = namedChildrenOf(call.childForFieldName("arguments"))
    .filter(({ type }) => type === "identifier")
    .map(({ text }) => [text, call] as const);
  let owner: SyntaxNode | null = call;
  while (owner?.type === "method_invocation") owner = owner.childForFieldName("object");
  const name = /^(?:this\.)?(\w+)$/.exec(owner?.text ?? "")?.[1];
  return name === undefined ? handedOn : [[name, call], ...handedOn];
}

function scopeOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null) {
    at = at.parent;
    if (SCOPES.has(at.type)) return at;
  }
  return at;
}
