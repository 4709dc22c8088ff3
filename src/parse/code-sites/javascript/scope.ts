import { grouped } from "../../grouped.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf, bare } from "./bare.ts";
import { type Assignment, type Binding, type Outline, outlineOf } from "./outline.ts";
import type { PatternStep } from "./pattern-names.ts";
import { requiredModule } from "./required-module.ts";
import { stringOf } from "./string-of.ts";

/** What a module exports by a path of names: `S3Client` of `@aws-sdk/client-s3`; with no path the module itself. */
export interface Reference {
  readonly module: string;
  readonly path: readonly string[];
}

/** Names lead to names: so far, and a circle ends too. */
const MAX_STEPS = 24;
/** Names that lead to several others each would multiply. */
const MAX_LOOKS = 20_000;
/** A function that gives options back is short. */
const MAX_BODY = 4_000;

/** The names of one file, and what stands behind them. */
export class Scope {
  readonly outline: Outline;
  /** Assignments by the names they set, and by the name whose property they set. */
  readonly #settingName: ReadonlyMap<string, readonly Assignment[]>;
  readonly #settingProperty: ReadonlyMap<string, readonly Assignment[]>;
  readonly #references = new Map<Binding, Reference | null>();
  readonly #returned = new Map<number, SyntaxNode | null>();
  #left = MAX_LOOKS;

  /** One look behind a name or into an object; false: the file has had its share, as none that is written by hand needs. */
  spend(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }

  constructor(root: SyntaxNode) {
    this.outline = outlineOf(root);
    const { assignments } = this.outline;
    this.#settingName = grouped(assignments, ({ names }) => names.map(({ name }) => name));
    this.#settingProperty = grouped(assignments, ({ left }) => objectName(left));
  }

  /** What of which module an expression is; null: nothing that was imported, as far as the text says. */
  referenceOf(node: SyntaxNode, steps = MAX_STEPS): Reference | null {
    if (steps <= 0) return null;
    const expression = bare(node);
    switch (expression.type) {
      case "identifier":
      case "type_identifier":
      case "shorthand_property_identifier":
        return this.#referenceOfName(expression, steps - 1);
      case "member_expression":
      case "subscript_expression": {
        const name = memberName(expression);
        const object = expression.childForFieldName("object");
        const part = name === null || object === null ? null : this.#propertyOf(object, name, steps - 1);
        if (part !== null) return this.referenceOf(part, steps - 1);
        const whole = name === null || object === null ? null : this.referenceOf(object, steps - 1);
        return whole === null || name === null ? null : member(whole, name);
      }
      case "call_expression":
        return this.#referenceOfCall(expression, steps - 1);
      case "binary_expression":
      case "ternary_expression": {
        for (const field of ["left", "consequence", "alternative", "right"]) {
          const part = expression.childForFieldName(field);
          const reference = part === null ? null : this.referenceOf(part, steps - 1);
          if (reference !== null) return reference;
        }
        return null;
      }
      default:
        return null;
    }
  }

  #referenceOfName(identifier: SyntaxNode, steps: number): Reference | null {
    for (const binding of this.bindingsOf(identifier)) {
      let reference = this.#references.get(binding);
      if (reference === undefined) {
        // Who asks for it on the way to it goes in a circle.
        this.#references.set(binding, null);
        reference = this.#referenceOfBinding(binding, steps);
        this.#references.set(binding, reference);
      }
      if (reference !== null) return reference;
    }
    return null;
  }

  #referenceOfBinding(binding: Binding, steps: number): Reference | null {
    const { declared } = binding;
    switch (declared.kind) {
      case "import":
        return declared;
      case "value":
        return this.#partOf(declared.value, declared.from.steps, steps) ?? this.#assigned(binding, steps);
      case "later":
        return this.#assigned(binding, steps);
      case "parameter": {
        // import("…").then(({ S3Client }) => …)
        const call = declared.of.parent?.parent ?? null;
        const then = call === null ? null : call.childForFieldName("function");
        if (then === null || memberName(then) !== "then") return null;
        const promised = then.childForFieldName("object");
        const [which, ...rest] = declared.from.steps;
        return promised === null || which?.kind !== "element" ? null : this.#partOf(promised, rest, steps);
      }
      case "function":
      case "enum":
      case "other":
        return null;
    }
  }

  /** `let AWS; … AWS = require("aws-sdk")`, and `({ S3Client } = require("…"))`. */
  #assigned(binding: Binding, steps: number): Reference | null {
    for (const { right, names } of this.assignmentsTo(binding)) {
      const from = names.find(({ name }) => name === binding.name);
      const reference = this.#partOf(right, from?.steps ?? [], steps);
      if (reference !== null) return reference;
    }
    return null;
  }

  #partOf(value: SyntaxNode, steps: readonly PatternStep[], left: number): Reference | null {
    const [first, ...rest] = steps;
    if (first?.kind === "element") {
      // const [{ S3Client }] = await Promise.all([import("…")])
      const call = bare(value);
      const list = call.type === "call_expression" && isPromiseAll(call) ? argumentsOf(call)[0] : undefined;
      const item = list?.namedChildren.filter((child) => child?.type !== "comment")[first.index] ?? null;
      return item === null ? null : this.#partOf(item, rest, left);
    }
    if (first?.kind === "property") {
      const part = this.#propertyOf(value, first.name, left);
      if (part !== null) return this.#partOf(part, rest, left - 1);
    }
    let reference = this.referenceOf(value, left);
    for (const step of steps) {
      if (reference === null || step.kind === "element") return null;
      if (step.kind === "property") reference = member(reference, step.name);
    }
    return reference;
  }

  /** A property of an object that is written out in this file: `const { Client } = await load()`. */
  #propertyOf(value: SyntaxNode, name: string, left: number): SyntaxNode | null {
    if (left <= 0) return null;
    const node = bare(value);
    if (node.type === "call_expression") {
      const returned = this.returnedBy(node);
      return returned === null ? null : this.#propertyOf(returned, name, left - 1);
    }
    if (node.type !== "object") return null;
    for (const part of node.namedChildren) {
      if (part?.type === "shorthand_property_identifier" && part.text === name) return part;
      const key = part?.type === "pair" ? part.childForFieldName("key") : null;
      if (key !== null && (stringOf(key) ?? key.text) === name) return part?.childForFieldName("value") ?? null;
    }
    return null;
  }

  #referenceOfCall(call: SyntaxNode, steps: number): Reference | null {
    const called = call.childForFieldName("function");
    const [first] = argumentsOf(call);
    if (called === null) return null;
    const module = requiredModule(call);
    if (module !== null) return { module, path: [] };
    // What compilers and AWS X-Ray wrap around a module gives the module.
    if (first !== undefined && PASSES_ON.test(lastName(bare(called)) ?? "")) return this.referenceOf(first, steps);
    const returned = this.returnedBy(call);
    return returned === null ? null : this.referenceOf(returned, steps);
  }

  bindingsOf(identifier: SyntaxNode): readonly Binding[] {
    return this.outline.bindingsOf(identifier.text, identifier.startIndex);
  }

  assignmentsTo(binding: Binding): readonly Assignment[] {
    return (this.#settingName.get(binding.name) ?? []).filter(({ at }) =>
      this.outline.bindingsOf(binding.name, at.index).includes(binding),
    );
  }

  /** `name.property = …`, of this very name. */
  propertiesSetOn(binding: Binding): readonly Assignment[] {
    return (this.#settingProperty.get(binding.name) ?? []).filter(({ at }) =>
      this.outline.bindingsOf(binding.name, at.index).includes(binding),
    );
  }

  /** The one expression that a call of a function of this file gives back; null: another's, or several. */
  returnedBy(call: SyntaxNode): SyntaxNode | null {
    const called = bare(call.childForFieldName("function") ?? call);
    if (called.type !== "identifier") return null;
    const [binding, ...others] = this.bindingsOf(called);
    if (binding === undefined || others.length > 0) return null;
    const { declared } = binding;
    if (declared.kind === "function") return this.#returnedOf(declared.node);
    if (declared.kind !== "value" || declared.from.steps.length > 0) return null;
    return this.#returnedOf(bare(declared.value));
  }

  #returnedOf(made: SyntaxNode): SyntaxNode | null {
    const known = this.#returned.get(made.id);
    if (known !== undefined) return known;
    const found = returned(made);
    this.#returned.set(made.id, found);
    return found;
  }
}

function objectName(left: SyntaxNode): readonly string[] {
  if (left.type !== "member_expression" && left.type !== "subscript_expression") return [];
  const object = left.childForFieldName("object");
  return object?.type === "identifier" ? [object.text] : [];
}

/** `name` of `name`, `a.name` and `a["name"]`. */
export const lastName = (node: SyntaxNode): string | null =>
  node.type === "identifier" ? node.text : memberName(node);

const PASSES_ON = /(?:interop\w*|import(?:Star|Default)|toESM|captureAWS|wildcard|defaultLegacy)$/i;

const member = ({ module, path }: Reference, name: string): Reference =>
  name === "default" ? { module, path } : { module, path: [...path, name] };

const isPromiseAll = (call: SyntaxNode): boolean => memberName(call.childForFieldName("function") ?? call) === "all";

/** `a.name`, `a?.name`, `a["name"]`. */
export const memberName = (node: SyntaxNode): string | null =>
  node.type === "member_expression"
    ? (node.childForFieldName("property")?.text ?? null)
    : node.type === "subscript_expression"
      ? stringOf(node.childForFieldName("index"))
      : null;

/** The expression that a function without branches gives back. */
export function returned(node: SyntaxNode): SyntaxNode | null {
  if (node.type !== "arrow_function" && !node.type.includes("function")) return null;
  const body = node.childForFieldName("body");
  if (body === null) return null;
  if (body.type !== "statement_block") return body;
  if (body.endIndex - body.startIndex > MAX_BODY) return null;
  const found: SyntaxNode[] = [];
  let passed = 0;
  for (const inner of body.descendantsOfType([...NESTED, "return_statement"])) {
    if (inner === null || inner.startIndex < passed) continue;
    if (inner.type === "return_statement") found.push(inner);
    else passed = inner.endIndex;
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : (only.namedChildren[0] ?? null);
}

const NESTED = ["function_declaration", "function_expression", "arrow_function", "method_definition"];
