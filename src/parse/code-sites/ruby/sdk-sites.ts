import type { CodeSite, CodeSiteKind, Given } from "../../../model/code-site.ts";
import { overridden } from "../values/merged-gives.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import { inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { partsOf, providerGiven, providerMade, settingGiven, settingsGiven } from "./credentials.ts";
import { callOptions, hashOf } from "./hashes.ts";
import { type Assignment, type Call, type Place, isSureAt } from "./outline.ts";
import type { Source } from "./source.ts";
import { constantOf, methodOf, receiverOf, wordOf } from "./words.ts";

/** What is set for all clients made later: `Aws.config.update`, `Aws.config[:region] = …`. */
export interface ConfigWrite {
  readonly site: CodeSite;
  readonly at: Place;
}

/** Classes under a service that make a client where they are given none (aws-sdk-* 3). */
const MAKES_CLIENT = new Set([
  "AsyncClient",
  "Bucket",
  "Client",
  "Instance",
  "Object",
  "Presigner",
  "Queue",
  "QueuePoller",
  "Resource",
  "Table",
  "Topic",
  "TransferManager",
]);
/** They have a module of their own between. */
const INNER_CLIENT = /^(?:S3::Encryption(?:V\d)?::Client|RDS::AuthTokenGenerator)$/;

/** A client or provider made with the SDK 3. */
export function sdkSite(source: Source, { node, at, within }: Call, writes: readonly ConfigWrite[]): CodeSite | null {
  if (methodOf(node) !== "new") return null;
  const provider = providerMade(node);
  const parts = clientParts(node, within);
  const call = `Aws::${parts.join("::")}.new`;
  if (provider !== null) return siteAt(node, "provider", call, providerGiven(source, node) ?? []);
  const [service, name] = parts;
  if (service === undefined || name === undefined || !isClient(parts)) return null;
  const options = callOptions(source, node);
  if (options.entries.has("client")) return null;
  const isNamed = name === "Client" || name === "Resource" || name === "AsyncClient";
  // `Aws::S3::Bucket.new("name")`: what is no hash is no options.
  const own = isNamed || options.open === null ? settingsGiven(source, options) : [];
  return { ...siteAt(node, "client", call, overridden(inheritedAt(writes, at), own)), service };
}

const isClient = ([service = "", name = "", ...inner]: readonly string[]): boolean =>
  inner.length > 0
    ? INNER_CLIENT.test([service, name, ...inner].join("::"))
    : MAKES_CLIENT.has(name) || name === "AuthTokenGenerator";

/** Within `module Aws::S3`, as gems that add to the SDK are written, `Client.new` is `Aws::S3::Client.new`. */
function clientParts(node: SyntaxNode, within: readonly string[]): readonly string[] {
  const named = constantOf(receiverOf(node))?.split("::") ?? [];
  if (named.length === 0 || named[0] === "Aws" || within[0] !== "Aws") return partsOf(node);
  const around = within.map((_, index) => [...within.slice(1, within.length - index), ...named]);
  return around.find(isClient) ?? [];
}

/** `Aws.config.update(region: …)`; null: nothing that is asked for here. */
export function configCall(source: Source, { node, at }: Call): ConfigWrite | null {
  const receiver = receiverOf(node);
  if (receiver === null || !isConfig(receiver) || !["update", "merge!"].includes(methodOf(node))) return null;
  return written(siteAt(node, "session", "Aws.config.update", settingsGiven(source, callOptions(source, node))), at);
}

/** `Aws.config = …`, `Aws.config[:region] = …`. */
export function configAssignment(source: Source, { node, left, right, at }: Assignment): ConfigWrite | null {
  if (isConfig(left))
    return written(siteAt(node, "session", "Aws.config", settingsGiven(source, hashOf(source, right))), at);
  const [object, key] = left.type === "element_reference" ? namedChildrenOf(left) : [];
  const name = wordOf(key ?? null);
  if (object === undefined || name === null || !isConfig(object)) return null;
  return written(
    siteAt(node, "session", `Aws.config[:${name}]`, settingGiven(source, name, { node: right, sure: true })),
    at,
  );
}

const written = (site: CodeSite, at: Place): ConfigWrite | null => (site.gives.length === 0 ? null : { site, at });

const isConfig = (node: SyntaxNode): boolean =>
  node.type === "call" && methodOf(node) === "config" && constantOf(receiverOf(node)) === "Aws";

/**
 * What `Aws.config` holds when a client is made: set earlier in the text by the same method or what is around it. Whether
 * another method has run before, only the run can tell.
 */
function inheritedAt(writes: readonly ConfigWrite[], at: Place): readonly Given[] {
  let inherited: readonly Given[] = [];
  for (const write of writes) {
    const { method, condition, index } = write.at;
    const isAround = method === null || (method.start <= at.index && at.index < method.end);
    const isSameLevel = isAround && (method !== null || at.method === null);
    if (isSameLevel && index > at.index) continue;
    const isSure = isAround && (condition === null || isSureAt(write.at, at.index));
    inherited = overridden(inherited, isSure ? write.site.gives : write.site.gives.map(inDoubt));
  }
  return inherited;
}

export const siteAt = (
  { startPosition }: SyntaxNode,
  kind: CodeSiteKind,
  call: string,
  gives: readonly Given[],
  sdk: CodeSite["sdk"] = "ruby",
): CodeSite => ({
  language: "ruby",
  sdk,
  kind,
  call,
  service: null,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
  gives,
  fault: null,
});
