import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { oneOf } from "../values/merged-gives.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import type { GoFile } from "./go-file.ts";
import { goGives } from "./go-gives.ts";
import { goNameOf, type GoSymbol } from "./go-symbol.ts";
import { goValue } from "./go-value.ts";

type Seen = readonly number[];
type Args = readonly (SyntaxNode | undefined)[];

/** What a credential provider stands for; one from elsewhere is said to be computed. */
export function goProvider(node: SyntaxNode, file: GoFile, seen: Seen): readonly Given[] {
  const inner = node.type === "literal_element" ? (namedChildrenOf(node)[0] ?? node) : node;
  return provided(inner, file, seen) ?? [givenAt("provider", COMPUTED, inner)];
}

/** null: none of the SDK's own, or from elsewhere. */
function provided(node: SyntaxNode | null, file: GoFile, seen: Seen): readonly Given[] | null {
  if (node === null || seen.includes(node.id) || seen.length > 40) return null;
  return file.providers.of(node, null, () => lookFor(node, file, [...seen, node.id]));
}

function lookFor(node: SyntaxNode, file: GoFile, next: Seen): readonly Given[] | null {
  switch (node.type) {
    case "nil":
      return [];
    case "parenthesized_expression":
    case "unary_expression":
    case "literal_element":
      return provided(namedChildrenOf(node)[0] ?? null, file, next);
    case "identifier":
      return ofVariable(node, file, next);
    case "call_expression": {
      const called = node.childForFieldName("function");
      const symbol = file.symbolOf(called);
      const args = namedChildrenOf(node.childForFieldName("arguments"));
      if (symbol?.sdk) return ofCall(symbol, node, args, file, next);
      return symbol === null && called?.type === "identifier" ? ofOwnFunction(called.text, file, next) : null;
    }
    case "composite_literal": {
      const symbol = file.symbolOf(node.childForFieldName("type"));
      return symbol?.sdk ? ofLiteral(symbol, node, file, next) : null;
    }
    case "selector_expression": {
      const symbol = file.symbolOf(node);
      return symbol?.sdk && goNameOf(symbol) === "credentials.AnonymousCredentials"
        ? [named("unsigned", symbol, node)]
        : ofCredentialsField(node, file, next);
    }
    default:
      return null;
  }
}

/** `sess.Config.Credentials`, `cfg.Credentials`: those of the session or configuration. */
function ofCredentialsField(node: SyntaxNode, file: GoFile, seen: Seen): readonly Given[] | null {
  if (node.childForFieldName("field")?.text !== "Credentials") return null;
  let owner = node.childForFieldName("operand");
  if (owner?.type === "selector_expression") owner = owner.childForFieldName("operand");
  const gives = owner?.type === "identifier" ? goGives(owner, file, seen) : null;
  return gives?.filter(({ setting }) => setting !== "region" && setting !== "endpoint") ?? null;
}

const named = (setting: GivenSetting, symbol: GoSymbol, node: SyntaxNode): Given =>
  givenAt(setting, { kind: "text", text: goNameOf(symbol) }, node);

function ofVariable(node: SyntaxNode, file: GoFile, seen: Seen): readonly Given[] | null {
  const contents = file.contentsOf(node);
  if (contents === null) return null;
  const wholes = contents.writes.filter(({ write }) => write.field === null && !write.isCall);
  const each = wholes
    .filter(({ write }) => !write.isZero)
    .map(({ write }) => (write.value === null || write.index > 0 ? null : provided(write.value, file, seen)));
  // One of several, or none of them: which, only the run can tell.
  if (each.some((gives) => gives === null) || each.length === 0) return null;
  return oneOf(each as readonly (readonly Given[])[], node);
}

function ofOwnFunction(name: string, file: GoFile, seen: Seen): readonly Given[] | null {
  const returned = (file.functionNamed(name)?.descendantsOfType("return_statement") ?? [])
    .map((statement) => namedChildrenOf(namedChildrenOf(statement)[0] ?? null)[0])
    .filter((value) => value !== undefined && value.type !== "nil");
  const [only, ...others] = returned;
  return only === undefined || others.length > 0 ? null : provided(only, file, seen);
}

const KEYS = ["access-key-id", "secret-access-key", "session-token"] as const;

const keys = (args: Args, file: GoFile): readonly Given[] =>
  KEYS.flatMap((setting, index) => given(setting, args[index], file));

function given(setting: GivenSetting, node: SyntaxNode | undefined, file: GoFile): readonly Given[] {
  const at = node?.type === "literal_element" ? namedChildrenOf(node)[0] : node;
  if (at === undefined) return [];
  const value = goValue(setting, at, file);
  return value === null ? [] : [givenAt(setting, value, at)];
}

/** A role is assumed by whom its client acts as. */
function ofRole(client: SyntaxNode | undefined, role: SyntaxNode | undefined, file: GoFile, seen: Seen) {
  const base = client === undefined ? [] : (goGives(client, file, seen) ?? []);
  return [...base.filter(({ setting }) => setting !== "role" && !PLACE.has(setting)), ...given("role", role, file)];
}

/** Of the client that assumes, not of the one that acts. */
const PLACE: ReadonlySet<GivenSetting> = new Set(["region", "endpoint"]);

/** The provider that a call makes, by the SDK's own name for the function; null: it makes none. */
function ofCall(symbol: GoSymbol, node: SyntaxNode, args: Args, file: GoFile, seen: Seen): readonly Given[] | null {
  const [first, second, third] = args;
  switch (goNameOf(symbol)) {
    case "credentials.NewStaticCredentialsProvider":
    case "credentials.NewStaticCredentials":
      return keys(args, file);
    case "credentials.NewStaticCredentialsFromCreds":
      return first === undefined ? [] : ofKeyFields(first, file);
    case "aws.NewCredentialsCache":
    case "credentials.NewCredentials":
      return provided(first ?? null, file, seen);
    case "aws.CredentialsProviderFunc":
      return ofFunction(first, file);
    case "stscreds.NewAssumeRoleProvider":
    case "stscreds.NewCredentials":
    case "stscreds.NewCredentialsWithClient":
      return ofRole(first, second, file, seen);
    case "stscreds.NewWebIdentityRoleProvider":
    case "stscreds.NewWebIdentityRoleProviderWithOptions":
    case "stscreds.NewWebIdentityRoleProviderWithToken":
    case "stscreds.NewWebIdentityCredentials":
      return [named("provider", symbol, node), ...given("role", second, file)];
    case "credentials.NewSharedCredentials":
      return [
        named("provider", symbol, node),
        ...given("credentials-file", first, file),
        ...given("profile", second, file),
      ];
    case "ssocreds.New":
    case "ssocreds.NewCredentials":
      return [named("provider", symbol, node), ...given("account", second, file), ...given("role", third, file)];
    case "defaults.CredChain":
      return [];
    case "credentials.NewChainCredentials":
      return [givenAt("provider", COMPUTED, node)];
    case "credentials.NewEnvCredentials":
    case "ec2rolecreds.New":
    case "ec2rolecreds.NewCredentials":
    case "ec2rolecreds.NewCredentialsWithClient":
    case "endpointcreds.New":
    case "endpointcreds.NewCredentialsClient":
    case "processcreds.NewProvider":
    case "processcreds.NewProviderCommand":
    case "processcreds.NewCredentials":
    case "processcreds.NewCredentialsCommand":
    case "processcreds.NewCredentialsTimeout":
    case "defaults.RemoteCredProvider":
      return [named("provider", symbol, node)];
    default:
      return null;
  }
}

function ofLiteral(symbol: GoSymbol, node: SyntaxNode, file: GoFile, seen: Seen): readonly Given[] | null {
  const field = (name: string): SyntaxNode | undefined => fieldOf(node, name);
  switch (goNameOf(symbol)) {
    case "aws.AnonymousCredentials":
      return [named("unsigned", symbol, node)];
    case "credentials.StaticCredentialsProvider":
    case "credentials.StaticProvider":
    case "aws.StaticCredentialsProvider": {
      const value = field("Value");
      return value === undefined ? [] : ofKeyFields(value, file);
    }
    case "stscreds.AssumeRoleProvider":
      return ofRole(field("Client"), field("RoleARN"), file, seen);
    case "credentials.SharedCredentialsProvider":
      return [
        named("provider", symbol, node),
        ...given("credentials-file", field("Filename"), file),
        ...given("profile", field("Profile"), file),
      ];
    case "stscreds.WebIdentityRoleProvider":
    case "credentials.ChainProvider":
      return [givenAt("provider", COMPUTED, node)];
    case "credentials.EnvProvider":
    case "ec2rolecreds.EC2RoleProvider":
    case "ec2rolecreds.Provider":
      return [named("provider", symbol, node)];
    default:
      return null;
  }
}

function fieldOf(literal: SyntaxNode, name: string): SyntaxNode | undefined {
  for (const element of namedChildrenOf(literal.childForFieldName("body"))) {
    const [key, value] = element.type === "keyed_element" ? namedChildrenOf(element) : [];
    if (key?.text === name) return value;
  }
  return undefined;
}

/** `aws.Credentials{AccessKeyID: …}`, `credentials.Value{…}`. */
function ofKeyFields(node: SyntaxNode, file: GoFile): readonly Given[] {
  const literal = node.type === "literal_element" ? (namedChildrenOf(node)[0] ?? node) : node;
  if (literal.type !== "composite_literal") return [givenAt("provider", COMPUTED, literal)];
  return keys(
    ["AccessKeyID", "SecretAccessKey", "SessionToken"].map((name) => fieldOf(literal, name)),
    file,
  );
}

/** A provider written as a function: the keys that it answers with, if it names them. */
function ofFunction(node: SyntaxNode | undefined, file: GoFile): readonly Given[] | null {
  const literals = (node?.descendantsOfType("composite_literal") ?? []).filter((literal) => {
    if (literal === null || fieldOf(literal, "AccessKeyID") === undefined) return false;
    const symbol = file.symbolOf(literal.childForFieldName("type"));
    return symbol !== null && goNameOf(symbol) === "aws.Credentials";
  });
  const [only, ...others] = literals;
  return only && others.length === 0 ? ofKeyFields(only, file) : null;
}

/** Whether a call or literal makes a provider that the SDK knows by name. */
export const isGoProvider = (symbol: GoSymbol): boolean => PROVIDERS.has(goNameOf(symbol));

const PROVIDERS: ReadonlySet<string> = new Set([
  "credentials.NewStaticCredentialsProvider",
  "credentials.NewStaticCredentials",
  "credentials.NewStaticCredentialsFromCreds",
  "credentials.StaticCredentialsProvider",
  "credentials.StaticProvider",
  "aws.StaticCredentialsProvider",
  "aws.CredentialsProviderFunc",
  "aws.AnonymousCredentials",
  "stscreds.NewAssumeRoleProvider",
  "stscreds.NewCredentials",
  "stscreds.NewCredentialsWithClient",
  "stscreds.AssumeRoleProvider",
  "stscreds.NewWebIdentityRoleProvider",
  "stscreds.NewWebIdentityRoleProviderWithOptions",
  "stscreds.NewWebIdentityRoleProviderWithToken",
  "stscreds.NewWebIdentityCredentials",
  "stscreds.WebIdentityRoleProvider",
  "credentials.NewSharedCredentials",
  "credentials.SharedCredentialsProvider",
  "credentials.NewEnvCredentials",
  "credentials.EnvProvider",
  "credentials.NewChainCredentials",
  "credentials.ChainProvider",
  "ssocreds.New",
  "ssocreds.NewCredentials",
  "ec2rolecreds.New",
  "ec2rolecreds.NewCredentials",
  "ec2rolecreds.NewCredentialsWithClient",
  "ec2rolecreds.EC2RoleProvider",
  "ec2rolecreds.Provider",
  "endpointcreds.New",
  "endpointcreds.NewCredentialsClient",
  "processcreds.NewProvider",
  "processcreds.NewProviderCommand",
  "processcreds.NewCredentials",
  "processcreds.NewCredentialsCommand",
  "processcreds.NewCredentialsTimeout",
  "defaults.RemoteCredProvider",
]);
