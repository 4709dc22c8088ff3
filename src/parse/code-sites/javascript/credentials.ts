import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { joined } from "../values/merged-gives.ts";
import { type Option, type Options, inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { bare } from "./bare.ts";
import { givenBy, optionsOf } from "./options.ts";
import { type Scope, returned } from "./scope.ts";
import { v2Path } from "./v2-path.ts";
import { v2CredentialsGiven } from "./v2-credentials.ts";
import { isV3Provider, v3ProviderGiven } from "./v3-provider.ts";
import { meaningOf } from "./values.ts";

const MAX_STEPS = 12;

/** What a `credentials` option gives: keys written out, or what the provider is given that is made there. */
export function credentialsGiven(scope: Scope, option: Option | undefined, steps = MAX_STEPS): readonly Given[] {
  if (option === undefined) return [];
  const given = ofExpression(scope, option.node, steps);
  if (option.sure) return given;
  const doubtful = given.map(inDoubt);
  if (option.otherwise === undefined || steps <= 0) return doubtful;
  return joined(credentialsGiven(scope, option.otherwise, steps - 1).map(inDoubt), doubtful);
}

function ofExpression(scope: Scope, given: SyntaxNode, steps: number): readonly Given[] {
  const meaning = meaningOf(scope, given);
  if (meaning.kind === "absent") return [];
  const unknown = [givenAt("provider", COMPUTED, bare(given))];
  if (meaning.kind !== "expression" || steps <= 0) return unknown;
  const { node } = meaning;
  switch (node.type) {
    case "object":
      return keysGiven(scope, optionsOf(scope, node));
    case "ternary_expression":
    case "binary_expression":
      return ["left", "consequence", "alternative", "right"]
        .map((field) => node.childForFieldName(field))
        .filter((part) => part !== null)
        .filter((part) => !(part.id === node.childForFieldName("left")?.id && node.text.includes("&&")))
        .flatMap((part) => ofExpression(scope, part, steps - 1))
        .map(inDoubt);
    case "call_expression":
    case "new_expression":
      return ofProvider(scope, node, steps - 1) ?? unknown;
    case "arrow_function":
    case "function_expression":
    case "method_definition": {
      const back = node.type === "method_definition" ? null : returned(node);
      return back === null ? unknown : ofExpression(scope, back, steps - 1);
    }
    case "false":
      return [];
    default:
      return unknown;
  }
}

/** What a provider is given where it is made; null: it is none that is known. */
function ofProvider(scope: Scope, call: SyntaxNode, steps: number): readonly Given[] | null {
  const made = call.childForFieldName(call.type === "new_expression" ? "constructor" : "function");
  if (made === null) return null;
  // fromIni({ … })()
  if (bare(made).type === "call_expression") return ofProvider(scope, bare(made), steps - 1);
  const reference = scope.referenceOf(made);
  if (reference === null) return null;
  return providerGiven(scope, call, reference, steps);
}

export function providerGiven(
  scope: Scope,
  call: SyntaxNode,
  reference: { readonly module: string; readonly path: readonly string[] },
  steps = MAX_STEPS,
): readonly Given[] | null {
  const deeper = (option: Option | undefined): readonly Given[] => credentialsGiven(scope, option, steps - 1);
  if (isV3Provider(reference)) return v3ProviderGiven(scope, call, reference.path.at(-1) ?? "", deeper);
  const path = v2Path(reference);
  return path?.length === 1 ? v2CredentialsGiven(scope, call, path[0] ?? "", deeper) : null;
}

/** `{ accessKeyId, secretAccessKey, sessionToken }`. */
export function keysGiven(scope: Scope, options: Options): readonly Given[] {
  const keys = [...options.entries].flatMap(([name, option]) => {
    switch (name) {
      case "accessKeyId":
        return givenBy(scope, "access-key-id", option);
      case "secretAccessKey":
        return givenBy(scope, "secret-access-key", option);
      case "sessionToken":
        return givenBy(scope, "session-token", option);
      default:
        return [];
    }
  });
  return options.open === null ? keys : [...keys, givenAt("arguments", COMPUTED, options.open)];
}
