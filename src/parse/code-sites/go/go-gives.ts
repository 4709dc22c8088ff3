import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { either, joined, overridden } from "../values/merged-gives.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { NameWrite } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import type { GoFile } from "./go-file.ts";
import { goProvider } from "./go-provider.ts";
import { goNameOf, type GoSymbol } from "./go-symbol.ts";
import { goValue, handsOn } from "./go-value.ts";

/**
 * What a session, a configuration or an option is given, and hands on to the clients made of it; null: it comes from
 * elsewhere (a parameter, a field, another file).
 */
export function goGives(node: SyntaxNode | null, file: GoFile, seen: readonly number[] = []): readonly Given[] | null {
  if (node === null || seen.includes(node.id) || seen.length > 40) return null;
  return file.gives.of(node, null, () => lookFor(node, file, [...seen, node.id]));
}

function lookFor(node: SyntaxNode, file: GoFile, next: readonly number[]): readonly Given[] | null {
  switch (node.type) {
    case "nil":
      return [];
    case "parenthesized_expression":
    case "unary_expression":
    case "literal_element":
    case "variadic_argument":
    case "type_conversion_expression":
      return goGives(namedChildrenOf(node).at(-1) ?? null, file, next);
    case "identifier":
      return ofVariable(node, file, next);
    case "composite_literal":
      return ofLiteral(node, file, next);
    case "func_literal":
      return ofFunction(node, file, next);
    case "call_expression":
      return ofCall(node, file, next);
    default:
      return null;
  }
}

/** As `goGives`; what comes from elsewhere is said to. */
export const goGivesOr = (node: SyntaxNode, file: GoFile, seen: readonly number[] = []): readonly Given[] =>
  goGives(node, file, seen) ?? [givenAt("arguments", COMPUTED, node)];

function ofVariable(node: SyntaxNode, file: GoFile, seen: readonly number[]): readonly Given[] | null {
  const contents = file.contentsOf(node);
  if (contents === null) return null;
  let gives: readonly Given[] | null = null;
  for (const { write, isSure } of contents.writes) {
    const written = goWritten(write, file, seen);
    const isWhole = write.field === null && !write.isCall;
    if (written === null) {
      // A parameter that is written to later, or a second value from elsewhere: the rest stays as it is known.
      if (isWhole && gives === null) gives = [givenAt("arguments", COMPUTED, node)];
      continue;
    }
    if (gives === null) gives = written;
    else if (!isSure) gives = isWhole ? either(gives, written) : joined(gives, written);
    else gives = isWhole ? written : overridden(gives, written);
  }
  return gives;
}

/** What one write gives; null: from elsewhere. */
export function goWritten(write: NameWrite, file: GoFile, seen: readonly number[]): readonly Given[] | null {
  if (write.isZero) return [];
  if (write.value === null) return null;
  if (write.field !== null) return ofField(write.field, write.value, file, seen);
  if (write.isCall) return ofMethod(write.value, file, seen);
  return write.index > 0 ? null : goGives(write.value, file, seen);
}

const FIELDS: ReadonlyMap<string, GivenSetting> = new Map([
  ["Account", "account"],
  ["Region", "region"],
  ["Profile", "profile"],
  ["SharedConfigProfile", "profile"],
  ["BaseEndpoint", "endpoint"],
  ["Endpoint", "endpoint"],
  ["SharedConfigFiles", "config-file"],
  ["SharedCredentialsFiles", "credentials-file"],
  ["RoleARN", "role"],
]);

/** A field of a configuration or of a client's options; one that has nothing to do with who acts gives nothing. */
function ofField(field: string, value: SyntaxNode, file: GoFile, seen: readonly number[]): readonly Given[] {
  const setting = FIELDS.get(field);
  if (setting !== undefined) return ofSetting(setting, value, file);
  if (field === "Credentials") return goProvider(value, file, seen);
  if (field === "Config") return goGives(value, file, seen) ?? [];
  return /^EndpointResolver(?:WithOptions|V2)?$/.test(field) ? ofResolver(value, file) : [];
}

function ofSetting(setting: GivenSetting, node: SyntaxNode, file: GoFile): readonly Given[] {
  // Files are given as a list, mostly of one.
  const inner = node.type === "literal_element" ? namedChildrenOf(node)[0] : node;
  if (inner?.type === "composite_literal")
    return namedChildrenOf(inner.childForFieldName("body"))
      .slice(0, 1)
      .flatMap((element) => ofSetting(setting, element, file));
  const at = inner ?? node;
  const value = goValue(setting, at, file);
  return value === null ? [] : [givenAt(setting, value, innermost(at, file))];
}

/** `aws.String("eu-west-1")` is given at its text. */
function innermost(node: SyntaxNode, file: GoFile): SyntaxNode {
  const called = node.type === "call_expression" ? file.symbolOf(node.childForFieldName("function")) : null;
  const arg = namedChildrenOf(node.childForFieldName("arguments"))[0];
  return called !== null && handsOn(called) && arg !== undefined ? innermost(arg, file) : node;
}

/** A function that answers with an endpoint: the one text that it holds, if it holds one. */
function ofResolver(node: SyntaxNode, file: GoFile): readonly Given[] {
  const inner = node.type === "literal_element" ? (namedChildrenOf(node)[0] ?? node) : node;
  if (inner.type === "nil") return [];
  if (
    inner.type === "call_expression" &&
    /FromURL$/.test(file.symbolOf(inner.childForFieldName("function"))?.name ?? "")
  )
    return ofSetting("endpoint", namedChildrenOf(inner.childForFieldName("arguments"))[0] ?? inner, file);
  const urls = inner
    .descendantsOfType("keyed_element")
    .flatMap((element) => (element === null ? [] : [namedChildrenOf(element)]))
    .filter(([key]) => key?.text === "URL");
  const [url] = urls;
  return url?.[1] !== undefined && urls.length === 1
    ? ofSetting("endpoint", url[1], file)
    : [givenAt("endpoint", COMPUTED, inner)];
}

/** A structure's fields, or a list's elements one after the other. */
function ofLiteral(node: SyntaxNode, file: GoFile, seen: readonly number[]): readonly Given[] | null {
  const type = node.childForFieldName("type");
  const elements = namedChildrenOf(node.childForFieldName("body"));
  if (type?.type === "slice_type" || type?.type === "array_type" || type?.type === "implicit_length_array_type")
    return all(elements, file, seen);
  return (file.symbolOf(type)?.sdk ?? null) === null ? null : goFields(node, file, seen);
}

/** What the fields of a structure that is written out give. */
export const goFields = (node: SyntaxNode, file: GoFile, seen: readonly number[] = []): readonly Given[] =>
  namedChildrenOf(node.childForFieldName("body")).reduce<readonly Given[]>((gives, element) => {
    const [key, value] = element.type === "keyed_element" ? namedChildrenOf(element) : [];
    return key === undefined || value === undefined ? gives : overridden(gives, ofField(key.text, value, file, seen));
  }, []);

/** `func(o *s3.Options) { o.Region = "eu-west-1" }`: what it writes to its own parameter. */
function ofFunction(node: SyntaxNode, file: GoFile, seen: readonly number[]): readonly Given[] {
  const parameter = namedChildrenOf(node.childForFieldName("parameters"))[0]?.childForFieldName("name")?.text;
  if (parameter === undefined) return [];
  let gives: readonly Given[] = [];
  for (const write of file.writesNear(node, parameter)) {
    const isInside = node.startIndex < write.at.startIndex && write.at.endIndex <= node.endIndex;
    if (!isInside || write.field === null) continue;
    const written = goWritten(write, file, seen) ?? [];
    gives = write.scope.parent?.id === node.id ? overridden(gives, written) : joined(gives, written);
  }
  return gives;
}

const all = (nodes: readonly SyntaxNode[], file: GoFile, seen: readonly number[]): readonly Given[] =>
  nodes.reduce<readonly Given[]>((gives, node) => overridden(gives, goGives(node, file, seen) ?? []), []);

function ofCall(node: SyntaxNode, file: GoFile, seen: readonly number[]): readonly Given[] | null {
  const called = node.childForFieldName("function");
  const args = namedChildrenOf(node.childForFieldName("arguments"));
  const symbol = file.symbolOf(called);
  if (symbol !== null) return symbol.sdk === null ? null : ofSdkCall(symbol, args, file, seen);
  if (called?.type === "identifier") {
    if (called.text === "append") return ofAppend(args, file, seen);
    if (called.text === "new") return [];
    return ofOwnFunction(called.text, file, seen);
  }
  return ofMethod(node, file, seen);
}

/** What was in the list comes first; a list from elsewhere stays one. */
function ofAppend([list, ...more]: readonly SyntaxNode[], file: GoFile, seen: readonly number[]): readonly Given[] {
  const before = list === undefined ? [] : goGivesOr(list, file, seen);
  return overridden(before, all(more, file, seen));
}

/** What a function of the same file returns, where it returns one thing only. */
function ofOwnFunction(name: string, file: GoFile, seen: readonly number[]): readonly Given[] | null {
  const returned = (file.functionNamed(name)?.descendantsOfType("return_statement") ?? []).flatMap((statement) => {
    const value = namedChildrenOf(namedChildrenOf(statement)[0] ?? null)[0];
    return value === undefined || isNothing(value) ? [] : [value];
  });
  const [only, ...others] = returned;
  return only === undefined || others.length > 0 ? null : goGives(only, file, seen);
}

/** What is returned beside an error: `nil`, `aws.Config{}`. */
const isNothing = (node: SyntaxNode): boolean =>
  node.type === "nil" ||
  (node.type === "composite_literal" && namedChildrenOf(node.childForFieldName("body")).length === 0);

const METHODS: ReadonlyMap<string, string> = new Map([
  ["WithRegion", "Region"],
  ["WithEndpoint", "Endpoint"],
  ["WithCredentials", "Credentials"],
  ["WithEndpointResolver", "EndpointResolver"],
]);

/** `aws.NewConfig().WithRegion("eu-west-1")`, and other methods that answer with what they are called on. */
function ofMethod(node: SyntaxNode, file: GoFile, seen: readonly number[]): readonly Given[] | null {
  const method = node.childForFieldName("function");
  if (method?.type !== "selector_expression") return null;
  const owner = method.childForFieldName("operand");
  const name = method.childForFieldName("field")?.text ?? "";
  const args = namedChildrenOf(node.childForFieldName("arguments"));
  const isStatement = node.parent?.type === "expression_statement";
  if (owner === null || !/^(?:With[A-Z]\w*|MergeIn|Copy)$/.test(name)) return isStatement ? [] : null;
  const before = isStatement ? [] : goGivesOr(owner, file, seen);
  const field = METHODS.get(name);
  const [first] = args;
  if (field !== undefined && first !== undefined) return overridden(before, ofField(field, first, file, seen));
  return name === "MergeIn" || name === "Copy" ? overridden(before, all(args, file, seen)) : before;
}

/** Options of `config.LoadDefaultConfig` that say who acts and where, by the field of `LoadOptions` that each sets. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ["WithRegion", "Region"],
  ["WithSharedConfigProfile", "SharedConfigProfile"],
  ["WithSharedConfigFiles", "SharedConfigFiles"],
  ["WithSharedCredentialsFiles", "SharedCredentialsFiles"],
  ["WithCredentialsProvider", "Credentials"],
  ["WithBaseEndpoint", "BaseEndpoint"],
  ["WithEndpointResolver", "EndpointResolver"],
  ["WithEndpointResolverWithOptions", "EndpointResolverWithOptions"],
]);

function ofSdkCall(
  symbol: GoSymbol,
  args: readonly SyntaxNode[],
  file: GoFile,
  seen: readonly number[],
): readonly Given[] | null {
  const [first, second] = args;
  switch (goNameOf(symbol)) {
    case "session.Must":
      return goGives(first ?? null, file, seen);
    case "session.New":
    case "session.NewSession":
    case "session.NewSessionWithOptions":
    case "aws.NewConfig":
      return allOr(args, file, seen);
    case "config.LoadDefaultConfig":
    case "external.LoadDefaultAWSConfig":
      return allOr(first !== undefined && symbol.name === "LoadDefaultConfig" ? args.slice(1) : args, file, seen);
    case "config.LoadSharedConfigProfile":
      return second === undefined ? [] : ofSetting("profile", second, file);
    case "config.WithWebIdentityRoleCredentialOptions":
    case "config.WithAssumeRoleCredentialOptions":
      return first === undefined ? [] : (goGives(first, file, seen) ?? []);
    default:
      return ofOption(symbol, first, file, seen);
  }
}

function ofOption(symbol: GoSymbol, first: SyntaxNode | undefined, file: GoFile, seen: readonly number[]) {
  // What is made of a configuration or a session acts as that does: the client that a role is assumed with.
  if (symbol.path.startsWith("service/")) return first === undefined ? [] : goGivesOr(first, file, seen);
  if (!symbol.name.startsWith("With")) return null;
  const field = OPTIONS.get(symbol.name);
  return field === undefined || first === undefined ? [] : ofField(field, first, file, seen);
}

/** One after the other; what comes from elsewhere is said to. */
export const allOr = (nodes: readonly SyntaxNode[], file: GoFile, seen: readonly number[] = []): readonly Given[] =>
  nodes.reduce<readonly Given[]>((gives, node) => overridden(gives, goGivesOr(node, file, seen)), []);
