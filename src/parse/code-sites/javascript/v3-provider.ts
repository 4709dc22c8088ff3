import type { Given } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { Option, Options } from "../values/options.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { argumentsOf } from "./bare.ts";
import { givenBy, optionsOf } from "./options.ts";
import type { Reference, Scope } from "./scope.ts";

const MODULES = /^@aws-sdk\/credential-provider(?:s|-[\w-]+)(?:\/.*)?$|^@smithy\/credential-provider-imds$/;
const PROVIDERS = /^(?:from[A-Z]\w*|defaultProvider|createCredentialChain)$/;

/** A function of the SDK 3 that makes a credential provider. */
export const isV3Provider = ({ module, path }: Reference): boolean =>
  MODULES.test(module) && path.length === 1 && PROVIDERS.test(path[0] ?? "");

/** What such a function is given. Where it names no profile it stands for itself: the chain is passed over. */
export function v3ProviderGiven(
  scope: Scope,
  call: SyntaxNode,
  name: string,
  credentials: (option: Option | undefined) => readonly Given[],
): readonly Given[] {
  const itself = givenAt("provider", { kind: "text", text: name }, call);
  // It is given providers, not options.
  if (name === "createCredentialChain") return [itself];
  const options = optionsOf(scope, argumentsOf(call)[0]);
  const given = [...optionsGiven(scope, options)];
  switch (name) {
    // The chain itself, with a profile or a file of one's own.
    case "fromNodeProviderChain":
    case "defaultProvider":
      return given;
    case "fromTemporaryCredentials": {
      const params = options.entries.get("params");
      const role = params === undefined ? undefined : optionsOf(scope, params.node).entries.get("RoleArn");
      const roles = givenBy(scope, "role", role);
      const known = roles.length > 0 ? roles : [givenAt("role", COMPUTED, call)];
      return [...known, ...credentials(options.entries.get("masterCredentials"))];
    }
    case "fromIni":
    case "fromSSO":
    case "fromProcess":
    case "fromLoginCredentials":
      return given.some(({ setting }) => setting === "profile" || setting === "arguments") ? given : [...given, itself];
    default:
      return [...given, itself];
  }
}

const optionsGiven = (scope: Scope, { entries, open }: Options): readonly Given[] => [
  ...[...entries].flatMap(([name, option]) => {
    switch (name) {
      case "profile":
        return givenBy(scope, "profile", option);
      case "filepath":
        return givenBy(scope, "credentials-file", option);
      case "configFilepath":
        return givenBy(scope, "config-file", option);
      case "ssoAccountId":
        return givenBy(scope, "account", option);
      case "roleArn":
        return givenBy(scope, "role", option);
      default:
        return [];
    }
  }),
  ...(open === null || entries.has("profile") ? [] : [givenAt("arguments", COMPUTED, open)]),
];
