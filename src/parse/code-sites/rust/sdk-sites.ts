import type { CodeSite, Given } from "../../../model/code-site.ts";
import { overridden } from "../values/merged-gives.ts";
import { inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { variableSetting } from "../values/variable-setting.ts";
import { chainGiven, configGiven, configMade, reassigned, withoutChain } from "./config-gives.ts";
import { chainOf, providerGiven, providerMade } from "./credentials.ts";
import type { Binding, Call } from "./outline.ts";
import { siteAt } from "./site-at.ts";
import { type Source, argumentsOf, bare, methodCalled } from "./source.ts";
import { givenBy, stringOf } from "./values.ts";

/** A client, configuration or provider made, by the path of a call. */
export function sdkSite(source: Source, { node }: Call, path: readonly string[]): CodeSite | null {
  const call = path.join("::");
  const [crate = "", ...names] = path;
  if (!crate.startsWith("aws_")) return null;
  const [first] = argumentsOf(node);
  if (crate.startsWith("aws_sdk_") && /^(?:client::)?Client::(?:new|from_conf)$/.test(names.join("::"))) {
    const service = crate.slice("aws_sdk_".length);
    return siteAt(node, { kind: "client", call, service, gives: configGiven(source, first) });
  }
  const made = configMade(path);
  if (made !== null) {
    const before = made === "chain" ? [] : made === "bare" ? [withoutChain(node, path)] : configGiven(source, first);
    return siteAt(node, { kind: "session", call, gives: overridden(before, laterGiven(source, node)) });
  }
  const provider = providerMade(path);
  if (provider === null) return null;
  const last = outermost(node);
  const binding = bindingMadeBy(source, last);
  const later = binding === null ? [] : source.callsOn(binding).filter(({ at }) => at.condition === null);
  const methods = [last, ...later.map((call) => outermost(call.node))].flatMap((chain) => chainOf(chain).methods);
  return siteAt(node, {
    kind: "provider",
    call: path.slice(-2).join("::"),
    gives: providerGiven(source, provider, node, methods),
  });
}

/** What the chain that begins here gives, and what is given to the variable that it is put into. */
function laterGiven(source: Source, node: SyntaxNode): readonly Given[] {
  const last = outermost(node);
  const given = chainGiven(source, last);
  const binding = bindingMadeBy(source, last);
  if (binding === null) return given;
  const later = [
    ...source.assignmentsTo(binding).map(({ right, at }) => ({ node: bare(right), at })),
    ...source.callsOn(binding).filter((call) => methodCalled(call.node)?.name.startsWith("set_") === true),
  ];
  return later.reduce((all, { node: chain, at }) => {
    const gives = reassigned(source, chain);
    return overridden(all, at.condition === null ? gives : gives.map(inDoubt));
  }, given);
}

/** The variable that a chain is put into: `let builder = …`. */
function bindingMadeBy(source: Source, last: SyntaxNode): Binding | null {
  const declaration = surrounding(last).parent;
  const name = declaration?.type === "let_declaration" ? declaration.childForFieldName("pattern") : null;
  if (declaration == null || name?.type !== "identifier") return null;
  return (
    source.outline.bindings.find(({ start, name: text }) => start === declaration.endIndex && text === name.text) ??
    null
  );
}

/** The last call of the chain that begins with a call. */
function outermost(node: SyntaxNode): SyntaxNode {
  let last = node;
  for (;;) {
    const field = surrounding(last).parent;
    const call = field?.type === "field_expression" ? field.parent : null;
    if (call?.type !== "call_expression") return last;
    last = call;
  }
}

function surrounding(node: SyntaxNode): SyntaxNode {
  let around = node;
  while (around.parent !== null && /^(?:await|try)_expression$/.test(around.parent.type)) around = around.parent;
  return around;
}

/** `std::env::set_var("AWS_PROFILE", …)`, and the variables of a process that is started. */
export function environmentSite(source: Source, { node }: Call, path: readonly string[]): CodeSite | null {
  const isSet = path.at(-1) === "set_var" && path.at(-2) === "env";
  if (!isSet && methodCalled(node)?.name !== "env") return null;
  const [first, second] = argumentsOf(node);
  const name = stringOf(first === undefined ? undefined : bare(first));
  if (name === null || second === undefined || !(isSet || startsProcess(node))) return null;
  const setting = variableSetting(name);
  const gives = setting === null ? [] : givenBy(source, setting, second).map((given) => ({ ...given, variable: name }));
  if (gives.length === 0) return null;
  // Whatever is started, it need not be written in this language.
  return siteAt(node, {
    kind: "variable",
    call: isSet ? "env::set_var" : "Command::env",
    gives,
    sdk: isSet ? "rust" : null,
  });
}

/** `Command::new(…).env(…)`. */
function startsProcess(call: SyntaxNode): boolean {
  const { base } = chainOf(call);
  return (
    base.type === "identifier" || /Command::(?:new|cargo_bin)$/.test(base.childForFieldName("function")?.text ?? "")
  );
}
