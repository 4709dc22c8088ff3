import type { JvmFile } from "../jvm/jvm-expression.ts";
import { JvmImports } from "../jvm/jvm-imports.ts";
import { type JvmGrammar, JvmSourceFile } from "../jvm/jvm-source-file.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { javaExpression, stepsFrom } from "./java-expression.ts";
import { javaWrites } from "./java-writes.ts";

const FUNCTIONS: ReadonlySet<string> = new Set([
  "method_declaration",
  "constructor_declaration",
  "compact_constructor_declaration",
]);

const CLASSES = ["class_declaration", "interface_declaration", "enum_declaration", "record_declaration"];

/** One Java file. */
export const javaFile = (root: SyntaxNode): JvmFile => new JvmSourceFile(root, GRAMMAR);

const makersIn = (root: SyntaxNode): readonly SyntaxNode[] =>
  root
    .descendantsOfType(["method_invocation", "object_creation_expression"])
    .filter((node) => node !== null && mayMake(node)) as SyntaxNode[];

function boundTo(node: SyntaxNode): string | null {
  const { parent } = node;
  switch (parent?.type) {
    case "parenthesized_expression":
    case "cast_expression":
      return boundTo(parent);
    case "variable_declarator":
    case "resource":
      return parent.childForFieldName("name")?.text ?? null;
    case "assignment_expression": {
      const left = parent.childForFieldName("left");
      return left?.type === "identifier" ? left.text : null;
    }
    default:
      return null;
  }
}

function outermostOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  const isCalledOn = parent?.type === "method_invocation" && parent.childForFieldName("object")?.id === node.id;
  return isCalledOn ? outermostOf(parent) : node;
}

/** Only what is called on a name can be called on a class. */
function mayMake(node: SyntaxNode): boolean {
  if (node.type !== "method_invocation") return true;
  const on = node.childForFieldName("object")?.type;
  return on === "identifier" || on === "field_access";
}

function importsOf(root: SyntaxNode): JvmImports {
  const imports = namedChildrenOf(root)
    .filter(({ type }) => type === "import_declaration")
    .map((node) => {
      const [, isStatic, path = "", star] =
        /^import\s+(static\s+)?([\w.\s]*\w)\s*(\.\s*\*)?\s*;?/.exec(node.text) ?? [];
      return {
        path: path.replace(/\s/g, ""),
        isStatic: isStatic !== undefined,
        isWildcard: star !== undefined,
        alias: null,
      };
    });
  return new JvmImports(imports, () =>
    root.descendantsOfType(CLASSES).map((node) => node?.childForFieldName("name")?.text ?? ""),
  );
}

/** By the method's name; a name that two methods have has the ways out of both. */
function returnsOf(root: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const returned = new Map<string, SyntaxNode[]>();
  for (const method of root.descendantsOfType("method_declaration")) {
    const name = method?.childForFieldName("name")?.text;
    if (!name) continue;
    const values = (method?.descendantsOfType("return_statement") ?? []).flatMap((node) =>
      namedChildrenOf(node).slice(0, 1),
    );
    returned.set(name, [...(returned.get(name) ?? []), ...values]);
  }
  return returned;
}

const GRAMMAR: JvmGrammar = {
  language: "java",
  functions: FUNCTIONS,
  importsOf,
  makersIn,
  writesIn: javaWrites,
  returnsOf,
  expressionOf: javaExpression,
  stepsOn: stepsFrom,
  boundTo,
  outermostOf,
};
