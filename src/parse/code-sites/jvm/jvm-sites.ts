import type { CodeSite, Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import { overridden } from "../values/merged-gives.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { clientMade, stepGives, givesOfMaking } from "./jvm-client.ts";
import type { JvmExpression, JvmFile, JvmStep } from "./jvm-expression.ts";
import { HANDED_ON, dotted, expanded, type JvmMaking, makingsOf } from "./jvm-making.ts";
import { isJvmProvider, providerGives } from "./jvm-provider.ts";
import { jvmGiven, jvmText } from "./jvm-value.ts";

/** All sites of a file, in the order of the text. */
export function jvmSites(file: JvmFile): readonly CodeSite[] {
  return file.makers.flatMap((node) => {
    const site = siteAt(node, file);
    return site === null ? [] : [site];
  });
}

function siteAt(node: SyntaxNode, file: JvmFile): CodeSite | null {
  const expression = file.expressionOf(node);
  const making = entryOf(expression, file);
  if (making === null) return expression.kind === "call" ? propertySite(expression, node, file) : null;
  if (making.made.sdk === "cdk") return stackSite(making, node, file);
  const service = clientMade(making);
  if (service !== null) return { ...siteOf("client", making, node, file, wholeGives(making, node, file)), service };
  if (!isJvmProvider(making) || isPartOfSite(node, file)) return null;
  const whole = makingsOf(file.expressionOf(file.outermostOf(node)), file)?.[0];
  const gives = providerGives(whole ?? making, file);
  return gives === null ? null : siteOf("provider", making, node, file, gives);
}

/** `Environment.builder().account(…).region(…)`: where a stack of the CDK goes. One that says nothing is none. */
function stackSite(making: JvmMaking, node: SyntaxNode, file: JvmFile): CodeSite | null {
  if (making.made.name !== "Environment" || !/\.awscdk(?:\.core)?$/.test(making.made.package)) return null;
  const gives = wholeGives(making, node, file);
  return gives.length === 0 ? null : siteOf("tool", making, node, file, gives);
}

/** The object made right here: by a construction, or by a method of the class itself. */
function entryOf(expression: JvmExpression, file: JvmFile): JvmMaking | null {
  if (expression.kind === "new") return makingsOf(expression, file)?.[0] ?? null;
  if (expression.kind !== "call" || expression.on === null) return null;
  return file.classOf(dotted(expression.on) ?? "") === null ? null : (makingsOf(expression, file)?.[0] ?? null);
}

function siteOf(
  kind: CodeSite["kind"],
  { made, entry }: JvmMaking,
  { startPosition }: SyntaxNode,
  { language }: JvmFile,
  gives: readonly Given[],
): CodeSite {
  const construction = language === "java" ? `new ${made.name}` : made.name;
  return {
    language,
    sdk: made.sdk,
    kind,
    call: entry === "new" ? construction : `${made.name}.${entry}`,
    service: null,
    line: startPosition.row + 1,
    column: startPosition.column + 1,
    gives,
    fault: null,
  };
}

/** With all that its chain of calls does, and what is done to the variable that it goes to. */
function wholeGives(making: JvmMaking, node: SyntaxNode, file: JvmFile): readonly Given[] {
  const outermost = file.outermostOf(node);
  const inChain = chainSteps(file.expressionOf(outermost), making.expression.node.id);
  const name = file.boundTo(outermost);
  const later = name === null ? [] : file.laterSteps(name, outermost);
  const gives = stepGives(givesOfMaking(making, file), [...inChain, ...later].flatMap(expanded), file);
  if (!isUnfinished(making, inChain, later, name, outermost)) return gives;
  // What becomes of a builder that is handed on is not seen here.
  return overridden(gives, [givenAt("arguments", COMPUTED, node)]);
}

function chainSteps(expression: JvmExpression, start: number): readonly JvmStep[] {
  if (expression.kind !== "call" || expression.node.id === start || expression.on === null) return [];
  const { name, args, node } = expression;
  return [...chainSteps(expression.on, start), { name, args, isSure: true, node }];
}

/** A builder whose `build()` is not called in sight, or that is handed to someone before. */
function isUnfinished(
  { entry }: JvmMaking,
  inChain: readonly JvmStep[],
  later: readonly JvmStep[],
  name: string | null,
  node: SyntaxNode,
): boolean {
  if (!/^(?:builder|crtBuilder|standard)$/.test(entry) || inChain.some((step) => step.name === "build")) return false;
  if (name === null || later.some((step) => step.name === HANDED_ON)) return true;
  // A statement ends with a semicolon in Java, and in Kotlin where no call follows on the next line.
  return !new RegExp(`\\b${name}\\b(?:[^;\\n]|\\n\\s*[.)])*?\\.\\s*build\\s*\\(`).test(functionText(node));
}

function functionText(node: SyntaxNode): string {
  let at = node;
  while (at.parent !== null && !/^(?:method|constructor|function)_declaration$|^class_body$/.test(at.type))
    at = at.parent;
  return at.text;
}

/** Made for the call around it, which gives all that it gives: one place, one site. */
function isPartOfSite(node: SyntaxNode, file: JvmFile): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (!/^(?:method_invocation|object_creation_expression|call_expression)$/.test(at.type)) continue;
    if (isChainOf(file.expressionOf(at), node)) continue;
    const root = rootOf(file.expressionOf(at));
    const making = entryOf(root, file);
    if (making === null) continue;
    // Which of a list of providers acts only the run can tell.
    if (/ProviderChain$/.test(making.made.name)) return !hasSecret(node, file);
    if (clientMade(making) !== null || isJvmProvider(making)) return true;
  }
  return false;
}

/** A key written out in a list of providers is told of all the same. */
function hasSecret(node: SyntaxNode, file: JvmFile): boolean {
  const [making] = makingsOf(file.expressionOf(file.outermostOf(node)), file) ?? [];
  const gives = making === undefined ? [] : (providerGives(making, file) ?? []);
  return gives.some(({ value }) => value.kind === "secret" && value.looksReal);
}

function isChainOf(expression: JvmExpression, node: SyntaxNode): boolean {
  if (expression.node.id === node.id) return true;
  return expression.kind === "call" && expression.on !== null && isChainOf(expression.on, node);
}

/** Where a chain of calls starts: at a construction, or at a method of a class. */
function rootOf(expression: JvmExpression): JvmExpression {
  let at = expression;
  while (at.kind === "call" && at.on !== null && (at.on.kind === "call" || at.on.kind === "new")) at = at.on;
  return at;
}

/** System properties that the SDKs for Java and Kotlin read, by what each gives. */
const PROPERTIES: ReadonlyMap<string, GivenSetting> = new Map([
  ["aws.profile", "profile"],
  ["aws.region", "region"],
  ["aws.accessKeyId", "access-key-id"],
  ["aws.secretAccessKey", "secret-access-key"],
  ["aws.secretKey", "secret-access-key"],
  ["aws.sessionToken", "session-token"],
  ["aws.roleArn", "role"],
  ["aws.endpointUrl", "endpoint"],
  ["aws.sharedCredentialsFile", "credentials-file"],
  ["aws.configFile", "config-file"],
]);

/** `System.setProperty("aws.profile", "prod")`. */
function propertySite(
  call: Extract<JvmExpression, { kind: "call" }>,
  node: SyntaxNode,
  file: JvmFile,
): CodeSite | null {
  const [property, value] = call.args;
  if (call.name !== "setProperty" || call.on === null || dotted(call.on) !== "System") return null;
  if (property === undefined || value === undefined) return null;
  const setting = PROPERTIES.get(propertyName(property.value, file) ?? "");
  const gives = setting === undefined ? [] : jvmGiven(setting, value.value, file);
  const [sdk, ...others] = file.sdks;
  if (gives.length === 0) return null;
  return {
    language: file.language,
    sdk: others.length === 0 ? (sdk ?? null) : null,
    kind: "variable",
    call: "System.setProperty",
    service: null,
    line: node.startPosition.row + 1,
    column: node.startPosition.column + 1,
    gives,
    fault: null,
  };
}

/** Written out, or by the SDK for Java 2's own name for it: `SdkSystemSetting.AWS_REGION.property()`. */
function propertyName(expression: JvmExpression, file: JvmFile): string | null {
  const setting =
    expression.kind === "call" && expression.name === "property" && expression.on?.kind === "member"
      ? expression.on
      : null;
  if (setting === null) return jvmText(expression, file);
  const [, ...words] = setting.name.toLowerCase().split("_");
  return `aws.${words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("")}`;
}
