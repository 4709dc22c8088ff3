import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf, bare } from "./bare.ts";
import type { Binding, Place } from "./outline.ts";
import { type Scope, lastName, memberName } from "./scope.ts";
import { stringOf } from "./string-of.ts";
import { meaningOf, writtenOf } from "./values.ts";

export interface Option {
  readonly node: SyntaxNode;
  /** Not if it is given under a condition only. */
  readonly sure: boolean;
}

/** What an object of options holds, however it was put together. */
export interface Options {
  readonly entries: ReadonlyMap<string, Option>;
  /** A part that is made elsewhere, and can hold anything; null: nothing else is in it. */
  readonly open: SyntaxNode | null;
}

const NOTHING: Options = { entries: new Map(), open: null };
const MAX_STEPS = 16;

export function optionsOf(scope: Scope, given: SyntaxNode | undefined, steps = MAX_STEPS): Options {
  if (given === undefined) return NOTHING;
  const node = bare(given);
  const open: Options = { entries: new Map(), open: node };
  if (steps === 0) return open;
  switch (node.type) {
    case "object":
      return optionsInObject(scope, node, steps - 1);
    case "identifier":
      return optionsOfName(scope, node, steps - 1) ?? open;
    case "undefined":
    case "null":
    case "false":
      return NOTHING;
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
      if (meaning.kind === "absent") return NOTHING;
      return meaning.kind === "expression" && meaning.node.id !== node.id
        ? optionsOf(scope, meaning.node, steps - 1)
        : open;
    }
  }
}

function optionsInObject(scope: Scope, object: SyntaxNode, steps: number): Options {
  let options = NOTHING;
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
    options = merged(options, only(stringOf(key) ?? key.text, { node: value, sure: true }));
  }
  return options;
}

const keyOf = (part: SyntaxNode): SyntaxNode | null =>
  part.childForFieldName("key") ?? (part.type === "method_definition" ? part.childForFieldName("name") : null);

/** A constant or a variable, and the properties that are set on it before it is used. */
function optionsOfName(scope: Scope, name: SyntaxNode, steps: number): Options | null {
  if (name.text === "undefined") return NOTHING;
  const [binding, ...others] = scope.bindingsOf(name);
  if (binding === undefined || others.length > 0) return null;
  let options = optionsOfBinding(scope, binding, name.startIndex, steps);
  if (options === null) return null;
  for (const { left, right, at } of scope.propertiesSetOn(binding)) {
    const property = memberName(left);
    if (property === null || at.index > name.startIndex) continue;
    options = merged(options, only(property, { node: right, sure: isSureAt(at, name.startIndex) }));
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
  else if (declared.kind === "later") options = NOTHING;
  else if (declared.kind === "parameter") {
    options = { entries: new Map(), open: declared.from.otherwise ?? declared.of };
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
  if (left === null || right === null) return { entries: new Map(), open: node };
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
    return argumentsOf(call).reduce((all, part) => merged(all, optionsOf(scope, part, steps)), NOTHING);
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

const only = (name: string, option: Option): Options => ({ entries: new Map([[name, option]]), open: null });

const unsure = ({ entries, open }: Options): Options => ({
  entries: new Map([...entries].map(([name, { node }]) => [name, { node, sure: false }])),
  open,
});

/** The later part wins; what may not be there leaves the earlier in doubt. */
function merged(earlier: Options, later: Options): Options {
  const entries = new Map(earlier.entries);
  for (const [name, option] of later.entries) {
    entries.delete(name);
    entries.set(name, option);
  }
  return { entries, open: later.open ?? earlier.open };
}

/** One setting of the options. */
export function givenBy(scope: Scope, setting: GivenSetting, option: Option | undefined): readonly Given[] {
  const written = option === undefined ? null : writtenOf(scope, setting, option.node);
  if (option === undefined || written === null) return [];
  const given = givenAt(setting, written.value, written.node);
  return option.sure ? [given] : [inDoubt(given)];
}

/** Given under a condition: which value it has only the run can tell. A real key stays one, whatever the condition. */
export function inDoubt(given: Given): Given {
  const { value } = given;
  const isKey =
    (value.kind === "secret" && value.looksReal) ||
    (value.kind === "text" && given.setting === "access-key-id" && /^A[KS]IA[A-Z2-7]{16}$/.test(value.text));
  return isKey ? given : { ...given, value: COMPUTED };
}
