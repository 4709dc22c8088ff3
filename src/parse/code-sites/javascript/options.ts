import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { givenAt } from "../values/code-value.ts";
import {
  NO_OPTIONS,
  type Option,
  type Options,
  inDoubt,
  merged,
  oneOption,
  openOptions,
  unsure,
} from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf, bare } from "./bare.ts";
import type { Binding, Place } from "./outline.ts";
import { type Scope, lastName, memberName } from "./scope.ts";
import { stringOf } from "./string-of.ts";
import { meaningOf, writtenOf } from "./values.ts";

const MAX_STEPS = 16;

export function optionsOf(scope: Scope, given: SyntaxNode | undefined, steps = MAX_STEPS): Options {
  if (given === undefined) return NO_OPTIONS;
  const node = bare(given);
  const open: Options = openOptions(node);
  if (steps <= 0 || !scope.spend()) return open;
  switch (node.type) {
    case "object":
      return optionsInObject(scope, node, steps - 1);
    case "identifier":
      return optionsOfName(scope, node, steps - 1) ?? open;
    case "undefined":
    case "null":
    case "false":
      return NO_OPTIONS;
    case "ternary_expression":
      return eitherOf(scope, node.childForFieldName("consequence"), node.childForFieldName("alternative"), steps - 1);
    case "binary_expression":
      return optionsOfAlternative(scope, node, steps - 1);
    case "call_expression":
      return optionsOfCall(scope, node, steps - 1) ?? open;
    case "new_expression": {
      const made = node.childForFieldName("constructor");
      const reference = made === null ? null : scope.referenceOf(made);
      return reference?.path.join(".") === "Config" ? optionsOf(scope, argumentsOf(node)[0], steps - 1) : open;
    }
    default: {
      const meaning = meaningOf(scope, node);
      if (meaning.kind === "absent") return NO_OPTIONS;
      return meaning.kind === "expression" && meaning.node.id !== node.id
        ? optionsOf(scope, meaning.node, steps - 1)
        : open;
    }
  }
}

function optionsInObject(scope: Scope, object: SyntaxNode, steps: number): Options {
  let options = NO_OPTIONS;
  for (const part of object.namedChildren) {
    if (part === null) continue;
    if (part.type === "spread_element") {
      const inner = part.namedChildren[0];
      options = merged(options, optionsOf(scope, inner ?? undefined, steps));
      continue;
    }
    const key = part.type === "shorthand_property_identifier" ? part : keyOf(part);
    const value = part.type === "pair" ? part.childForFieldName("value") : part;
    if (key === null || value === null) continue;
    options = merged(options, oneOption(stringOf(key) ?? key.text, { node: value, sure: true }));
  }
  return options;
}

const keyOf = (part: SyntaxNode): SyntaxNode | null =>
  part.childForFieldName("key") ?? (part.type === "method_definition" ? part.childForFieldName("name") : null);

/** A constant or a variable, and the properties that are set on it before it is used. */
function optionsOfName(scope: Scope, name: SyntaxNode, steps: number): Options | null {
  if (name.text === "undefined") return NO_OPTIONS;
  const [binding, ...others] = scope.bindingsOf(name);
  if (binding === undefined || others.length > 0) return null;
  let options = optionsOfBinding(scope, binding, name.startIndex, steps);
  if (options === null) return null;
  for (const { left, right, at } of scope.propertiesSetOn(binding)) {
    const property = memberName(left);
    if (property === null || at.index > name.startIndex) continue;
    options = merged(options, oneOption(property, { node: right, sure: isSureAt(at, name.startIndex) }));
  }
  return options;
}

/** Whether what is done at one place is done whenever another, later in the text, is reached. */
export const isSureAt = (at: Place, index: number): boolean =>
  [at.condition, at.function].every((span) => span === null || (span.start <= index && index < span.end));

function optionsOfBinding(scope: Scope, binding: Binding, index: number, steps: number): Options | null {
  const { declared } = binding;
  let options: Options | null = null;
  if (declared.kind === "value" && declared.from.steps.length === 0) options = optionsOf(scope, declared.value, steps);
  else if (declared.kind === "later") options = NO_OPTIONS;
  else if (declared.kind === "parameter") {
    options = openOptions(declared.from.otherwise ?? declared.of);
  }
  if (options === null) return null;
  for (const { right, names, at } of scope.assignmentsTo(binding)) {
    if (at.index > index) continue;
    if (names[0]?.steps.length !== 0) return null;
    const assigned = optionsOf(scope, right, steps);
    options = isSureAt(at, index) ? assigned : merged(unsure(options), unsure(assigned));
  }
  return options;
}

function eitherOf(scope: Scope, one: SyntaxNode | null, other: SyntaxNode | null, steps: number): Options {
  return merged(unsure(optionsOf(scope, one ?? undefined, steps)), unsure(optionsOf(scope, other ?? undefined, steps)));
}

/** `condition && { … }` in a spread, `options || {}`. */
function optionsOfAlternative(scope: Scope, node: SyntaxNode, steps: number): Options {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (left === null || right === null) return openOptions(node);
  const isAnd = node.text
    .slice(left.endIndex - node.startIndex)
    .trimStart()
    .startsWith("&&");
  return isAnd ? unsure(optionsOf(scope, right, steps)) : eitherOf(scope, left, right, steps);
}

/** `Object.assign({}, a, b)` and what compilers make of a spread; a function of the file that returns an object. */
function optionsOfCall(scope: Scope, call: SyntaxNode, steps: number): Options | null {
  const called = call.childForFieldName("function");
  if (called === null) return null;
  const name = nameCalled(bare(called));
  if (/^(?:(?:Object\.|__)assign|_extends|_?objectSpread\d*|merge)$/.test(name)) {
    return argumentsOf(call).reduce((all, part) => merged(all, optionsOf(scope, part, steps)), NO_OPTIONS);
  }
  if (name === "Object.freeze") return optionsOf(scope, argumentsOf(call)[0], steps);
  const returned = scope.returnedBy(call);
  return returned === null ? null : optionsOf(scope, returned, steps);
}

/** Short for all that is asked for here; a chain of calls is not read out. */
const nameCalled = (called: SyntaxNode): string => {
  const name = lastName(called) ?? "";
  return called.childForFieldName("object")?.text.slice(0, 20) === "Object" ? `Object.${name}` : name;
};

/** One setting of the options. */
export function givenBy(scope: Scope, setting: GivenSetting, option: Option | undefined): readonly Given[] {
  const written = option === undefined ? null : writtenOf(scope, setting, option.node);
  if (option === undefined || written === null) return [];
  const given = givenAt(setting, written.value, written.node);
  return option.sure ? [given] : [inDoubt(given)];
}
