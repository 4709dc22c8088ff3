import type { CodeSite } from "../../../model/code-site.ts";
import { argumentsOf } from "./bare.ts";
import { givenBy, optionsOf } from "./options.ts";
import type { Call } from "./outline.ts";
import type { Scope } from "./scope.ts";
import { siteAt } from "./site-at.ts";

/** `new Stack(app, "name", { env: { account, region } })`, and `super(…)` of a class that is one. */
export function cdkSite(scope: Scope, { node }: Call): CodeSite | null {
  const made = node.childForFieldName(node.type === "new_expression" ? "constructor" : "function");
  if (made === null || (node.type === "call_expression" && made.type !== "super")) return null;
  const [, , properties, ...others] = argumentsOf(node);
  if (properties === undefined || others.length > 0) return null;
  const environment = optionsOf(scope, properties).entries.get("env");
  if (environment === undefined) return null;
  const { entries } = optionsOf(scope, environment.node);
  const gives = [...entries].flatMap(([name, option]) =>
    name === "account" || name === "region" ? givenBy(scope, name, option) : [],
  );
  if (gives.length === 0) return null;
  const call = made.type === "super" ? "super" : `new ${made.text}`;
  return siteAt(node, { sdk: "cdk", kind: "tool", call, gives });
}
