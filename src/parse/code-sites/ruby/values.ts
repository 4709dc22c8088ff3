import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, fromVariable, givenAt } from "../values/code-value.ts";
import { type Option, inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Written, withDefault } from "../values/written.ts";
import { writtenValue } from "../values/written-value.ts";
import type { Source } from "./source.ts";
import { wordOf } from "./words.ts";

const MAX_STEPS = 20;

/** One setting of the options. */
export function givenBy(source: Source, setting: GivenSetting, option: Option | undefined): readonly Given[] {
  const written = option === undefined ? null : writtenOf(source, setting, option.node, MAX_STEPS);
  if (option === undefined || written === null) return [];
  const given = givenAt(setting, written.value, written.node);
  return option.sure ? [given] : [inDoubt(given)];
}

/** What an expression gives for a setting; null: nothing. */
function writtenOf(source: Source, setting: GivenSetting, given: SyntaxNode, steps: number): Written | null {
  const meaning = source.meaningOf(given);
  const computed: Written = { value: COMPUTED, node: given };
  if (steps <= 0) return computed;
  switch (meaning.kind) {
    case "absent":
      return null;
    case "unknown":
      return computed;
    case "variable": {
      const variable: Written = { value: fromVariable(meaning.name), node: meaning.node };
      if (meaning.otherwise === null) return variable;
      return withDefault(variable, writtenOf(source, setting, meaning.otherwise, steps - 1));
    }
    case "expression": {
      const word = wordOf(meaning.node);
      if (word !== null) return { value: writtenValue(setting, word), node: meaning.node };
      return meaning.node.type === "binary"
        ? (alternative(source, setting, meaning.node, steps - 1) ?? computed)
        : computed;
    }
  }
}

/** `ENV["X"] || "us-east-1"`. */
function alternative(source: Source, setting: GivenSetting, node: SyntaxNode, steps: number): Written | null {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  const operator = node.childForFieldName("operator")?.text;
  if (left === null || right === null || (operator !== "||" && operator !== "or")) return null;
  const first = writtenOf(source, setting, left, steps);
  if (first === null) return writtenOf(source, setting, right, steps);
  if (first.value.kind === "text") return first;
  if (first.value.kind !== "variable" || first.value.otherwise !== null) return null;
  return withDefault(first, writtenOf(source, setting, right, steps));
}
