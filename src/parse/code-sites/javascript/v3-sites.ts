import type { CodeSite, Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { Options } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf } from "./bare.ts";
import { credentialsGiven, providerGiven } from "./credentials.ts";
import { givenBy, optionsOf } from "./options.ts";
import type { Call } from "./outline.ts";
import { type Reference, type Scope, returned } from "./scope.ts";
import { siteAt } from "./site-at.ts";
import { meaningOf } from "./values.ts";
import { isV3Provider } from "./v3-provider.ts";

/** A client made, or a provider: of the SDK 3. */
export function v3Sites(scope: Scope, { node }: Call, reference: Reference): readonly CodeSite[] {
  if (isV3Provider(reference)) {
    const call = reference.path.at(-1) ?? "";
    const gives = providerGiven(scope, node, reference) ?? [];
    return node.type === "new_expression" ? [] : [siteAt(node, { sdk: "js-v3", kind: "provider", call, gives })];
  }
  if (node.type !== "new_expression") return refusedSites(scope, node, reference);
  const role = roleAsked(reference);
  if (role !== null) {
    const { entries } = optionsOf(scope, argumentsOf(node)[0]);
    const gives = givenBy(scope, "role", entries.get("RoleArn"));
    return [siteAt(node, { sdk: "js-v3", kind: "provider", call: `new ${role}`, service: "STS", gives })];
  }
  const service = clientOf(reference);
  if (service === null) return [];
  const gives = clientGiven(scope, optionsOf(scope, argumentsOf(node)[0]));
  return [siteAt(node, { sdk: "js-v3", kind: "client", call: `new ${service}`, service, gives })];
}

/** What the SDK 3 has no place for: a client without `new`, and the `AWS.config` of the SDK 2 (client-sts 3.1169.0, run). */
function refusedSites(scope: Scope, node: SyntaxNode, reference: Reference): readonly CodeSite[] {
  const fault = { error: "TypeError", line: node.startPosition.row + 1 };
  const service = clientOf(reference);
  if (service !== null) {
    const gives = clientGiven(scope, optionsOf(scope, argumentsOf(node)[0]));
    const message = `Class constructor ${service} cannot be invoked without 'new'`;
    const site = siteAt(node, { sdk: "js-v3", kind: "client", call: service, service, gives });
    return [{ ...site, fault: { ...fault, message, right: `new ${service}(…)` } }];
  }
  const isConfig = reference.module.startsWith("@aws-sdk/client-") && reference.path.join(".") === "config.update";
  if (!isConfig) return [];
  const message = "Cannot read properties of undefined (reading 'update')";
  const site = siteAt(node, { sdk: "js-v3", kind: "session", call: "config.update", gives: [] });
  return [
    {
      ...site,
      fault: { ...fault, message, right: "give region and credentials to each client: new S3Client({ region })" },
    },
  ];
}

/** The command that asks STS for a role's keys. */
const roleAsked = ({ module, path }: Reference): string | null =>
  module === "@aws-sdk/client-sts" && path.length === 1 && /^AssumeRole(?:With\w+)?Command$/.test(path[0] ?? "")
    ? (path[0] ?? null)
    : null;

/** The class of a client: `S3Client`, or `S3` with all its operations as methods. Commands and errors are none. */
function clientOf({ module, path }: Reference): string | null {
  const [name, ...others] = path;
  if (name === undefined || others.length > 0) return null;
  const service = /^@aws-sdk\/client-([\w-]+)(?:\/.*)?$/.exec(module)?.[1];
  // A package is named after its client's class, in small letters with hyphens.
  if (service !== undefined) {
    const plain = service.replaceAll("-", "");
    return [plain, `${plain}client`].includes(name.toLowerCase()) ? name : null;
  }
  return SIGNERS.get(module) === name ? name : null;
}

/** They make tokens for a database with the credentials of the chain. */
const SIGNERS: ReadonlyMap<string, string> = new Map([
  ["@aws-sdk/rds-signer", "Signer"],
  ["@aws-sdk/dsql-signer", "DsqlSigner"],
]);

/** What a client is given. Keys beside `region`, as the SDK 2 took them, are not looked at by the SDK 3. */
function clientGiven(scope: Scope, options: Options): readonly Given[] {
  const { entries, open } = options;
  const given = [...entries].flatMap(([name, option]) => {
    switch (name) {
      case "region":
      case "profile":
      case "endpoint":
        return givenBy(scope, name, option);
      case "credentials":
        return credentialsGiven(scope, option);
      case "credentialDefaultProvider":
        return [givenAt("provider", COMPUTED, option.node)];
      case "signer":
        return signsNothing(scope, option.node)
          ? [givenAt("unsigned", { kind: "text", text: "signer" }, option.node)]
          : [];
      default:
        return [];
    }
  });
  return open === null ? given : [...given, ...unknownGiven(options, open)];
}

/** Options made elsewhere can hold anything, unless what matters is given beside them. */
export function unknownGiven({ entries }: Options, open: SyntaxNode): readonly Given[] {
  const isGiven = (name: string): boolean => entries.get(name)?.sure === true;
  const isKnown = isGiven("region") && ["credentials", "profile", "accessKeyId"].some(isGiven);
  return isKnown ? [] : [givenAt("arguments", COMPUTED, open)];
}

/** `signer: { sign: async (request) => request }`: the request goes out as it is. */
function signsNothing(scope: Scope, node: SyntaxNode): boolean {
  const sign = optionsOf(scope, node).entries.get("sign");
  if (sign === undefined) return false;
  const meaning = meaningOf(scope, sign.node);
  if (meaning.kind !== "expression") return false;
  const { node: method } = meaning;
  const parameter =
    method.childForFieldName("parameter") ?? method.childForFieldName("parameters")?.namedChildren[0] ?? null;
  const back = returned(method);
  const name = parameter?.childForFieldName("pattern") ?? parameter;
  return back !== null && name !== null && back.text === name?.text;
}
