import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, fromVariable, givenAt } from "../values/code-value.ts";
import { inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Written, withDefault } from "../values/written.ts";
import { writtenValue } from "../values/written-value.ts";
import { type Source, argumentsOf, bare, methodCalled } from "./source.ts";

const MAX_STEPS = 20;

/** One setting, by the argument that gives it. */
export function givenBy(
  source: Source,
  setting: GivenSetting,
  node: SyntaxNode | undefined,
  sure = true,
): readonly Given[] {
  const written = node === undefined ? null : writtenOf(source, setting, node, MAX_STEPS);
  if (written === null) return [];
  const given = givenAt(setting, written.value, written.node);
  return sure ? [given] : [inDoubt(given)];
}

/** They give back what they are called on, as far as it is asked for here. */
const PASSES_ON = new Set([
  "to_string",
  "to_owned",
  "into",
  "clone",
  "as_str",
  "as_ref",
  "as_deref",
  "unwrap",
  "expect",
  "ok",
  "cloned",
  "trim",
]);
/** They make another type of the text that they are given: by their last two names. */
const WRAPS =
  /^(?:Region::(?:new|from_static)|String::from|(?:Some|Ok)|Cow::(?:from|Borrowed)|RegionProviderChain::first_try|SecretString::from)$/;

/** What an expression gives for a setting; null: nothing. */
function writtenOf(source: Source, setting: GivenSetting, given: SyntaxNode, steps: number): Written | null {
  const node = bare(given);
  const computed: Written = { value: COMPUTED, node };
  if (steps <= 0 || !source.spend()) return computed;
  const text = stringOf(node);
  if (text !== null) return { value: writtenValue(setting, text), node };
  switch (node.type) {
    case "identifier": {
      if (node.text === "None") return null;
      const binding = source.bindingOf(node);
      return binding?.declared.kind !== "value" || source.assignmentsTo(binding).length > 0
        ? computed
        : writtenOf(source, setting, binding.declared.value, steps - 1);
    }
    case "generic_function":
      return node.childForFieldName("function")?.text === "None" ? null : computed;
    case "call_expression":
      return ofCall(source, setting, node, steps - 1);
    default:
      return computed;
  }
}

function ofCall(source: Source, setting: GivenSetting, call: SyntaxNode, steps: number): Written | null {
  const computed: Written = { value: COMPUTED, node: call };
  const [first] = argumentsOf(call);
  const method = methodCalled(call);
  if (method !== null) {
    const { receiver, name } = method;
    if (PASSES_ON.has(name)) return writtenOf(source, setting, receiver, steps);
    if (name === "unwrap_or" || name === "unwrap_or_else" || name === "unwrap_or_default") {
      const variable = writtenOf(source, setting, receiver, steps);
      return variable === null ? null : withDefault(variable, defaultOf(source, setting, first, steps));
    }
    if (name === "map" && first !== undefined && WRAPS.test(lastTwo(source.pathOf(first)))) {
      return writtenOf(source, setting, receiver, steps);
    }
    return computed;
  }
  const called = call.childForFieldName("function");
  const path = called === null ? [] : source.pathOf(called);
  if (/(?:^|::)env::var$|^var$/.test(path.slice(-2).join("::"))) {
    const name = first === undefined ? null : writtenOf(source, "profile", first, steps);
    return name?.value.kind === "text" ? { value: fromVariable(name.value.text), node: call } : computed;
  }
  return first !== undefined && WRAPS.test(lastTwo(path)) ? writtenOf(source, setting, first, steps) : computed;
}

const lastTwo = (path: readonly string[]): string => path.slice(-2).join("::");

/** `|_| "x".to_string()` and `"x".to_string()`. */
function defaultOf(source: Source, setting: GivenSetting, node: SyntaxNode | undefined, steps: number): Written | null {
  if (node === undefined) return null;
  const value = node.type === "closure_expression" ? node.childForFieldName("body") : node;
  return value === null ? null : writtenOf(source, setting, value, steps);
}

/** A text that is written out, without its quotes. */
export function stringOf(node: SyntaxNode | undefined): string | null {
  if (node?.type !== "string_literal" && node?.type !== "raw_string_literal") return null;
  const parts = node.namedChildren.filter((part) => part !== null);
  return parts.some(({ type }) => type === "escape_sequence") ? null : parts.map(({ text }) => text).join("");
}
