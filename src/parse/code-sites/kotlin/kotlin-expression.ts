import type { JvmArgument, JvmExpression, JvmStep } from "../jvm/jvm-expression.ts";
import { dotted, FILLED_IN } from "../jvm/jvm-making.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";

export function kotlinExpression(node: SyntaxNode): JvmExpression {
  const children = namedChildrenOf(node);
  switch (node.type) {
    case "string_literal":
    case "multiline_string_literal":
      return textOf(node);
    case "identifier":
      return { kind: "name", name: node.text, node };
    case "this_expression":
      return { kind: "name", name: "this", node };
    case "parenthesized_expression":
      return inner(node, children[0]);
    case "as_expression":
      return inner(node, node.childForFieldName("left"));
    case "unary_expression":
      return node.text.endsWith("!!") ? inner(node, node.childForFieldName("argument")) : other(node);
    case "navigation_expression":
      return ofNavigation(node, children);
    case "call_expression":
      return ofCall(node, children);
    case "annotated_lambda":
      return inner(node, children.at(-1));
    case "lambda_literal":
      return ofLambda(node);
    case "if_expression":
    case "when_expression":
    case "block":
    case "when_entry":
      return oneOfBranches(node, branchesOf(node), false);
    case "binary_expression":
      return ofBinary(node);
    default:
      return node.text === "null" ? { kind: "nothing", node } : other(node);
  }
}

const other = (node: SyntaxNode): JvmExpression => ({ kind: "other", sum: [], node });

const inner = (node: SyntaxNode, held: SyntaxNode | null | undefined): JvmExpression =>
  held ? kotlinExpression(held) : other(node);

/** A text in which something is put (`"http://$host"`) is computed. */
function textOf(node: SyntaxNode): JvmExpression {
  const written = node.text;
  const isRaw = node.type === "multiline_string_literal";
  if (/(?<!\\)\$[\w{]/.test(written)) return other(node);
  const text = isRaw ? written.slice(3, -3) : unescaped(written);
  return { kind: "text", text, node };
}

function unescaped(literal: string): string {
  try {
    return JSON.parse(literal.replaceAll("\\$", "$").replaceAll("\\'", "'")) as string;
  } catch {
    return literal.slice(1, -1);
  }
}

function ofNavigation(node: SyntaxNode, [on, name]: readonly SyntaxNode[]): JvmExpression {
  if (on === undefined || name?.type !== "identifier") return other(node);
  return { kind: "member", on: kotlinExpression(on), name: name.text, node };
}

/** What is written like a class is one: `S3Client { … }` constructs, `listOf(…)` calls. */
const isClassName = (name: string): boolean => /^[A-Z]/.test(name);

function ofCall(node: SyntaxNode, children: readonly SyntaxNode[]): JvmExpression {
  const [callee, ...rest] = children;
  if (callee === undefined) return other(node);
  const args = rest.flatMap(argumentsIn);
  if (callee.type === "identifier")
    return isClassName(callee.text)
      ? { kind: "new", type: callee.text, args, node }
      : { kind: "call", on: null, name: callee.text, args, node };
  const called = kotlinExpression(callee);
  if (called.kind !== "member") return other(node);
  const type = isClassName(called.name) ? dotted(called) : null;
  return type === null
    ? { kind: "call", on: called.on, name: called.name, args, node }
    : { kind: "new", type, args, node };
}

/** Those in brackets, and the function behind them. */
function argumentsIn(part: SyntaxNode): readonly JvmArgument[] {
  if (part.type === "annotated_lambda") return [{ name: null, value: kotlinExpression(part) }];
  if (part.type !== "value_arguments") return [];
  return namedChildrenOf(part).flatMap((argument) => {
    const held = namedChildrenOf(argument);
    const value = held.at(-1);
    const name = held.length > 1 && /^\w+\s*=/.test(argument.text) ? (held[0]?.text ?? null) : null;
    return value === undefined ? [] : [{ name, value: kotlinExpression(value) }];
  });
}

function ofBinary(node: SyntaxNode): JvmExpression {
  const [left, right] = [node.childForFieldName("left"), node.childForFieldName("right")];
  if (left === null || right === null) return other(node);
  const operator = node.text.slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex).trim();
  if (operator === "?:") return oneOfBranches(node, [left, right], true);
  return { kind: "other", sum: operator === "+" ? [kotlinExpression(left), kotlinExpression(right)] : [], node };
}

/** The expressions that an `if` or a `when` may have the value of. */
function branchesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children = namedChildrenOf(node);
  switch (node.type) {
    case "if_expression": {
      const condition = node.childForFieldName("condition");
      return children.filter(({ id }) => id !== condition?.id);
    }
    case "when_expression":
      return children.filter(({ type }) => type === "when_entry");
    default:
      // A block has the value of its last expression.
      return children.slice(-1);
  }
}

/** A branch that leaves (`?: error("…")`) has no value. */
const LEAVES = /^(?:throw|return|error\s*\(|TODO\s*\(|exitProcess\s*\()/;

function oneOfBranches(node: SyntaxNode, branches: readonly SyntaxNode[], isElvis: boolean): JvmExpression {
  const of = branches.filter(({ text }) => !LEAVES.test(text)).map(kotlinExpression);
  const [only, ...others] = of;
  if (only === undefined) return other(node);
  return others.length === 0 ? only : { kind: "either", of, isElvis, node };
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
      const last = namedChildrenOf(node).at(-1);
      return last === undefined || last.type === "assignment" ? null : kotlinExpression(last);
    },
  };
}

function lambdaSteps(lambda: SyntaxNode): readonly JvmStep[] {
  const parameters = namedChildrenOf(lambda).find(({ type }) => type === "lambda_parameters");
  const own = new Set(["this", parameters?.text.trim() ?? "it"]);
  return namedChildrenOf(lambda).flatMap((statement) => statementSteps(statement, own, true));
}

const BRANCHES: ReadonlySet<string> = new Set([
  "if_expression",
  "when_expression",
  "when_entry",
  "block",
  "try_expression",
  "for_statement",
]);

function statementSteps(statement: SyntaxNode, own: ReadonlySet<string>, isSure: boolean): readonly JvmStep[] {
  if (statement.type === "assignment") return assignmentSteps(statement, own, isSure);
  if (statement.type === "call_expression") return callSteps(kotlinExpression(statement), own, isSure);
  return BRANCHES.has(statement.type)
    ? namedChildrenOf(statement).flatMap((inside) => statementSteps(inside, own, false))
    : [];
}

function callSteps(call: JvmExpression, own: ReadonlySet<string>, isSure: boolean): readonly JvmStep[] {
  const steps = chainFrom(call, own);
  if (steps !== null) return steps.map((step) => ({ ...step, isSure }));
  // `endpoint?.let { endpointUrl = it }`: perhaps, and `it` is another.
  const last = call.kind === "call" ? call.args.at(-1)?.value : undefined;
  if (last?.kind !== "function") return [];
  return namedChildrenOf(last.node).flatMap((inside) => statementSteps(inside, new Set(["this"]), false));
}

/** `region = "eu-west-1"`, `this.region = …`, `it.region = …`. */
function assignmentSteps(statement: SyntaxNode, own: ReadonlySet<string>, isSure: boolean): readonly JvmStep[] {
  const [left, right] = [statement.childForFieldName("left"), statement.childForFieldName("right")];
  if (left === null || right === null) return [];
  const target = kotlinExpression(left);
  const isOwn = target.kind === "member" && target.on.kind === "name" && own.has(target.on.name);
  if (target.kind !== "name" && !isOwn) return [];
  const { name } = target as { name: string };
  return [{ name, args: [{ name: null, value: kotlinExpression(right) }], isSure, node: statement }];
}

/** The calls of a chain that starts at the object itself, named or not. */
function chainFrom(expression: JvmExpression, own: ReadonlySet<string>): readonly JvmStep[] | null {
  if (expression.kind === "name") return own.has(expression.name) ? [] : null;
  if (expression.kind !== "call") return null;
  const { on, name, args, node } = expression;
  // `settings()`, `configure(this)`: what others have written to fill it in.
  const isFilledIn = on === null && args.every(({ value }) => value.kind === "name" && own.has(value.name));
  if (isFilledIn) return [{ name: FILLED_IN, args, isSure: true, node }];
  const before = on === null ? [] : chainFrom(on, own);
  return before === null ? null : [...before, { name, args, isSure: true, node }];
}

/** The calls of a chain that starts at a variable; null: it does not start there. */
export function stepsFromName(variable: string, expression: JvmExpression): readonly JvmStep[] | null {
  if (expression.kind === "name") return expression.name === variable ? [] : null;
  if (expression.kind !== "call" || expression.on === null) return null;
  const before = stepsFromName(variable, expression.on);
  const { name, args, node } = expression;
  return before === null ? null : [...before, { name, args, isSure: true, node }];
}
