import type { CodeSite } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { callExpression } from "./call-expression.ts";
import { lambda } from "./definitions.ts";
import { dictionary } from "./dictionary.ts";
import { attribute, comprehension, conditional, either, string, subscript, sum } from "./expressions.ts";
import { bind } from "./bind.ts";
import { lookUp } from "./named.ts";
import { type Place, type Reading, fieldOf, lastOf } from "./reading.ts";
import { Scope } from "./scope.ts";
import { statement } from "./statements.ts";
import { NONE, UNKNOWN, type Value } from "./value.ts";

/** Expressions and statements within each other; deeper ones nobody writes, and they would fill our own stack. */
const DEEPEST = 300;

/** The sites of one file: its statements in their order, and each function's body when all of what is around it is known. */
export function moduleSites(root: SyntaxNode): readonly CodeSite[] {
  const module = new Module();
  module.run(root);
  return module.sites.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Letters. What a shorter one gives back may be wanted. */
const LONG_BODY = 600;

/** What stands wherever a site is made, or a variable is set. */
const LOUD = /client|resource|[sS]ession|environ|putenv|setenv|env=|boto|assume_role|[cC]redentials|[cC]onnect|AWS_/;

class Module implements Reading {
  readonly sites: CodeSite[] = [];
  readonly #bodies: (() => void)[] = [];
  /** Names of boto's that the file calls otherwise. */
  readonly #aliases: string[] = [];
  #depth = 0;

  run(root: SyntaxNode): void {
    this.statements(root, { scope: new Scope(null, null), sometimes: false });
    // A body may hold more of them.
    for (let body = this.#bodies.shift(); body !== undefined; body = this.#bodies.shift()) body();
  }

  statements(node: SyntaxNode | null, place: Place): void {
    for (const child of node?.namedChildren ?? []) if (child !== null) this.evaluate(child, place);
  }

  evaluate(node: SyntaxNode, place: Place): Value {
    if (this.#depth > DEEPEST) return UNKNOWN;
    this.#depth += 1;
    try {
      return valueAt(node, place, this);
    } finally {
      this.#depth -= 1;
    }
  }

  later(body: () => void): void {
    this.#bodies.push(body);
  }

  next(body: () => void): void {
    this.#bodies.unshift(body);
  }

  alias(name: string): void {
    this.#aliases.push(name);
  }

  /** Most of a program has nothing to do with AWS, and need not be gone through. */
  isQuiet(body: SyntaxNode): boolean {
    if (body.endIndex - body.startIndex < LONG_BODY) return false;
    const { text } = body;
    return !LOUD.test(text) && !this.#aliases.some((alias) => text.includes(alias));
  }
}

function valueAt(node: SyntaxNode, place: Place, reading: Reading): Value {
  switch (node.type) {
    case "identifier":
      return lookUp(node.text, place.scope);
    case "string":
    case "concatenated_string":
      return string(node, place, reading);
    case "none":
      return NONE;
    case "integer":
    case "float":
    case "true":
    case "false":
    case "comment":
    case "pass_statement":
    case "global_statement":
    case "nonlocal_statement":
      return UNKNOWN;
    case "parenthesized_expression":
    case "await":
    case "expression_statement":
    case "interpolation":
      return lastOf(node, place, reading);
    case "attribute":
      return attribute(node, place, reading);
    case "subscript":
      return subscript(node, place, reading);
    case "dictionary":
      return dictionary(node, place, reading);
    case "call":
      return callExpression(node, place, reading);
    case "boolean_operator":
      return either(node, place, reading);
    case "binary_operator":
      return sum(node, place, reading);
    case "conditional_expression":
      return conditional(node, place, reading);
    case "named_expression":
      return bind(node.childForFieldName("name"), fieldOf(node, "value", place, reading), place, reading);
    case "list_comprehension":
    case "set_comprehension":
    case "dictionary_comprehension":
    case "generator_expression":
      return comprehension(node, place, reading);
    case "lambda":
      return lambda(node, place, reading);
    default:
      statement(node, place, reading);
      return UNKNOWN;
  }
}
