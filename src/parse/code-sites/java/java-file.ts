import { JvmAnswers } from "../jvm/jvm-answers.ts";
import type { JvmExpression, JvmFile, JvmStep } from "../jvm/jvm-expression.ts";
import { JvmImports } from "../jvm/jvm-imports.ts";
import { JvmNames, stepsOfWrites } from "../jvm/jvm-names.ts";
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
export class JavaFile implements JvmFile {
  readonly language = "java";
  readonly answers = new JvmAnswers();
  readonly root: SyntaxNode;
  readonly makers: readonly SyntaxNode[];
  readonly #imports: JvmImports;
  readonly #names: JvmNames;
  #returned: ReadonlyMap<string, readonly SyntaxNode[]> | null = null;

  constructor(root: SyntaxNode) {
    this.root = root;
    this.#imports = importsOf(root);
    this.#names = new JvmNames(root, ({ type }) => FUNCTIONS.has(type), javaWrites);
    this.makers = root
      .descendantsOfType(["method_invocation", "object_creation_expression"])
      .filter((node) => node !== null && mayMake(node)) as SyntaxNode[];
  }

  get sdks(): JvmFile["sdks"] {
    return this.#imports.sdks;
  }

  expressionOf(node: SyntaxNode): JvmExpression {
    return javaExpression(node);
  }

  classOf(written: string): ReturnType<JvmFile["classOf"]> {
    return this.#imports.classOf(written);
  }

  staticOf(name: string): string | null {
    return this.#imports.staticOf(name);
  }

  contentsOf(name: string, at: SyntaxNode): ReturnType<JvmFile["contentsOf"]> {
    return this.#names.contentsOf(name, at);
  }

  laterSteps(name: string, at: SyntaxNode): readonly JvmStep[] {
    return stepsOfWrites(this.#names.writesAfter(name, at), (value) => this.stepsOn(name, value));
  }

  stepsOn(name: string, node: SyntaxNode): readonly JvmStep[] | null {
    return stepsFrom(name, node);
  }

  returnedBy(name: string): readonly SyntaxNode[] {
    this.#returned ??= returnsOf(this.root);
    return this.#returned.get(name) ?? [];
  }

  boundTo(node: SyntaxNode): string | null {
    const { parent } = node;
    switch (parent?.type) {
      case "parenthesized_expression":
      case "cast_expression":
        return this.boundTo(parent);
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

  outermostOf(node: SyntaxNode): SyntaxNode {
    const { parent } = node;
    const isCalledOn = parent?.type === "method_invocation" && parent.childForFieldName("object")?.id === node.id;
    return isCalledOn ? this.outermostOf(parent) : node;
  }
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
