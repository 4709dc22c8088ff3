import type { CodeSite, Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { type Option, type Options, inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf } from "./bare.ts";
import { credentialsGiven, providerGiven } from "./credentials.ts";
import { givenBy, isSureAt, optionsOf } from "./options.ts";
import type { Assignment, Call, Place } from "./outline.ts";
import { type Scope, memberName } from "./scope.ts";
import { siteAt } from "./site-at.ts";
import { stringOf } from "./string-of.ts";
import { isV2Credentials } from "./v2-credentials.ts";
import { v2Path } from "./v2-path.ts";
import { unknownGiven } from "./v3-sites.ts";

/** What `AWS` has beside clients and credentials (aws-sdk 2.1693.0): with capitals, so that `new` can stand before it. */
const NO_CLIENTS = new Set([
  "Config",
  "Endpoint",
  "EndpointCache",
  "EventListeners",
  "HttpClient",
  "HttpRequest",
  "HttpResponse",
  "IniLoader",
  "JSON",
  "MetadataService",
  "Model",
  "NodeHttpClient",
  "ParamValidator",
  "Protocol",
  "Request",
  "ResourceWaiter",
  "Response",
  "SSOTokenProvider",
  "SequentialExecutor",
  "Signers",
  "Token",
  "TokenProviderChain",
  "VERSION",
  "XHRClient",
  "XML",
]);
/** Clients that hang on another class. */
const INNER_CLIENTS = new Set(["DynamoDB.DocumentClient", "S3.ManagedUpload", "RDS.Signer"]);
/** These work with a client that they are given, and make one only where there is none. */
const TAKES_SERVICE = new Set(["DynamoDB.DocumentClient", "S3.ManagedUpload"]);

/** What is set for all clients made later: `AWS.config.update`, `AWS.config.region = …`. */
export interface ConfigWrite {
  readonly at: Place;
  readonly gives: readonly Given[];
}

/** A call or `new` of the SDK 2. */
export function v2Sites(
  scope: Scope,
  { node, at }: Call,
  path: readonly string[],
  writes: readonly ConfigWrite[],
): readonly CodeSite[] {
  const name = path.join(".");
  if (node.type !== "new_expression") {
    const write = configCall(scope, node, path);
    return write === null ? [] : [siteAt(node, { sdk: "js-v2", kind: "session", call: `AWS.${name}`, gives: write })];
  }
  const call = `new AWS.${name}`;
  const [first] = argumentsOf(node);
  if (name === "Config") {
    return [siteAt(node, { sdk: "js-v2", kind: "session", call, gives: configGiven(scope, optionsOf(scope, first)) })];
  }
  if (isV2Credentials(name)) {
    const gives = providerGiven(scope, node, { module: "aws-sdk", path }) ?? [];
    return [siteAt(node, { sdk: "js-v2", kind: "provider", call, gives })];
  }
  if (!isClient(path, name)) return [];
  const options = optionsOf(scope, first);
  if (TAKES_SERVICE.has(name) && options.entries.has("service")) return [];
  const gives = withConfig(configGiven(scope, options), writes, at);
  return [siteAt(node, { sdk: "js-v2", kind: "client", call, service: name, gives })];
}

const isClient = ([first = "", ...inner]: readonly string[], name: string): boolean =>
  inner.length === 0 ? /^[A-Z]/.test(first) && !NO_CLIENTS.has(first) : INNER_CLIENTS.has(name);

/** What a call sets on `AWS.config`; null: nothing that is asked for here. */
export function configCall(scope: Scope, call: SyntaxNode, path: readonly string[]): readonly Given[] | null {
  const [first, second] = argumentsOf(call);
  switch (path.join(".")) {
    case "config.update": {
      const given = configGiven(scope, optionsOf(scope, first));
      return given.length === 0 ? null : given;
    }
    case "config.set": {
      const name = stringOf(first ?? null);
      const given =
        name === null || second === undefined ? [] : settingGiven(scope, name, { node: second, sure: true });
      return given.length === 0 ? null : given;
    }
    // It reads keys and a region out of a JSON file (lib/config.js: `new AWS.FileSystemCredentials(path)`).
    case "config.loadFromPath":
      return [
        givenAt("provider", { kind: "text", text: "FileSystemCredentials" }, call),
        givenAt("region", COMPUTED, first ?? call),
      ];
    default:
      return null;
  }
}

/** `AWS.config.region = …`, `AWS.config = new AWS.Config(…)`; null: another assignment. */
export function configAssignment(
  scope: Scope,
  { left, right, node }: Assignment,
): { readonly site: CodeSite; readonly gives: readonly Given[] } | null {
  const name = memberName(left);
  const object = left.childForFieldName("object");
  const reference = object === null || name === null ? null : scope.referenceOf(object);
  const path = reference === null ? null : v2Path(reference);
  if (path === null || name === null) return null;
  const gives =
    path.join(".") === "config"
      ? settingGiven(scope, name, { node: right, sure: true })
      : path.length === 0 && name === "config"
        ? configGiven(scope, optionsOf(scope, right))
        : [];
  if (gives.length === 0) return null;
  const call = `AWS.${[...path, name].join(".")}`;
  return { site: siteAt(node, { sdk: "js-v2", kind: "session", call, gives }), gives };
}

function configGiven(scope: Scope, options: Options): readonly Given[] {
  const given = [...options.entries].flatMap(([name, option]) => settingGiven(scope, name, option));
  return options.open === null ? given : [...given, ...unknownGiven(options, options.open)];
}

function settingGiven(scope: Scope, name: string, option: Option): readonly Given[] {
  switch (name) {
    case "region":
    case "endpoint":
      return givenBy(scope, name, option);
    case "accessKeyId":
      return givenBy(scope, "access-key-id", option);
    case "secretAccessKey":
      return givenBy(scope, "secret-access-key", option);
    case "sessionToken":
      return givenBy(scope, "session-token", option);
    case "credentials":
    case "credentialProvider":
      return credentialsGiven(scope, option);
    default:
      return [];
  }
}

/**
 * A client takes over what `AWS.config` holds when it is made, but for what it is given itself: set earlier in the text by
 * the same function or what is around it. Whether another function has run before, only the run can tell.
 */
function withConfig(own: readonly Given[], writes: readonly ConfigWrite[], at: Place): readonly Given[] {
  let inherited: readonly Given[] = [];
  for (const write of writes) {
    const around = write.at.function;
    const isAround = around === null || (around.start <= at.index && at.index < around.end);
    const isSameLevel = isAround && (around !== null || at.function === null);
    if (isSameLevel && write.at.index > at.index) continue;
    const isSure = isAround && (write.at.condition === null || isSureAt(write.at, at.index));
    const gives = isSure ? write.gives : write.gives.map(inDoubt);
    inherited = [...without(inherited, gives), ...gives];
  }
  return [...without(inherited, own), ...own];
}

const without = (given: readonly Given[], overriding: readonly Given[]): readonly Given[] =>
  given.filter((one) => !overriding.some((other) => groupOf(one) === groupOf(other)));

/** Keys, a file's profile, role and provider are one thing here: the credentials. */
const groupOf = ({ setting }: Given): string =>
  setting === "region" || setting === "endpoint" ? setting : "credentials";
