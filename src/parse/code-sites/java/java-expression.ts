import type { JvmArgument, JvmExpression, JvmStep } from "../jvm/jvm-expression.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";

export function javaExpression(node: SyntaxNode): JvmExpression {
  switch (node.type) {
    case "string_literal":
      return { kind: "text", text: textOf(node.text), node };
    case "null_literal":
      return { kind: "nothing", node };
    case "identifier":
    case "this":
      return { kind: "name", name: node.text, node };
    case "parenthesized_expression":
      return inner(node, namedChildrenOf(node)[0]);
    case "cast_expression":
      return inner(node, node.childForFieldName("value"));
    case "field_access": {
      const object = node.childForFieldName("object");
      const name = node.childForFieldName("field")?.text ?? "";
      return object === null ? other(node) : { kind: "member", on: javaExpression(object), name, node };
    }
    case "method_invocation": {
      const object = node.childForFieldName("object");
      const name = node.childForFieldName("name")?.text ?? "";
      return { kind: "call", on: object === null ? null : javaExpression(object), name, args: argumentsOf(node), node };
    }
    case "object_creation_expression":
      return { kind: "new", type: typeName(node.childForFieldName("type")), args: argumentsOf(node), node };
    case "ternary_expression": {
      const of = [node.childForFieldName("consequence"), node.childForFieldName("alternative")];
      return {
        kind: "either",
        of: of.flatMap((one) => (one === null ? [] : [javaExpression(one)])),
        isElvis: false,
        node,
      };
    }
    case "lambda_expression":
      return ofLambda(node);
    case "binary_expression":
      return { kind: "other", sum: sumOf(node), node };
    default:
      return other(node);
  }
}

/** Taken apart when it is asked for: most functions that are handed over have nothing to do with clients. */
function ofLambda(node: SyntaxNode): JvmExpression {
  return {
    kind: "function",
    node,
    get steps() {
      return lambdaSteps(node);
    },
    get result() {
      const body = node.childForFieldName("body");
      return body === null || body.type === "block" ? null : javaExpression(body);
    },
  };
}

const other = (node: SyntaxNode): JvmExpression => ({ kind: "other", sum: [], node });

const inner = (node: SyntaxNode, held: SyntaxNode | null | undefined): JvmExpression =>
  held ? javaExpression(held) : other(node);

function textOf(literal: string): string {
  if (literal.startsWith('"""')) return literal.slice(3, -3).trim();
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal.slice(1, -1);
  }
}

const argumentsOf = (node: SyntaxNode): readonly JvmArgument[] =>
  namedChildrenOf(node.childForFieldName("arguments")).map((arg) => ({ name: null, value: javaExpression(arg) }));

/** Without the types that it is made for: `Builder<>`. */
const typeName = (type: SyntaxNode | null): string => (type?.text ?? "").replace(/<[\s\S]*$/, "").replace(/\s/g, "");

function sumOf(node: SyntaxNode): readonly JvmExpression[] {
  const [left, right] = [node.childForFieldName("left"), node.childForFieldName("right")];
  if (left === null || right === null) return [];
  const isSum = /^\s*\+/.test(node.text.slice(left.endIndex - node.startIndex));
  return isSum ? [javaExpression(left), javaExpression(right)] : [];
}

/** What `b -> b.region(…).build()` does to its `b`. */
function lambdaSteps(lambda: SyntaxNode): readonly JvmStep[] {
  const name = /^\(?\s*(?:[\w.<>]+\s+)?(\w+)\s*\)?$/.exec(lambda.childForFieldName("parameters")?.text ?? "")?.[1];
  const body = lambda.childForFieldName("body");
  if (name === undefined || body === null) return [];
  if (body.type !== "block") return stepsFrom(name, body) ?? [];
  return body.descendantsOfType("expression_statement").flatMap((statement) => {
    const call = namedChildrenOf(statement)[0];
    const steps = call === undefined ? null : stepsFrom(name, call);
    const isSure = statement?.parent?.id === body.id;
    return (steps ?? []).map((step) => ({ ...step, isSure }));
  });
}

/** The calls of a chain that starts at a variable; null: it does not start there. */
export function stepsFrom(name: string, node: SyntaxNode): readonly JvmStep[] | null {
  if (node.type === "identifier" && node.text === name) return [];
  if (node.type === "field_access" && node.text === `this.${name}`) return [];
  const object = node.type === "method_invocation" ? node.childForFieldName("object") : null;
  const before = object === null ? null : stepsFrom(name, object);
  if (before === null) return null;
  const step = { name: node.childForFieldName("name")?.text ?? "", args: argumentsOf(node), isSure: true, node };
  return [...before, step];
}
