import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { overridden } from "../values/merged-gives.ts";
import { inDoubt } from "../values/options.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { credentialsGiven } from "./credentials.ts";
import { isSureAt } from "./outline.ts";
import { type Source, argumentsOf, bare, methodCalled } from "./source.ts";
import { givenBy } from "./values.ts";

const MAX_STEPS = 16;

/** What a configuration or its builder holds, however it was put together. */
export function configGiven(source: Source, given: SyntaxNode | undefined, steps = MAX_STEPS): readonly Given[] {
  if (given === undefined) return [];
  const node = bare(given);
  const unknown = [givenAt("arguments", COMPUTED, node)];
  if (steps <= 0 || !source.spend()) return unknown;
  if (node.type === "identifier") return ofName(source, node, steps - 1) ?? unknown;
  if (node.type !== "call_expression") return unknown;
  const method = methodCalled(node);
  if (method !== null) {
    return overridden(
      configGiven(source, method.receiver, steps - 1),
      methodGiven(source, node, method.name, steps - 1),
    );
  }
  const called = node.childForFieldName("function");
  const path = called === null ? [] : source.pathOf(called);
  switch (configMade(path)) {
    case "chain":
      return [];
    case "bare":
      return [withoutChain(node, path)];
    case "of another":
      return configGiven(source, argumentsOf(node)[0], steps - 1);
    case null: {
      const returned = source.returnedBy(node);
      return returned === null ? unknown : configGiven(source, returned, steps - 1);
    }
  }
}

/** A builder of its own knows no chain: without `credentials_provider` there are no credentials. */
export const withoutChain = (node: SyntaxNode, path: readonly string[]): Given =>
  givenAt("provider", { kind: "text", text: path.slice(-2).join("::") }, node);

/** How a configuration begins: with the chain, with nothing, or with what another holds; null: none is made. */
export function configMade(path: readonly string[]): "chain" | "bare" | "of another" | null {
  const [crate = "", ...names] = path;
  const name = names.join("::");
  if (!/^aws_(?:config|types|sdk_\w+)$/.test(crate)) return null;
  if (/^(?:sdk_config::)?SdkConfig::builder$|^sdk_config::Builder::(?:default|new)$/.test(name)) return "bare";
  if (crate === "aws_config") {
    return /^(?:defaults|from_env|load_from_env|load_defaults|ConfigLoader::default)$/.test(name) ? "chain" : null;
  }
  if (!crate.startsWith("aws_sdk_")) return null;
  if (/^(?:config::)?(?:Config::builder|Builder::(?:new|default))$/.test(name)) return "bare";
  return /^(?:config::)?(?:Config::(?:new|from)|Builder::from)$/.test(name) ? "of another" : null;
}

/** The value of a name, and what is set on it before it is used. */
function ofName(source: Source, name: SyntaxNode, steps: number): readonly Given[] | null {
  const binding = source.bindingOf(name);
  if (binding?.declared.kind !== "value") return null;
  return withLater(source, configGiven(source, binding.declared.value, steps), name, steps);
}

/** `loader = loader.region(…)`, `builder.set_region(…)`: between where a name is declared and where it is used. */
function withLater(source: Source, before: readonly Given[], name: SyntaxNode, steps: number): readonly Given[] {
  const binding = source.bindingOf(name);
  if (binding === null) return before;
  let given = before;
  const later = [
    ...source.assignmentsTo(binding).map(({ right, at }) => ({ node: bare(right), at })),
    ...source.callsOn(binding).filter(({ node }) => methodCalled(node)?.name.startsWith("set_") === true),
  ].sort((a, b) => a.at.index - b.at.index);
  for (const { node, at } of later) {
    if (at.index >= name.startIndex) continue;
    const gives = reassigned(source, node, steps);
    given = overridden(given, isSureAt(at, name.startIndex) ? gives : gives.map(inDoubt));
  }
  return given;
}

/** What is given when a builder is written anew: by a chain on it, or on some runs only, as `match url { Some(url) => … }`. */
export function reassigned(source: Source, node: SyntaxNode, steps = MAX_STEPS): readonly Given[] {
  const branches = steps <= 0 ? [] : branchesOf(node);
  if (branches.length === 0) return chainGiven(source, node, steps);
  return branches.reduce<readonly Given[]>(
    (all, branch) => overridden(all, reassigned(source, bare(branch), steps - 1).map(inDoubt)),
    [],
  );
}

/** The values that an `if`, a `match` or a block may have. */
function branchesOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case "match_expression":
      return namedChildrenOf(node.childForFieldName("body")).flatMap((arm) => arm.childForFieldName("value") ?? []);
    case "if_expression":
      return ["consequence", "alternative"].flatMap((field) => node.childForFieldName(field) ?? []);
    case "else_clause":
    case "block":
      return namedChildrenOf(node).slice(-1);
    default:
      return [];
  }
}

/** What the methods of a chain give, from the first to the last. */
export function chainGiven(source: Source, last: SyntaxNode, steps = MAX_STEPS): readonly Given[] {
  const method = methodCalled(last);
  if (method === null || steps <= 0) return [];
  return overridden(chainGiven(source, method.receiver, steps - 1), methodGiven(source, last, method.name, steps - 1));
}

function methodGiven(source: Source, call: SyntaxNode, method: string, steps: number): readonly Given[] {
  const [first] = argumentsOf(call);
  switch (method) {
    case "profile_name":
    case "set_profile_name":
      return givenBy(source, "profile", first);
    case "profile_files":
      return givenBy(source, "credentials-file", first);
    case "region":
    case "set_region":
      return givenBy(source, "region", first);
    case "endpoint_url":
    case "set_endpoint_url":
    case "endpoint_resolver":
      return givenBy(source, "endpoint", first);
    case "credentials_provider":
    case "set_credentials_provider":
      return credentialsGiven(source, first, steps);
    case "test_credentials":
      return [givenAt("provider", { kind: "text", text: method }, call)];
    case "no_credentials":
      return [givenAt("unsigned", { kind: "text", text: method }, call)];
    default:
      return [];
  }
}
