import type { GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, fromVariable } from "../values/code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import type { Meaning } from "../tree/meaning.ts";
import { type Written, withDefault } from "../values/written.ts";
import { writtenValue } from "../values/written-value.ts";
import { argumentsOf, bare } from "./bare.ts";
import type { Binding } from "./outline.ts";
import type { PatternName } from "./pattern-names.ts";
import { type Scope, memberName } from "./scope.ts";
import { stringOf } from "./string-of.ts";

const MAX_STEPS = 24;

export function meaningOf(scope: Scope, given: SyntaxNode, steps = MAX_STEPS): Meaning {
  const node = bare(given);
  const unknown: Meaning = { kind: "unknown", node };
  if (steps <= 0 || !scope.spend()) return unknown;
  switch (node.type) {
    case "undefined":
    case "null":
      return { kind: "absent" };
    case "unary_expression":
      return node.text.startsWith("void ") ? { kind: "absent" } : unknown;
    case "identifier":
    case "shorthand_property_identifier":
      return node.text === "undefined" ? { kind: "absent" } : meaningOfName(scope, node, steps - 1);
    case "member_expression":
    case "subscript_expression":
      return meaningOfMember(scope, node, steps - 1);
    case "call_expression": {
      const variable = variableAsked(node);
      if (variable !== null) return { kind: "variable", name: variable, node, otherwise: null };
      const returned = scope.returnedBy(node);
      return returned === null ? { kind: "expression", node } : meaningOf(scope, returned, steps - 1);
    }
    default:
      return { kind: "expression", node };
  }
}

function meaningOfName(scope: Scope, node: SyntaxNode, steps: number): Meaning {
  const unknown: Meaning = { kind: "unknown", node };
  const [binding, ...others] = scope.bindingsOf(node);
  if (binding === undefined || others.length > 0) return unknown;
  const { declared } = binding;
  const [assigned, ...again] = scope.assignmentsTo(binding);
  if (declared.kind === "value") {
    return assigned === undefined ? meaningOfPart(scope, declared.value, declared.from, steps) : unknown;
  }
  if (declared.kind !== "later" || assigned === undefined || again.length > 0 || !isSure(binding, assigned.at)) {
    return unknown;
  }
  const from = assigned.names.find(({ name }) => name === binding.name);
  return from === undefined ? unknown : meaningOfPart(scope, assigned.right, from, steps);
}

/** Not under a condition, nor in a function that may not be called. */
const isSure = (
  binding: Binding,
  at: { readonly condition: object | null; readonly function: { start: number } | null },
) => at.condition === null && (at.function === null || at.function.start <= binding.start);

function meaningOfPart(scope: Scope, value: SyntaxNode, from: PatternName, steps: number): Meaning {
  const unknown: Meaning = { kind: "unknown", node: value };
  const [first, ...rest] = from.steps;
  if (first === undefined) return meaningOf(scope, value, steps);
  if (first.kind !== "property" || rest.length > 0) return unknown;
  if (isEnvironment(scope, value)) {
    return { kind: "variable", name: first.name, node: value, otherwise: from.otherwise };
  }
  const object = meaningOf(scope, value, steps);
  return object.kind === "expression" ? propertyOf(scope, object.node, first.name, steps) : unknown;
}

function meaningOfMember(scope: Scope, node: SyntaxNode, steps: number): Meaning {
  const unknown: Meaning = { kind: "unknown", node };
  const name = memberName(node);
  const object = node.childForFieldName("object");
  if (name === null || object === null) return unknown;
  if (isEnvironment(scope, object)) return { kind: "variable", name, node, otherwise: null };
  const whole = enumOf(scope, object) ?? meaningOf(scope, object, steps);
  return whole.kind === "expression" ? propertyOf(scope, whole.node, name, steps) : unknown;
}

function enumOf(scope: Scope, object: SyntaxNode): Meaning | null {
  if (object.type !== "identifier") return null;
  const [binding] = scope.bindingsOf(object);
  return binding?.declared.kind === "enum" ? { kind: "expression", node: binding.declared.node } : null;
}

/** A property of an object that is written out without a spread, or a member of an enum. */
function propertyOf(scope: Scope, object: SyntaxNode, name: string, steps: number): Meaning {
  const unknown: Meaning = { kind: "unknown", node: object };
  const body = object.type === "enum_declaration" ? object.childForFieldName("body") : object;
  if (body === null || (body.type !== "object" && body.type !== "enum_body")) return unknown;
  for (const part of body.namedChildren) {
    if (part === null) continue;
    if (part.type === "shorthand_property_identifier" && part.text === name) return meaningOf(scope, part, steps);
    const key = part.childForFieldName("key") ?? part.childForFieldName("name");
    const value = part.childForFieldName("value");
    if (key === null || value === null || (stringOf(key) ?? key.text) !== name) continue;
    return meaningOf(scope, value, steps);
  }
  return unknown;
}

/** `process.env`, and what is only another name of it. */
export function isEnvironment(scope: Scope, given: SyntaxNode, steps = MAX_STEPS): boolean {
  const node = bare(given);
  if (steps <= 0) return false;
  if (node.endIndex - node.startIndex <= MAX_ENVIRONMENT && ENVIRONMENTS.has(node.text)) return true;
  const reference = scope.referenceOf(node);
  if (reference !== null) return PROCESS.has(reference.module) && reference.path.join(".") === "env";
  if (node.type !== "identifier") return false;
  const [binding] = scope.bindingsOf(node);
  if (binding?.declared.kind !== "value") return false;
  const { value, from } = binding.declared;
  const [step] = from.steps;
  if (step === undefined) return isEnvironment(scope, value, steps - 1);
  return step.kind === "property" && step.name === "env" && value.text === "process";
}

const ENVIRONMENTS = new Set(["process.env", "globalThis.process.env", "global.process.env", "Bun.env"]);
const MAX_ENVIRONMENT = "globalThis.process.env".length;
const PROCESS = new Set(["process", "node:process"]);

/** `Deno.env.get("AWS_REGION")`. */
function variableAsked(call: SyntaxNode): string | null {
  const called = call.childForFieldName("function");
  return called !== null && memberName(called) === "get" && called.text === "Deno.env.get"
    ? stringOf(argumentsOf(call)[0] ?? null)
    : null;
}

/** What an expression gives for a setting; null: nothing. */
export function writtenOf(scope: Scope, setting: GivenSetting, given: SyntaxNode, steps = MAX_STEPS): Written | null {
  const meaning = meaningOf(scope, given, steps);
  switch (meaning.kind) {
    case "absent":
      return null;
    case "unknown":
      return { value: COMPUTED, node: bare(given) };
    case "variable": {
      const variable: Written = { value: fromVariable(meaning.name), node: meaning.node };
      if (meaning.otherwise === null) return variable;
      return withDefault(variable, writtenOf(scope, setting, meaning.otherwise, steps - 1));
    }
    case "expression":
      return writtenIn(scope, setting, meaning.node, steps - 1);
  }
}

function writtenIn(scope: Scope, setting: GivenSetting, node: SyntaxNode, steps: number): Written | null {
  const computed: Written = { value: COMPUTED, node };
  if (steps <= 0) return computed;
  const text = stringOf(node) ?? templateText(scope, node, steps);
  if (text !== null) return { value: writtenValue(setting, text), node };
  switch (node.type) {
    case "binary_expression":
      return alternative(scope, setting, node, steps) ?? computed;
    // region: async () => "eu-west-1"
    case "arrow_function": {
      const body = node.childForFieldName("body");
      return body === null || body.type === "statement_block" ? computed : writtenOf(scope, setting, body, steps);
    }
    // endpoint: new AWS.Endpoint("…"), new URL("…")
    case "new_expression": {
      const [first, ...others] = argumentsOf(node);
      const made = node.childForFieldName("constructor")?.text ?? "";
      return first !== undefined && others.length === 0 && /(?:^|\.)(?:Endpoint|URL)$/.test(made)
        ? writtenOf(scope, setting, first, steps)
        : computed;
    }
    default:
      return computed;
  }
}

/** `process.env.X || "us-east-1"`, and with `??`. */
function alternative(scope: Scope, setting: GivenSetting, node: SyntaxNode, steps: number): Written | null {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (left === null || right === null || !["||", "??"].includes(operatorOf(node, left, right))) return null;
  const first = writtenOf(scope, setting, left, steps);
  if (first === null) return writtenOf(scope, setting, right, steps);
  if (first.value.kind === "text" && first.value.text !== "") return first;
  if (first.value.kind !== "variable" || first.value.otherwise !== null) return null;
  return withDefault(first, writtenOf(scope, setting, right, steps));
}

const operatorOf = (node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): string =>
  node.text
    .slice(left.endIndex - node.startIndex, right.startIndex - node.startIndex)
    .replace(/\/\*.*?\*\//gs, "")
    .trim();

/** A template all of whose parts are written out in the file. */
function templateText(scope: Scope, node: SyntaxNode, steps: number): string | null {
  if (node.type !== "template_string") return null;
  let text = "";
  for (const part of node.namedChildren) {
    if (part === null) continue;
    if (part.type === "string_fragment") text += part.text;
    else if (part.type !== "template_substitution") return null;
    else {
      const inner = part.namedChildren[0];
      const written = inner == null ? null : writtenOf(scope, "endpoint", inner, steps);
      if (written?.value.kind !== "text") return null;
      text += written.value.text;
    }
  }
  return text;
}
