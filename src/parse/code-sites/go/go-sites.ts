import type { CodeSite, Given } from "../../../model/code-site.ts";
import type { SdkId } from "../../../model/sdk.ts";
import { givenAt } from "../values/code-value.ts";
import { joined, overridden } from "../values/merged-gives.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { variableSetting } from "../values/variable-setting.ts";
import type { GoFile } from "./go-file.ts";
import { allOr, goFields, goGives, goGivesOr, goWritten } from "./go-gives.ts";
import { goProvider, isGoProvider } from "./go-provider.ts";
import { goNameOf, type GoSymbol } from "./go-symbol.ts";
import { goValue } from "./go-value.ts";
import { scopeOf } from "./go-writes.ts";

/** All sites of a file, in the order of the text. */
export function goSites(file: GoFile): readonly CodeSite[] {
  return file.root.descendantsOfType(["call_expression", "composite_literal"]).flatMap((node) => {
    const site = node === null ? null : siteAt(node, file);
    return site === null ? [] : [site];
  });
}

function siteAt(node: SyntaxNode, file: GoFile): CodeSite | null {
  const symbol = symbolAt(node, file);
  if (symbol?.sdk) return ofSymbol({ ...symbol, sdk: symbol.sdk }, node, file);
  if (node.type !== "call_expression") return symbol === null ? null : stackSite(symbol, node, file);
  // `io.Copy` is no method of a session.
  return variableSite(node, symbol, file) ?? (symbol === null ? copySite(node, file) : null);
}

const symbolAt = (node: SyntaxNode, file: GoFile): GoSymbol | null =>
  file.symbolOf(node.childForFieldName(node.type === "call_expression" ? "function" : "type"));

type SdkSymbol = GoSymbol & { readonly sdk: SdkId };

function ofSymbol(symbol: SdkSymbol, node: SyntaxNode, file: GoFile): CodeSite | null {
  const service = serviceMade(symbol, node);
  if (service !== null) return { ...siteOf("client", symbol, node, ofClient(node, file)), service };
  if (isSession(symbol)) return siteOf("session", symbol, node, withLaterWrites(node, goGivesOr(node, file), file));
  if (isConfiguration(symbol)) return configurationSite(symbol, node, file);
  if (!isGoProvider(symbol)) return null;
  const gives = goProvider(node, file, []);
  return gives.length === 0 || isPartOfSite(node, gives, file) ? null : siteOf("provider", symbol, node, gives);
}

/** `awscdk.Environment{…}`: where a stack of the CDK goes. One that says nothing is none. */
function stackSite(symbol: GoSymbol, node: SyntaxNode, file: GoFile): CodeSite | null {
  if (!/(?:^|\/)github\.com\/aws\/aws-cdk-go\/awscdk(?:\/v\d+)?$/.test(symbol.path) || symbol.name !== "Environment")
    return null;
  const gives = goFields(node, file);
  // The `cdk` command acts for it, a program of Node.js.
  return gives.length === 0 ? null : siteOf("tool", { ...symbol, sdk: "cdk" }, node, gives);
}

const siteOf = (
  kind: CodeSite["kind"],
  symbol: Omit<GoSymbol, "sdk"> & { readonly sdk: SdkId },
  { startPosition }: SyntaxNode,
  gives: readonly Given[],
): CodeSite => ({
  language: "go",
  sdk: symbol.sdk,
  kind,
  call: goNameOf(symbol),
  service: null,
  line: startPosition.row + 1,
  column: startPosition.column + 1,
  gives,
  fault: null,
});

const CLIENT_MAKERS: ReadonlySet<string> = new Set(["New", "NewFromConfig"]);
/** Of the SDK 1: they make a client of their own for the session that they are given. */
const TRANSFER_MAKERS = /^New(?:Uploader|Downloader|BatchDelete|EncryptionClient(?:V2)?|DecryptionClient(?:V2)?)$/;

/** The service whose client a call makes; null: it makes none. */
function serviceMade({ sdk, path, name }: SdkSymbol, node: SyntaxNode): string | null {
  const [top, service, part, ...more] = path.split("/");
  if (node.type !== "call_expression" || top !== "service" || service === undefined || more.length > 0) return null;
  if (part === undefined) return CLIENT_MAKERS.has(name) ? service : null;
  const isTransfer = sdk === "go-v1" && (part === "s3manager" || part === "s3crypto") && TRANSFER_MAKERS.test(name);
  return isTransfer ? service : null;
}

/** What its configuration or session gives, then its own options. An option from elsewhere mostly has to do with retries. */
function ofClient(node: SyntaxNode, file: GoFile): readonly Given[] {
  const [first, ...options] = namedChildrenOf(node.childForFieldName("arguments"));
  return options.reduce<readonly Given[]>(
    (gives, option) => overridden(gives, goGives(option, file) ?? []),
    first === undefined ? [] : goGivesOr(first, file),
  );
}

const SESSIONS: ReadonlySet<string> = new Set([
  "config.LoadDefaultConfig",
  "external.LoadDefaultAWSConfig",
  "session.New",
  "session.NewSession",
  "session.NewSessionWithOptions",
]);

const isSession = (symbol: GoSymbol): boolean => SESSIONS.has(goNameOf(symbol));

const isConfiguration = ({ path, name }: GoSymbol): boolean => path === "aws" && /^(?:New)?Config$/.test(name);

/** A configuration that gives nothing is a zero value or a mere form: `return aws.Config{}, err`. */
function configurationSite(symbol: SdkSymbol, node: SyntaxNode, file: GoFile): CodeSite | null {
  const whole = outermostOfChain(node);
  const gives = withLaterWrites(whole, goGives(whole, file) ?? [], file);
  return gives.length === 0 || isPartOfSite(whole, gives, file) ? null : siteOf("session", symbol, node, gives);
}

/** `aws.NewConfig().WithRegion("eu-west-1")` as a whole. */
function outermostOfChain(node: SyntaxNode): SyntaxNode {
  const method = node.parent;
  const call = method?.type === "selector_expression" ? method.parent : null;
  return call?.type === "call_expression" && call.childForFieldName("function")?.id === method?.id
    ? outermostOfChain(call)
    : node;
}

/** Made for the call or literal of the SDK around it, which gives all that it gives: one place, one site. */
function isPartOfSite(node: SyntaxNode, gives: readonly Given[], file: GoFile): boolean {
  const isSecret = gives.some(({ value }) => value.kind === "secret" && value.looksReal);
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type !== "call_expression" && at.type !== "composite_literal") continue;
    const symbol = symbolAt(at, file);
    if (symbol === null && copySite(at, file) !== null) return true;
    if (!symbol?.sdk) continue;
    // Which of a list of providers acts only the run can tell; a key written out is told of all the same.
    if (/Chain(?:Credentials|Provider)$/.test(symbol.name) && isSecret) return false;
    if (isSession(symbol) || isConfiguration(symbol) || isGoProvider(symbol)) return true;
    if (serviceMade({ ...symbol, sdk: symbol.sdk }, at) !== null) return true;
  }
  return false;
}

/** With what is written to its variable afterwards: `cfg.Region = "eu-west-1"`. */
function withLaterWrites(node: SyntaxNode, gives: readonly Given[], file: GoFile): readonly Given[] {
  const bound = boundTo(node, file);
  if (bound === null) return gives;
  const scope = scopeOf(bound.statement);
  let all = gives;
  for (const write of file.writesNear(node, bound.name)) {
    if (write.at.startIndex < bound.statement.endIndex || write.at.startIndex >= scope.endIndex) continue;
    if (write.field === null && !write.isCall) break;
    const written = goWritten(write, file, []) ?? [];
    all = write.scope.id === scope.id ? overridden(all, written) : joined(all, written);
  }
  return all;
}

interface Bound {
  readonly name: string;
  readonly statement: SyntaxNode;
}

const CARRIERS: ReadonlySet<string> = new Set(["unary_expression", "parenthesized_expression", "argument_list"]);
const BINDERS: ReadonlySet<string> = new Set(["short_var_declaration", "assignment_statement", "var_spec"]);

/** The variable that the value of an expression goes to: `cfg, err := …`, `sess := session.Must(…)`. */
function boundTo(node: SyntaxNode, file: GoFile): Bound | null {
  let at = node;
  while (at.parent !== null && (CARRIERS.has(at.parent.type) || isMust(at.parent, file))) at = at.parent;
  const list = at.parent;
  const statement = list?.type === "expression_list" ? list.parent : null;
  if (!list || !statement || !BINDERS.has(statement.type)) return null;
  const position = namedChildrenOf(list).findIndex(({ id }) => id === at.id);
  const targets =
    statement.type === "var_spec"
      ? namedChildrenOf(statement).filter(({ type }) => type === "identifier")
      : namedChildrenOf(statement.childForFieldName("left"));
  const target = targets[position];
  return target?.type === "identifier" ? { name: target.text, statement } : null;
}

function isMust(node: SyntaxNode, file: GoFile): boolean {
  const symbol = node.type === "call_expression" ? symbolAt(node, file) : null;
  return symbol !== null && goNameOf(symbol) === "session.Must";
}

/** `os.Setenv("AWS_PROFILE", "prod")`, and a test's `t.Setenv`. */
function variableSite(node: SyntaxNode, symbol: GoSymbol | null, file: GoFile): CodeSite | null {
  const called = node.childForFieldName("function");
  if (called?.type !== "selector_expression" || !called.text.endsWith(".Setenv")) return null;
  if (symbol !== null && symbol.path !== "os") return null;
  const [first, second] = namedChildrenOf(node.childForFieldName("arguments"));
  if (first === undefined || second === undefined) return null;
  const name = goValue("profile", first, file);
  const setting = name?.kind === "text" ? variableSetting(name.text) : null;
  const value = setting === null ? null : goValue(setting, second, file);
  if (name?.kind !== "text" || setting === null || value === null) return null;
  const sdks = [...file.sdks];
  return {
    language: "go",
    sdk: sdks.length === 1 ? (sdks[0] ?? null) : null,
    kind: "variable",
    call: symbol === null ? "t.Setenv" : "os.Setenv",
    service: null,
    line: node.startPosition.row + 1,
    column: node.startPosition.column + 1,
    gives: [{ ...givenAt(setting, value, second), variable: name.text }],
    fault: null,
  };
}

/** `sess.Copy(&aws.Config{…})` of the SDK 1: a session like another, but for what it is given. */
function copySite(node: SyntaxNode, file: GoFile): CodeSite | null {
  const called = file.sdks.has("go-v1") ? node.childForFieldName("function") : null;
  if (called?.type !== "selector_expression" || !called.text.endsWith(".Copy")) return null;
  const owner = called.childForFieldName("operand");
  const args = namedChildrenOf(node.childForFieldName("arguments"));
  if (owner?.type !== "identifier" || args.length === 0 || args.some((arg) => goGives(arg, file) === null)) return null;
  const symbol = { sdk: "go-v1", path: "aws/Session", name: "Copy" } as const;
  return siteOf("session", symbol, node, overridden(goGivesOr(owner, file), allOr(args, file)));
}
