import { namedChildrenOf } from "../tree/named-children.ts";
import { NO_OPTIONS, type Options, merged, oneOption, openOptions, unsure } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { isSureAt } from "./outline.ts";
import type { Source } from "./source.ts";
import { argumentsOf, isKeyword, lastOf, methodOf, receiverOf, wordOf } from "./words.ts";

const MAX_STEPS = 16;
const MERGES = new Set(["merge", "merge!", "update", "reverse_merge", "deep_merge"]);

/** The options that a call is given: its keywords, or a hash as its last argument. */
export function callOptions(source: Source, call: SyntaxNode, steps = MAX_STEPS): Options {
  const given = argumentsOf(call);
  const keywords = given.filter(isKeyword);
  if (keywords.length > 0) return ofParts(source, keywords, steps);
  const last = given.at(-1);
  return last === undefined ? NO_OPTIONS : hashOf(source, last, steps);
}

/** What a hash holds. */
export function hashOf(source: Source, node: SyntaxNode, steps = MAX_STEPS): Options {
  if (steps <= 0 || !source.spend()) return openOptions(node);
  switch (node.type) {
    case "hash":
      return ofParts(source, namedChildrenOf(node), steps - 1);
    case "nil":
      return NO_OPTIONS;
    case "identifier":
    case "constant":
    case "instance_variable":
      return ofName(source, node, steps - 1);
    case "if":
    case "unless":
    case "conditional":
      return ofEither(
        source,
        branchOf(node.childForFieldName("consequence")),
        branchOf(node.childForFieldName("alternative")),
        steps - 1,
      );
    case "binary": {
      const { left, right, operator } = {
        left: node.childForFieldName("left"),
        right: node.childForFieldName("right"),
        operator: node.childForFieldName("operator")?.text,
      };
      return operator === "&&" || operator === "and"
        ? ofEither(source, right, null, steps - 1)
        : ofEither(source, left, right, steps - 1);
    }
    case "call":
      return ofCall(source, node, steps - 1);
    default: {
      const meaning = source.meaningOf(node);
      if (meaning.kind === "absent") return NO_OPTIONS;
      return meaning.kind === "expression" && meaning.node.id !== node.id
        ? hashOf(source, meaning.node, steps - 1)
        : openOptions(node);
    }
  }
}

/** `then` and `else` surround their statements. */
export const branchOf = (node: SyntaxNode | null): SyntaxNode | null =>
  node !== null && (node.type === "then" || node.type === "else") ? lastOf(node) : node;

function ofParts(source: Source, parts: readonly SyntaxNode[], steps: number): Options {
  let options = NO_OPTIONS;
  for (const part of parts) {
    if (part.type === "hash_splat_argument") {
      const inner = namedChildrenOf(part)[0];
      options = merged(options, inner === undefined ? openOptions(part) : hashOf(source, inner, steps));
      continue;
    }
    const key = part.childForFieldName("key");
    const name = wordOf(key);
    // `region:` alone is the variable or method of that name.
    const value = part.childForFieldName("value") ?? key;
    if (name !== null && value !== null) options = merged(options, oneOption(name, { node: value, sure: true }));
  }
  return options;
}

function ofEither(source: Source, one: SyntaxNode | null, other: SyntaxNode | null, steps: number): Options {
  return [one, other].reduce(
    (all, part) => (part === null ? all : merged(all, unsure(hashOf(source, part, steps)))),
    NO_OPTIONS,
  );
}

function ofCall(source: Source, call: SyntaxNode, steps: number): Options {
  const receiver = receiverOf(call);
  if (receiver !== null && MERGES.has(methodOf(call))) {
    const before = hashOf(source, receiver, steps);
    const later = callOptions(source, call, steps);
    return methodOf(call) === "reverse_merge" ? merged(later, before) : merged(before, later);
  }
  const isOwn = receiver === null || receiver.type === "self";
  const returned = isOwn ? source.returnedBy(methodOf(call)) : null;
  if (returned !== null) return hashOf(source, returned, steps);
  const meaning = source.meaningOf(call);
  if (meaning.kind === "absent") return NO_OPTIONS;
  return meaning.kind === "expression" && meaning.node.id !== call.id
    ? hashOf(source, meaning.node, steps)
    : openOptions(call);
}

/** A variable, and what is put into its hash before it is used: `options[:region] = …`, `options.merge!(…)`. */
function ofName(source: Source, name: SyntaxNode, steps: number): Options {
  const assigned = source.assignmentsTo(name);
  if (assigned.length === 0) {
    const returned = source.isParameter(name) ? null : source.returnedBy(name.text);
    return returned === null ? openOptions(name) : hashOf(source, returned, steps);
  }
  let options = source.isParameter(name) ? openOptions(name) : NO_OPTIONS;
  const isOwn = name.type === "identifier";
  for (const { right, at } of assigned) {
    if (isOwn && at.index > name.startIndex) continue;
    const later = hashOf(source, right, steps);
    options = isSureAt(at, name.startIndex) || !isOwn ? later : merged(unsure(options), unsure(later));
  }
  for (const { left, right, at } of source.putInto(name.text)) {
    const [object, key] = namedChildrenOf(left);
    const word = wordOf(key ?? null);
    if (object === undefined || word === null || !isSame(object, name) || at.index > name.startIndex) continue;
    options = merged(options, oneOption(word, { node: right, sure: isSureAt(at, name.startIndex) }));
  }
  for (const { node, at } of source.mergedInto(name.text)) {
    const receiver = receiverOf(node);
    if (receiver === null || !isSame(receiver, name) || at.index > name.startIndex) continue;
    const later = callOptions(source, node, steps);
    options = merged(options, isSureAt(at, name.startIndex) ? later : unsure(later));
  }
  return options;

  function isSame(object: SyntaxNode, other: SyntaxNode): boolean {
    if (object.type !== other.type || object.text !== other.text) return false;
    const first = assigned[0];
    return (
      first === undefined || !isOwn || (first.scope.start <= object.startIndex && object.startIndex < first.scope.end)
    );
  }
}
