import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { Option, Options } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf, bare } from "./bare.ts";
import { keysGiven } from "./credentials.ts";
import { givenBy, optionsOf } from "./options.ts";
import type { Scope } from "./scope.ts";

/** The classes of the SDK 2 that give credentials (aws-sdk 2.1693.0). */
const CLASSES = new Set([
  "ChainableTemporaryCredentials",
  "CognitoIdentityCredentials",
  "CredentialProviderChain",
  "Credentials",
  "EC2MetadataCredentials",
  "ECSCredentials",
  "EnvironmentCredentials",
  "FileSystemCredentials",
  "ProcessCredentials",
  "RemoteCredentials",
  "SAMLCredentials",
  "SharedIniFileCredentials",
  "SsoCredentials",
  "TemporaryCredentials",
  "TokenFileWebIdentityCredentials",
  "WebIdentityCredentials",
]);

export const isV2Credentials = (name: string): boolean => CLASSES.has(name);

/** What `new AWS.…Credentials(…)` is given; null: no class of credentials. */
export function v2CredentialsGiven(
  scope: Scope,
  call: SyntaxNode,
  name: string,
  credentials: (option: Option | undefined) => readonly Given[],
): readonly Given[] | null {
  if (!CLASSES.has(name)) return null;
  const [first, second] = argumentsOf(call);
  const itself = givenAt("provider", { kind: "text", text: name }, call);
  if (name === "Credentials") return staticKeys(scope, call);
  if (name === "FileSystemCredentials" || name === "EnvironmentCredentials" || name === "CredentialProviderChain") {
    return [itself];
  }
  const options = optionsOf(scope, first);
  switch (name) {
    case "SharedIniFileCredentials":
    case "ProcessCredentials":
    case "SsoCredentials": {
      const given = fileGiven(scope, options);
      return given.some(({ setting }) => setting === "profile" || setting === "arguments") ? given : [...given, itself];
    }
    case "ChainableTemporaryCredentials": {
      const params = options.entries.get("params");
      const role = params === undefined ? undefined : optionsOf(scope, params.node).entries.get("RoleArn");
      return [...roleGiven(scope, role, call), ...credentials(options.entries.get("masterCredentials"))];
    }
    case "TemporaryCredentials": {
      const master = second === undefined ? undefined : { node: second, sure: true };
      return [...roleGiven(scope, options.entries.get("RoleArn"), call), ...credentials(master)];
    }
    case "WebIdentityCredentials":
    case "SAMLCredentials":
      return [...roleGiven(scope, options.entries.get("RoleArn"), call), itself];
    default:
      return [itself];
  }
}

const roleGiven = (scope: Scope, role: Option | undefined, call: SyntaxNode): readonly Given[] => {
  const given = givenBy(scope, "role", role);
  return given.length > 0 ? given : [givenAt("role", COMPUTED, call)];
};

const fileGiven = (scope: Scope, { entries, open }: Options): readonly Given[] => [
  ...[...entries].flatMap(([name, option]) =>
    name === "profile"
      ? givenBy(scope, "profile", option)
      : name === "filename"
        ? givenBy(scope, "credentials-file", option)
        : [],
  ),
  ...(open === null || entries.has("profile") ? [] : [givenAt("arguments", COMPUTED, open)]),
];

/** `new AWS.Credentials(id, secret, token)`, or with one object. */
function staticKeys(scope: Scope, call: SyntaxNode): readonly Given[] {
  const [first, ...others] = argumentsOf(call);
  if (first !== undefined && others.length === 0 && bare(first).type !== "string") {
    return keysGiven(scope, optionsOf(scope, first));
  }
  return (["access-key-id", "secret-access-key", "session-token"] as const).flatMap((setting, index) => {
    const node = argumentsOf(call)[index];
    return givenBy(scope, setting, node === undefined ? undefined : { node, sure: true });
  });
}
