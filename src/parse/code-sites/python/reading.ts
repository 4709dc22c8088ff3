import type { CodeSite } from "../../../model/code-site.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import type { Call } from "./call.ts";
import type { Scope } from "./scope.ts";
import { UNKNOWN, type Value } from "./value.ts";

/** Where in the file a node is looked at: what its names stand for, and whether the program surely comes by. */
export interface Place {
  readonly scope: Scope;
  readonly sometimes: boolean;
}

/** The going through of one file, as the expressions and statements in it use it for what they hold. */
export interface Reading {
  readonly sites: CodeSite[];
  /** What an expression stands for; of a statement, nothing. Every node is looked at once. */
  evaluate(node: SyntaxNode, place: Place): Value;
  /** A statement or several, each in its turn. */
  statements(node: SyntaxNode | null, place: Place): void;
  /** A function's body is looked at when it is called, or else at the end: what is around it is known by then. */
  later(body: () => void): void;
  /** The same, before every other that waits. */
  next(body: () => void): void;
  /** An import gives a name of boto's another name. */
  alias(name: string): void;
  /** Whether a body is one in which no site can be. */
  isQuiet(body: SyntaxNode): boolean;
}

/** A part of a node, by its name in the grammar. */
export function fieldOf(node: SyntaxNode, name: string, place: Place, reading: Reading): Value {
  const child = node.childForFieldName(name);
  return child === null ? UNKNOWN : reading.evaluate(child, place);
}

/** Every part of a node is looked at; the last is what it stands for. */
export function lastOf(node: SyntaxNode, place: Place, reading: Reading): Value {
  let last: Value = UNKNOWN;
  for (const child of node.namedChildren) if (child !== null) last = reading.evaluate(child, place);
  return last;
}

/** A call in the making: all but what it is given. */
export const callAt = (node: SyntaxNode, { scope, sometimes }: Place, { sites }: Reading): Omit<Call, "args"> => ({
  node,
  scope,
  sometimes,
  add: (site) => sites.push(site),
});
