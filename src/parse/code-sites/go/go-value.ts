import type { CodeValue, GivenSetting } from "../../../model/code-site.ts";
import { AWS_REGIONS } from "../../../model/aws-regions.ts";
import { COMPUTED, fromVariable } from "../values/code-value.ts";
import { namedChildrenOf } from "../tree/named-children.ts";
import type { NameWrite } from "../tree/name-writes.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { writtenValue } from "../values/written-value.ts";
import type { GoFile, GoRead } from "./go-file.ts";
import type { GoSymbol } from "./go-symbol.ts";
import { scopeOf } from "./go-writes.ts";

/** How far a name is followed: from name to name, and back to itself in a loop. */
const DEPTH = 12;

/** A value as far as the file tells it; null: nothing is given (`nil`, `""`). */
export function goValue(setting: GivenSetting, node: SyntaxNode, file: GoFile): CodeValue | null {
  const value = read(node, file, DEPTH);
  if (value === null) return COMPUTED;
  if (value.kind !== "text") return value;
  return value.text === "" ? null : writtenValue(setting, value.text);
}

type Read = GoRead;

const text = (written: string): Read => ({ kind: "text", text: written });

function read(node: SyntaxNode | null, file: GoFile, depth: number): Read {
  return node === null || depth === 0 ? null : file.values.of(node, null, () => look(node, file, depth));
}

function look(node: SyntaxNode, file: GoFile, depth: number): Read {
  switch (node.type) {
    case "interpreted_string_literal":
      return text(unescaped(node.text));
    case "raw_string_literal":
      return text(node.text.slice(1, -1));
    case "nil":
      return text("");
    case "parenthesized_expression":
    case "unary_expression":
    case "literal_element":
      return read(namedChildrenOf(node)[0] ?? null, file, depth - 1);
    case "identifier":
      return readName(node, file, depth - 1);
    case "binary_expression":
      return readSum(node, file, depth - 1);
    case "selector_expression":
      return regionConstant(node, file);
    case "call_expression":
      return readCall(node, file, depth - 1);
    default:
      return null;
  }
}

function unescaped(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal.slice(1, -1);
  }
}

function readSum(node: SyntaxNode, file: GoFile, depth: number): Read {
  const [left, right] = [node.childForFieldName("left"), node.childForFieldName("right")];
  const one = read(left, file, depth);
  const other = read(right, file, depth);
  return one?.kind === "text" && other?.kind === "text" && isSum(node) ? text(one.text + other.text) : null;
}

const isSum = (node: SyntaxNode): boolean => {
  const left = node.childForFieldName("left");
  return left !== null && /^\s*\+/.test(node.text.slice(left.endIndex - node.startIndex));
};

/** `endpoints.EuWest1RegionID` of the SDK 1. */
function regionConstant(node: SyntaxNode, file: GoFile): Read {
  const symbol = file.symbolOf(node);
  if (symbol?.sdk !== "go-v1" || symbol.path !== "aws/endpoints") return null;
  const region = symbol.name
    .replace(/RegionID$/, "")
    .replace(/(?!^)([A-Z]|\d+)/g, "-$1")
    .toLowerCase();
  return AWS_REGIONS.has(region) ? text(region) : null;
}

const HANDS_ON: ReadonlySet<string> = new Set(["String", "StringValue", "ToString"]);

/** Functions that hand on what they are given: those of `aws`, and of the CDK's `jsii`. */
export const handsOn = ({ sdk, path, name }: GoSymbol): boolean =>
  sdk === null ? path === "github.com/aws/jsii-runtime-go" && name === "String" : path === "aws" && HANDS_ON.has(name);

function readCall(node: SyntaxNode, file: GoFile, depth: number): Read {
  const called = node.childForFieldName("function");
  const args = namedChildrenOf(node.childForFieldName("arguments"));
  if (called?.type === "identifier" && called.text === "string") return read(args[0] ?? null, file, depth);
  const symbol = file.symbolOf(called);
  if (symbol === null) return null;
  if (handsOn(symbol)) return read(args[0] ?? null, file, depth);
  if (symbol.sdk !== null) return null;
  switch (`${symbol.path}.${symbol.name}`) {
    case "os.Getenv":
    case "os.LookupEnv": {
      const name = read(args[0] ?? null, file, depth);
      return name?.kind === "text" ? variable(name.text) : null;
    }
    case "cmp.Or":
      return firstOf(args.map((arg) => read(arg, file, depth)));
    case "strings.TrimSpace":
      return read(args[0] ?? null, file, depth);
    default:
      return null;
  }
}

const variable = (name: string): Read => fromVariable(name) as Read;

/** `cmp.Or`: the first that is not empty. */
function firstOf(reads: readonly Read[]): Read {
  const [first, second] = reads.filter((one) => one?.kind !== "text" || one.text !== "");
  if (first === undefined || first === null) return null;
  if (first.kind === "text" || second === undefined) return first;
  return second?.kind === "text" ? withDefault(first, second.text) : null;
}

const withDefault = (read: Extract<CodeValue, { kind: "variable" }>, otherwise: string): Read => ({
  ...read,
  otherwise: read.otherwise ?? otherwise,
});

function readName(node: SyntaxNode, file: GoFile, depth: number): Read {
  const contents = file.contentsOf(node);
  if (contents === null) return null;
  const [first, second, ...more] = contents.writes.filter(({ write }) => write.field === null && !write.isCall);
  if (first === undefined || more.length > 0) return null;
  const whole = readWrite(first.write, file, depth);
  if (second === undefined) return whole;
  const other = readWrite(second.write, file, depth);
  if (other === null || other.kind !== "text") return null;
  // region := os.Getenv("R"); if region == "" { region = "eu-west-1" }
  if (whole?.kind === "variable" && isDefault(second.write, node.text)) return withDefault(whole, other.text);
  return whole?.kind === "text" && whole.text === other.text ? other : null;
}

function readWrite({ value, index, isZero }: NameWrite, file: GoFile, depth: number): Read {
  if (isZero) return text("");
  return index > 0 ? null : read(value, file, depth);
}

/** Written where the variable was found empty, or not found. */
function isDefault({ at }: NameWrite, name: string): boolean {
  const condition = scopeOf(at).parent?.childForFieldName("condition")?.text ?? "";
  return condition === `${name} == ""` || condition === `len(${name}) == 0` || /^!\s*\w+$/.test(condition);
}
