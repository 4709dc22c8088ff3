import type { SyntaxNode } from "../syntax-node.ts";
import { stringOf } from "./string-of.ts";

/** One step from a value to a part of it that a pattern names: `{ region }` or `[, second]`. */
export type PatternStep =
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "element"; readonly index: number }
  /** `...rest`: what is left over. */
  | { readonly kind: "rest" };

export interface PatternName {
  readonly name: string;
  readonly steps: readonly PatternStep[];
  /** What it is where the value has no such part: `{ region = "us-east-1" }`. */
  readonly otherwise: SyntaxNode | null;
}

/** Deeper patterns are not written by hand. */
const MAX_DEPTH = 8;

/** The names that a pattern, or a function's parameters, bring in. */
export function patternNames(
  pattern: SyntaxNode | null,
  steps: readonly PatternStep[] = [],
  otherwise: SyntaxNode | null = null,
): readonly PatternName[] {
  if (pattern === null || steps.length > MAX_DEPTH) return [];
  switch (pattern.type) {
    case "identifier":
    case "shorthand_property_identifier_pattern":
      return [{ name: pattern.text, steps, otherwise }];
    case "required_parameter":
    case "optional_parameter": {
      const inner = pattern.childForFieldName("pattern");
      return patternNames(inner, steps, pattern.childForFieldName("value"));
    }
    case "assignment_pattern":
      return patternNames(pattern.childForFieldName("left"), steps, pattern.childForFieldName("right"));
    case "rest_pattern":
      return patternNames(parts(pattern)[0] ?? null, [...steps, { kind: "rest" }]);
    case "object_pattern":
      return parts(pattern).flatMap((part) => propertyNames(part, steps));
    case "formal_parameters":
    case "array_pattern":
      return elements(pattern).flatMap((part, index) => patternNames(part, [...steps, { kind: "element", index }]));
    default:
      return [];
  }
}

function propertyNames(part: SyntaxNode, steps: readonly PatternStep[]): readonly PatternName[] {
  const under = (name: string): readonly PatternStep[] => [...steps, { kind: "property", name }];
  switch (part.type) {
    case "shorthand_property_identifier_pattern":
      return patternNames(part, under(part.text));
    case "object_assignment_pattern": {
      const left = part.childForFieldName("left");
      return left === null ? [] : patternNames(left, under(left.text), part.childForFieldName("right"));
    }
    case "pair_pattern": {
      const key = part.childForFieldName("key");
      return key === null ? [] : patternNames(part.childForFieldName("value"), under(stringOf(key) ?? key.text));
    }
    case "rest_pattern":
      return patternNames(part, steps);
    default:
      return [];
  }
}

const parts = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.namedChildren.filter((child) => child !== null && child.type !== "comment") as SyntaxNode[];

/** An array pattern's holes are commas without a node: counted by the text between. */
function elements(pattern: SyntaxNode): readonly (SyntaxNode | null)[] {
  const found = parts(pattern);
  if (pattern.type !== "array_pattern" || !/[[,]\s*,/.test(pattern.text)) return found;
  const holes: (SyntaxNode | null)[] = [];
  let position = pattern.startIndex + 1;
  for (const part of found) {
    const between = pattern.text.slice(position - pattern.startIndex, part.startIndex - pattern.startIndex);
    const commas = between.split(",").length - 1;
    for (let hole = holes.length === 0 ? 0 : 1; hole < commas; hole += 1) holes.push(null);
    holes.push(part);
    position = part.endIndex;
  }
  return holes;
}
