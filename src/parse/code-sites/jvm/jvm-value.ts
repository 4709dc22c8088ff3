import type { CodeValue, Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, fromVariable, givenAt } from "../values/code-value.ts";
import { regionOfConstant } from "../values/region-constant.ts";
import { writtenValue } from "../values/written-value.ts";
import type { Read, ReadAt } from "./jvm-answers.ts";
import type { JvmCall, JvmExpression, JvmFile, JvmNew } from "./jvm-expression.ts";
import { dotted } from "./jvm-making.ts";

const DEPTH = 20;

/** A value where it is given; nothing for `null` and an empty text. */
export function jvmGiven(setting: GivenSetting, expression: JvmExpression | null, file: JvmFile): readonly Given[] {
  if (expression === null) return [];
  const { read, at } = readOf(expression, file, DEPTH);
  if (read === null) return [givenAt(setting, COMPUTED, at.node)];
  if (read.kind !== "text") return [givenAt(setting, read, at.node)];
  return read.text === "" ? [] : [givenAt(setting, writtenValue(setting, read.text), at.node)];
}

/** A text that surely stands there; null: only the run can tell. */
export function jvmText(expression: JvmExpression, file: JvmFile): string | null {
  const { read } = readOf(expression, file, DEPTH);
  return read?.kind === "text" ? read.text : null;
}

function readOf(expression: JvmExpression, file: JvmFile, depth: number): ReadAt {
  const unknown = { read: null, at: expression };
  return depth === 0 ? unknown : file.answers.values.of(expression.node, unknown, () => look(expression, file, depth));
}

function look(expression: JvmExpression, file: JvmFile, depth: number): ReadAt {
  const at = expression;
  switch (expression.kind) {
    case "text":
      return { read: expression, at };
    case "nothing":
      return { read: { kind: "text", text: "" }, at };
    case "name":
      return { read: ofName(expression.name, expression, file, depth - 1), at };
    case "member":
      return { read: ofMember(expression, file, depth - 1), at };
    case "either":
      return { read: ofEither(expression, file, depth - 1), at };
    case "new":
      return ofWrapped(expression, "URI", file, depth - 1);
    case "call":
      return ofCall(expression, file, depth - 1);
    case "other":
      return { read: ofSum(expression.sum, file, depth - 1), at };
    case "function":
      return { read: null, at };
  }
}

function ofSum(parts: readonly JvmExpression[], file: JvmFile, depth: number): Read {
  const reads = parts.map((part) => readOf(part, file, depth).read);
  if (reads.length === 0 || reads.some((read) => read?.kind !== "text")) return null;
  return { kind: "text", text: reads.map((read) => (read?.kind === "text" ? read.text : "")).join("") };
}

function ofEither({ of, isElvis }: Extract<JvmExpression, { kind: "either" }>, file: JvmFile, depth: number): Read {
  const [first, second] = of.map((one) => readOf(one, file, depth).read);
  if (isElvis && first?.kind === "variable" && second?.kind === "text") return withDefault(first, second.text);
  return first?.kind === "text" && second?.kind === "text" && first.text === second.text ? first : null;
}

const withDefault = (read: Extract<CodeValue, { kind: "variable" }>, otherwise: string): Read => ({
  ...read,
  otherwise: read.otherwise ?? otherwise,
});

function ofName(name: string, { node }: JvmExpression, file: JvmFile, depth: number): Read {
  const contents = file.contentsOf(name, node);
  if (contents === null) {
    const owner = file.staticOf(name);
    return owner === null ? null : constant(owner, name, file);
  }
  const wholes = contents.writes.filter(({ write }) => write.field === null && !write.isCall);
  const reads = wholes.map(({ write }) => {
    if (write.isZero) return { kind: "text", text: "" } as const;
    return write.value === null ? null : readOf(file.expressionOf(write.value), file, depth).read;
  });
  const [first, second] = reads;
  if (reads.length === 1) return first ?? null;
  if (reads.length !== 2 || second?.kind !== "text") return null;
  // region = System.getenv("R"); if (region == null) region = "eu-west-1";
  if (first?.kind === "variable" && isDefault(wholes[1]?.write.scope.parent?.text ?? "", name))
    return withDefault(first, second.text);
  return first?.kind === "text" && first.text === second.text ? first : null;
}

const isDefault = (statement: string, name: string): boolean =>
  new RegExp(`^if\\s*\\(\\s*(?:${name}\\s*==\\s*null|null\\s*==\\s*${name}|${name}\\.is(?:Empty|Blank)\\(\\))`).test(
    statement,
  );

function ofMember(member: Extract<JvmExpression, { kind: "member" }>, file: JvmFile, depth: number): Read {
  const owner = dotted(member.on);
  if (owner === null) return null;
  const read = constant(owner, member.name, file);
  if (read !== null || file.classOf(owner) !== null) return read;
  // A field of this object, or a constant of a class in this file.
  return ofName(member.name, member, file, depth);
}

/** `Region.EU_WEST_1` of the SDK 2, `Regions.EU_WEST_1` of the SDK 1. */
function constant(owner: string, name: string, file: JvmFile): Read {
  const made = file.classOf(owner);
  if (made === null || !/^Regions?$/.test(made.name)) return null;
  const region = regionOfConstant(name);
  return region === null ? null : { kind: "text", text: region };
}

/** Methods that answer with what they are given, or are called on, in another form. */
const OF_ARGUMENT: ReadonlyMap<string, readonly string[]> = new Map([
  ["Region", ["of", "getRegion"]],
  ["Regions", ["fromName"]],
  ["RegionUtils", ["getRegion"]],
  ["URI", ["create"]],
  ["Url", ["parse"]],
  ["String", ["valueOf"]],
  ["Objects", ["requireNonNull"]],
  ["Optional", ["of", "ofNullable"]],
]);
const OF_OBJECT: ReadonlySet<string> = new Set(["toString", "trim", "getName", "id", "toUri", "toURI", "strip", "get"]);

function ofWrapped({ type, args, ...made }: JvmNew, wanted: string, file: JvmFile, depth: number): ReadAt {
  const [first] = args;
  return type === wanted && first !== undefined
    ? readOf(first.value, file, depth)
    : { read: null, at: { type, args, ...made } };
}

function ofCall(call: JvmCall, file: JvmFile, depth: number): ReadAt {
  const { on, name, args } = call;
  const owner = on === null ? null : dotted(on);
  const [first, second] = args;
  if (owner !== null && first !== undefined && OF_ARGUMENT.get(owner)?.includes(name))
    return readOf(first.value, file, depth);
  if (owner === "System" && name === "getenv" && first !== undefined)
    return { read: variable(first.value, file, depth), at: call };
  if (on === null && first !== undefined && /^(?:require|check)NotNull$/.test(name))
    return readOf(first.value, file, depth);
  if (on === null) return { read: ofOwnFunction(name, file, depth), at: call };
  if (name === "getOrDefault" && first !== undefined && second !== undefined && isEnvironment(on))
    return { read: ofElse(variable(first.value, file, depth), second.value, file, depth), at: call };
  if (/^(?:orElse|ifBlank|ifEmpty)$/.test(name) && first !== undefined)
    return { read: ofElse(readOf(on, file, depth).read, first.value, file, depth), at: call };
  return OF_OBJECT.has(name) && args.length === 0 ? readOf(on, file, depth) : { read: null, at: call };
}

const isEnvironment = (on: JvmExpression): boolean =>
  on.kind === "call" && on.name === "getenv" && on.on !== null && dotted(on.on) === "System";

function variable(name: JvmExpression, file: JvmFile, depth: number): Read {
  const { read } = readOf(name, file, depth);
  return read?.kind === "text" ? (fromVariable(read.text) as Read) : null;
}

function ofElse(read: Read, other: JvmExpression, file: JvmFile, depth: number): Read {
  if (read?.kind !== "variable") return null;
  const otherwise = readOf(other, file, depth).read;
  return otherwise?.kind === "text" ? withDefault(read, otherwise.text) : null;
}

function ofOwnFunction(name: string, file: JvmFile, depth: number): Read {
  const [only, ...others] = file.returnedBy(name);
  return only === undefined || others.length > 0 ? null : readOf(file.expressionOf(only), file, depth).read;
}
