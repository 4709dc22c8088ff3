import type { CodeSite, Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { chainOf } from "./credentials.ts";
import type { Call } from "./outline.ts";
import { siteAt } from "./site-at.ts";
import { type Source, argumentsOf, bare } from "./source.ts";
import { givenBy } from "./values.ts";

const MAX_STEPS = 8;

/** A client of Rusoto, whose own chain is not told of here. */
export function rusotoSite(source: Source, { node }: Call, path: readonly string[]): CodeSite | null {
  const [crate = "", name = "", how = ""] = path;
  if (!crate.startsWith("rusoto_")) return null;
  const gives = argumentsOf(node);
  if (/Client$/.test(name) && name !== "HttpClient" && crate !== "rusoto_core") {
    const service = crate.slice("rusoto_".length);
    const call = path.join("::");
    if (how === "new")
      return siteAt(node, { kind: "client", call, service, sdk: null, gives: regionGiven(source, gives[0]) });
    if (how !== "new_with") return null;
    const given = [...keysGiven(source, gives[1]), ...regionGiven(source, gives[2])];
    return siteAt(node, { kind: "client", call, service, sdk: null, gives: given });
  }
  if (!path.includes("StaticProvider")) return null;
  const last = path.at(-1) ?? "";
  if (last !== "new" && last !== "new_minimal") return null;
  return siteAt(node, { kind: "provider", call: path.join("::"), sdk: null, gives: keysGiven(source, node) });
}

function keysGiven(source: Source, given: SyntaxNode | undefined, steps = MAX_STEPS): readonly Given[] {
  if (given === undefined) return [];
  const node = bare(given);
  const unknown = [givenAt("provider", COMPUTED, node)];
  if (steps <= 0) return unknown;
  if (node.type === "identifier") {
    const binding = source.bindingOf(node);
    return binding?.declared.kind === "value" ? keysGiven(source, binding.declared.value, steps - 1) : unknown;
  }
  const { base } = chainOf(node);
  const called = base.childForFieldName("function");
  const path = called === null ? [] : source.pathOf(called);
  const [provider = "", how = ""] = path.slice(-2);
  if (provider !== "StaticProvider" || !how.startsWith("new")) {
    return provider === "DefaultCredentialsProvider" || provider === "ChainProvider" ? [] : unknown;
  }
  const [id, secret, token] = argumentsOf(base);
  return [
    ...givenBy(source, "access-key-id", id),
    ...givenBy(source, "secret-access-key", secret),
    ...givenBy(source, "session-token", token),
  ];
}

/** `Region::UsEast1`, `Region::Custom { name, endpoint }`; `Region::default()` is the chain's own. */
function regionGiven(source: Source, given: SyntaxNode | undefined, steps = MAX_STEPS): readonly Given[] {
  if (given === undefined) return [];
  const node = bare(given);
  const unknown = [givenAt("region", COMPUTED, node)];
  if (steps <= 0) return unknown;
  switch (node.type) {
    case "scoped_identifier": {
      const named = /Region::([A-Z][a-z]+)([A-Z][a-z]+)(\d)$/.exec(node.text);
      const [, area = "", side = "", number = ""] = named ?? [];
      return named === null
        ? unknown
        : [givenAt("region", { kind: "text", text: `${area}-${side}-${number}`.toLowerCase() }, node)];
    }
    case "identifier": {
      const binding = source.bindingOf(node);
      return binding?.declared.kind === "value" ? regionGiven(source, binding.declared.value, steps - 1) : unknown;
    }
    case "struct_expression":
      return namedChildrenOf(node.childForFieldName("body")).flatMap((part) => {
        const name = part.childForFieldName("field")?.text ?? part.text;
        const value = part.childForFieldName("value") ?? namedChildrenOf(part)[0];
        return name === "name"
          ? givenBy(source, "region", value)
          : name === "endpoint"
            ? givenBy(source, "endpoint", value)
            : [];
      });
    case "call_expression":
      return /Region::default$/.test(node.childForFieldName("function")?.text.slice(-20) ?? "") ? [] : unknown;
    default:
      return unknown;
  }
}
