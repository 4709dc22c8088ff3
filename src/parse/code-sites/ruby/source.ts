import { grouped } from "../../grouped.ts";
import type { Meaning } from "../tree/meaning.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Assignment, type Call, type Outline, type Parameter, outlineOf } from "./outline.ts";
import { argumentsOf, constantOf, lastOf, methodOf, receiverOf, wordOf } from "./words.ts";

const MAX_STEPS = 20;
/** Names that lead to several others each would multiply. */
const MAX_LOOKS = 20_000;

/** They give back what they are called on, as far as it is asked for here. */
const PASSES_ON = new Set([
  "freeze",
  "to_s",
  "to_str",
  "strip",
  "presence",
  "dup",
  "compact",
  "to_h",
  "symbolize_keys",
  "deep_symbolize_keys",
  "credentials",
]);

/** The names of one file, and what stands behind them. */
export class Source {
  readonly outline: Outline;
  #left = MAX_LOOKS;

  /** One look behind a name or into an object; false: the file has had its share, as none that is written by hand needs. */
  spend(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }

  readonly #assigned: ReadonlyMap<string, readonly Assignment[]>;
  readonly #parameters: ReadonlyMap<string, readonly Parameter[]>;
  readonly #put: ReadonlyMap<string, readonly Assignment[]>;
  readonly #merged: ReadonlyMap<string, readonly Call[]>;

  constructor(root: SyntaxNode) {
    this.outline = outlineOf(root);
    const { assignments, calls, parameters } = this.outline;
    this.#assigned = grouped(assignments, ({ left }) => [left.text]);
    this.#parameters = grouped(parameters, ({ name }) => [name]);
    this.#put = grouped(assignments, ({ left }) =>
      left.type === "element_reference" ? [namedChildrenOf(left)[0]?.text ?? ""] : [],
    );
    this.#merged = grouped(calls, ({ node }) =>
      ["merge!", "update"].includes(methodOf(node)) ? [receiverOf(node)?.text ?? ""] : [],
    );
  }

  /** `name[…] = …`, of any variable of that name. */
  putInto(name: string): readonly Assignment[] {
    return this.#put.get(name) ?? [];
  }

  /** `name.merge!(…)`, of any variable of that name. */
  mergedInto(name: string): readonly Call[] {
    return this.#merged.get(name) ?? [];
  }

  meaningOf(node: SyntaxNode, steps = MAX_STEPS): Meaning {
    const unknown: Meaning = { kind: "unknown", node };
    if (steps <= 0 || !this.spend()) return unknown;
    switch (node.type) {
      case "nil":
        return { kind: "absent" };
      case "identifier":
      case "constant":
      case "scope_resolution":
      case "instance_variable":
      case "class_variable":
      case "global_variable":
      case "hash_key_symbol":
        return this.#meaningOfName(node, steps - 1);
      case "parenthesized_statements":
      case "begin":
      case "body_statement": {
        const last = lastOf(node);
        return last === null || last.type === "rescue" || last.type === "ensure"
          ? unknown
          : this.meaningOf(last, steps - 1);
      }
      case "assignment":
      case "operator_assignment": {
        const right = node.childForFieldName("right");
        return right === null ? unknown : this.meaningOf(right, steps - 1);
      }
      case "element_reference":
        return this.#meaningOfElement(node, steps - 1);
      case "call":
        return this.#meaningOfCall(node, steps - 1);
      default:
        return { kind: "expression", node };
    }
  }

  #meaningOfCall(call: SyntaxNode, steps: number): Meaning {
    const receiver = receiverOf(call);
    const method = methodOf(call);
    const variable = variableFetched(call);
    if (variable !== null) return variable;
    if (receiver === null || receiver.type === "self") {
      const returned = this.returnedBy(method);
      return returned === null ? { kind: "expression", node: call } : this.meaningOf(returned, steps);
    }
    return PASSES_ON.has(method) ? this.meaningOf(receiver, steps) : { kind: "expression", node: call };
  }

  /** `ENV["NAME"]`, or an entry of a hash of this file. */
  #meaningOfElement(node: SyntaxNode, steps: number): Meaning {
    const unknown: Meaning = { kind: "unknown", node };
    const [object, key] = namedChildrenOf(node);
    const name = wordOf(key ?? null);
    if (object === undefined || name === null) return unknown;
    if (constantOf(object) === "ENV") return { kind: "variable", name, node, otherwise: null };
    // What a method gives back, others may have put something into.
    if (this.assignmentsTo(object).length !== 1) return unknown;
    const whole = this.meaningOf(object, steps);
    if (whole.kind !== "expression" || whole.node.type !== "hash") return unknown;
    const pair = namedChildrenOf(whole.node).findLast((part) => wordOf(part.childForFieldName("key")) === name);
    const value = pair?.childForFieldName("value");
    return value == null ? unknown : this.meaningOf(value, steps);
  }

  #meaningOfName(node: SyntaxNode, steps: number): Meaning {
    const unknown: Meaning = { kind: "unknown", node };
    if (this.isParameter(node)) return unknown;
    const assigned = this.assignmentsTo(node);
    const [only, ...others] = assigned;
    if (only === undefined) {
      const returned =
        node.type === "identifier" || node.type === "hash_key_symbol" ? this.returnedBy(node.text) : null;
      return returned === null ? unknown : this.meaningOf(returned, steps);
    }
    if (others.length > 0 || (only.at.condition !== null && !holds(only.at.condition, node.startIndex))) return unknown;
    return this.meaningOf(only.right, steps);
  }

  isParameter({ type, text, startIndex }: SyntaxNode): boolean {
    return (
      (type === "identifier" || type === "hash_key_symbol") &&
      (this.#parameters.get(text) ?? []).some((parameter) => holds(parameter, startIndex))
    );
  }

  /** A local variable is of its method; a constant and an instance's are looked for in the whole file. */
  assignmentsTo(name: SyntaxNode): readonly Assignment[] {
    const isLocal = name.type === "identifier" || name.type === "hash_key_symbol";
    const text = constantOf(name)?.split("::").at(-1) ?? name.text;
    return (this.#assigned.get(text) ?? []).filter(({ left, scope }) =>
      isLocal ? left.type === "identifier" && holds(scope, name.startIndex) : left.type !== "identifier",
    );
  }

  /** The expression that a method of this file gives back; null: another's, or one with branches of its own. */
  returnedBy(name: string): SyntaxNode | null {
    const [method, ...others] = this.outline.methods.get(name) ?? [];
    if (method === undefined || others.length > 0) return null;
    const body = method.childForFieldName("body");
    if (body === null) return null;
    const last = body.type === "body_statement" ? lastOf(body) : body;
    const returns = body.descendantsOfType("return").filter((found) => found !== null);
    if (last === null || returns.some(({ id }) => id !== last.id)) return null;
    return last.type === "return" ? lastOf(lastOf(last)) : last;
  }
}

const holds = ({ start, end }: { start: number; end: number }, index: number): boolean => start <= index && index < end;

/** `ENV.fetch("NAME", "default")`, and with the default in a block. */
function variableFetched(call: SyntaxNode): Meaning | null {
  if (constantOf(receiverOf(call)) !== "ENV" || methodOf(call) !== "fetch") return null;
  const [first, second] = argumentsOf(call);
  const name = wordOf(first ?? null);
  if (name === null) return null;
  const block = lastOf(call.childForFieldName("block")?.childForFieldName("body") ?? null);
  return { kind: "variable", name, node: call, otherwise: second ?? block };
}
