import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { joined } from "../values/merged-gives.ts";
import { type Option, type Options, inDoubt } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { branchOf, callOptions } from "./hashes.ts";
import type { Source } from "./source.ts";
import { argumentsOf, constantOf, isKeyword, methodOf, receiverOf } from "./words.ts";
import { givenBy } from "./values.ts";

/** The classes of aws-sdk-core 3 that give credentials. */
const CLASSES = new Set([
  "AssumeRoleCredentials",
  "AssumeRoleWebIdentityCredentials",
  "CredentialProviderChain",
  "Credentials",
  "ECSCredentials",
  "InstanceProfileCredentials",
  "LoginCredentials",
  "ProcessCredentials",
  "SSOCredentials",
  "SharedCredentials",
]);

/** The class of credentials that a call makes, without its `Aws::`; null: it makes none. */
export function providerMade(call: SyntaxNode): string | null {
  const name = methodOf(call) === "new" ? constantOf(receiverOf(call)) : null;
  if (name === "Aws::CognitoIdentity::CognitoIdentityCredentials") return "CognitoIdentityCredentials";
  const made = name?.startsWith("Aws::") === true ? name.slice("Aws::".length) : "";
  return CLASSES.has(made) ? made : null;
}

const MAX_STEPS = 12;

/** What a `credentials:` option gives. */
function credentialsGiven(source: Source, option: Option | undefined, steps = MAX_STEPS): readonly Given[] {
  if (option === undefined) return [];
  const given = ofExpression(source, option.node, steps);
  if (option.sure) return given;
  const doubtful = given.map(inDoubt);
  if (option.otherwise === undefined || steps <= 0) return doubtful;
  return joined(credentialsGiven(source, option.otherwise, steps - 1).map(inDoubt), doubtful);
}

function ofExpression(source: Source, given: SyntaxNode, steps: number): readonly Given[] {
  const meaning = source.meaningOf(given);
  if (meaning.kind === "absent") return [];
  const unknown = [givenAt("provider", COMPUTED, given)];
  if (meaning.kind !== "expression" || steps <= 0) return unknown;
  const { node } = meaning;
  switch (node.type) {
    case "call":
      return providerGiven(source, node, steps - 1) ?? unknown;
    case "if":
    case "unless":
    case "conditional":
    case "binary":
      return ["left", "consequence", "alternative", "right"]
        .map((field) => branchOf(node.childForFieldName(field)))
        .filter((part) => part !== null)
        .flatMap((part) => ofExpression(source, part, steps - 1))
        .map(inDoubt);
    case "false":
      return [];
    default:
      return unknown;
  }
}

/** What a provider is given where it is made; null: the call makes none. */
export function providerGiven(source: Source, call: SyntaxNode, steps = MAX_STEPS): readonly Given[] | null {
  const name = providerMade(call);
  if (name === null) return null;
  const options = callOptions(source, call);
  const itself = givenAt("provider", { kind: "text", text: name }, call);
  switch (name) {
    case "Credentials":
      return staticKeys(source, call);
    case "SharedCredentials": {
      const given = optionsGiven(source, options);
      return given.some(({ setting }) => setting === "profile" || setting === "arguments") ? given : [...given, itself];
    }
    // The chain itself.
    case "CredentialProviderChain":
      return [];
    case "AssumeRoleCredentials": {
      const base = clientGiven(source, options.entries.get("client"), steps);
      return [...roleGiven(source, options, call), ...base, ...clientOptionsGiven(source, options, steps)];
    }
    case "AssumeRoleWebIdentityCredentials":
      return [...roleGiven(source, options, call), itself];
    case "SSOCredentials":
      return [...givenBy(source, "account", options.entries.get("sso_account_id")), itself];
    default:
      return [itself];
  }
}

function roleGiven(source: Source, options: Options, call: SyntaxNode): readonly Given[] {
  const given = givenBy(source, "role", options.entries.get("role_arn"));
  return given.length > 0 ? given : [givenAt("role", COMPUTED, call)];
}

/** Whose credentials ask for the role: those of the client of STS that is given. */
function clientGiven(source: Source, client: Option | undefined, steps: number): readonly Given[] {
  if (client === undefined) return [];
  const meaning = source.meaningOf(client.node);
  const unknown = [givenAt("provider", COMPUTED, client.node)];
  if (meaning.kind !== "expression" || meaning.node.type !== "call" || steps <= 0) return unknown;
  if (!/^Aws::STS::Client$/.test(constantOf(receiverOf(meaning.node)) ?? "")) return unknown;
  return clientOptionsGiven(source, callOptions(source, meaning.node), steps - 1);
}

const clientOptionsGiven = (source: Source, options: Options, steps: number): readonly Given[] =>
  steps <= 0
    ? []
    : settingsGiven(source, options, steps).filter(({ setting }) => setting !== "region" && setting !== "endpoint");

const optionsGiven = (source: Source, { entries, open }: Options): readonly Given[] => [
  ...[...entries].flatMap(([name, option]) =>
    name === "profile_name"
      ? givenBy(source, "profile", option)
      : name === "path"
        ? givenBy(source, "credentials-file", option)
        : [],
  ),
  ...(open === null || entries.has("profile_name") ? [] : [givenAt("arguments", COMPUTED, open)]),
];

/** `Aws::Credentials.new(id, secret, token)`. */
function staticKeys(source: Source, call: SyntaxNode): readonly Given[] {
  const positions = argumentsOf(call).filter((part) => !isKeyword(part));
  return (["access-key-id", "secret-access-key", "session-token"] as const).flatMap((setting, index) => {
    const node = positions[index];
    return givenBy(source, setting, node === undefined ? undefined : { node, sure: true });
  });
}

/** What the options of a client or of `Aws.config` give. */
export function settingsGiven(source: Source, options: Options, steps = MAX_STEPS): readonly Given[] {
  const given = [...options.entries].flatMap(([name, option]) => settingGiven(source, name, option, steps));
  const { entries, open } = options;
  const isGiven = (name: string): boolean => entries.get(name)?.sure === true;
  if (open === null || (isGiven("region") && ["credentials", "profile", "access_key_id"].some(isGiven))) return given;
  return [...given, givenAt("arguments", COMPUTED, open)];
}

export function settingGiven(source: Source, name: string, option: Option, steps = MAX_STEPS): readonly Given[] {
  switch (name) {
    case "region":
    case "profile":
    case "endpoint":
      return givenBy(source, name, option);
    case "access_key_id":
      return givenBy(source, "access-key-id", option);
    case "secret_access_key":
      return givenBy(source, "secret-access-key", option);
    case "session_token":
      return givenBy(source, "session-token", option);
    case "credentials":
      return credentialsGiven(source, option, steps);
    default:
      return [];
  }
}

/** Of `Aws::S3::Client` its parts after `Aws`; empty: another's. */
export const partsOf = (call: SyntaxNode): readonly string[] => {
  const name = constantOf(receiverOf(call));
  return name?.startsWith("Aws::") === true ? name.split("::").slice(1) : [];
};
