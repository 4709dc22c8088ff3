import type { JvmFile } from "../jvm/jvm-expression.ts";
import { JvmImports } from "../jvm/jvm-imports.ts";
import { type JvmGrammar, JvmSourceFile } from "../jvm/jvm-source-file.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { kotlinExpression, stepsFromName } from "./kotlin-expression.ts";
import { kotlinWrites } from "./kotlin-writes.ts";

const FUNCTIONS: ReadonlySet<string> = new Set([
  "function_declaration",
  "secondary_constructor",
  "anonymous_initializer",
]);

/** One Kotlin file. */
export const kotlinFile = (root: SyntaxNode): JvmFile => new JvmSourceFile(root, GRAMMAR);

const makersIn = (root: SyntaxNode): readonly SyntaxNode[] =>
  root.descendantsOfType("call_expression").filter((node) => node !== null && mayMake(node)) as SyntaxNode[];

function boundTo(node: SyntaxNode): string | null {
  const { parent } = node;
  switch (parent?.type) {
    case "parenthesized_expression":
    case "as_expression":
    case "unary_expression":
      return boundTo(parent);
    case "property_declaration": {
      const declared = namedChildrenOf(parent).find(({ type }) => type === "variable_declaration");
      return namedChildrenOf(declared ?? null)[0]?.text ?? null;
    }
    case "assignment": {
      const left = parent.childForFieldName("left");
      return left?.type === "identifier" && parent.parent?.type !== "lambda_literal" ? left.text : null;
    }
    default:
      return null;
  }
}

function outermostOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  const isFirst = parent !== null && namedChildrenOf(parent)[0]?.id === node.id;
  const goesOn = parent?.type === "navigation_expression" || parent?.type === "call_expression";
  if (!isFirst || !goesOn) return node;
  const outer = outermostOf(parent);
  // A property of the object (`client.config`) is none of its calls.
  return outer.id === parent.id && parent.type === "navigation_expression" ? node : outer;
}

/** Only what is called on a name can be called on a class. */
function mayMake(call: SyntaxNode): boolean {
  const callee = call.namedChildren[0];
  if (callee?.type !== "navigation_expression") return callee?.type === "identifier" && /^[A-Z]/.test(callee.text);
  const on = callee.namedChildren[0]?.type;
  return on === "identifier" || on === "navigation_expression";
}

function importsOf(root: SyntaxNode): JvmImports {
  const imports = namedChildrenOf(root)
    .filter(({ type }) => type === "import")
    .map(({ text }) => {
      const [, path = "", star, alias] = /^import\s+([\w.`]*\w)(?:\s*\.\s*(\*))?(?:\s+as\s+(\w+))?/.exec(text) ?? [];
      return { path, isStatic: false, isWildcard: star !== undefined, alias: alias ?? null };
    });
  return new JvmImports(imports, () =>
    root
      .descendantsOfType(["class_declaration", "object_declaration"])
      .map((node) => node?.childForFieldName("name")?.text ?? ""),
  );
}

/** By the function's name; a name that two functions have has the ways out of both. */
function returnsOf(root: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const returned = new Map<string, SyntaxNode[]>();
  for (const declared of root.descendantsOfType("function_declaration")) {
    const name = declared?.childForFieldName("name")?.text;
    if (!name) continue;
    const body = namedChildrenOf(declared).find(({ type }) => type === "function_body");
    const value = namedChildrenOf(body ?? null)[0];
    if (value === undefined) continue;
    returned.set(name, [...(returned.get(name) ?? []), ...(value.type === "block" ? returnsIn(value) : [value])]);
  }
  return returned;
}

function returnsIn(block: SyntaxNode): readonly SyntaxNode[] {
  return block.descendantsOfType("return_expression").flatMap((node) => {
    // `return@lazy` leaves a function within.
    const isOwn = node !== null && node.childForFieldName("label") === null;
    return isOwn ? namedChildrenOf(node).slice(-1) : [];
  });
}

const GRAMMAR: JvmGrammar = {
  language: "kotlin",
  functions: FUNCTIONS,
  importsOf,
  makersIn,
  writesIn: kotlinWrites,
  returnsOf,
  expressionOf: kotlinExpression,
  stepsOn: (name, node) => stepsFromName(name, kotlinExpression(node)),
  boundTo,
  outermostOf,
};
