import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Arguments, argument, argumentsOf } from "./arguments.ts";
import { clientOf, isRoleCall, methodCall, namedCall, roleCall } from "./botocore.ts";
import { type Call, apart } from "./call.ts";
import { dictionaryMethod, dictionaryOf } from "./dictionary.ts";
import { environmentMethod, givenEnvironment, isEnvironmentKeyword, setenv } from "./environment.ts";
import { attributeOf } from "./instance.ts";
import { SIGNATURES, faultOf } from "./signature.ts";
import { named } from "./named.ts";
import { type Place, type Reading, callAt } from "./reading.ts";
import { type Argument, UNKNOWN, type Value } from "./value.ts";

/** What is called: a function by its name, or a method of what a receiver stands for. */
interface Callee {
  readonly value: Value;
  readonly receiver: Value | null;
  readonly method: string;
  readonly object: SyntaxNode | null;
}

/** `boto3.client("s3")`, and every other call: what it is given is looked at whatever it is. */
export function callExpression(node: SyntaxNode, place: Place, reading: Reading): Value {
  const called = node.childForFieldName("function");
  if (called === null) return UNKNOWN;
  const callee = calleeOf(called, place, reading);
  const list = node.childForFieldName("arguments");
  if (list?.type === "generator_expression") reading.evaluate(list, place);
  const args = argumentsOf(list?.type === "argument_list" ? list : null, (one) => reading.evaluate(one, place));
  const call: Call = { ...callAt(node, place, reading), args };
  const value = given(callee, call);
  if (value === null) handsOn(args, call);
  return value ?? UNKNOWN;
}

function calleeOf(node: SyntaxNode, place: Place, reading: Reading): Callee {
  const object = node.type === "attribute" ? node.childForFieldName("object") : null;
  const method = node.childForFieldName("attribute")?.text ?? "";
  const receiver = object === null ? null : reading.evaluate(object, place);
  const value = receiver === null ? reading.evaluate(node, place) : memberOf(receiver, method);
  return { value, receiver, method, object };
}

function memberOf(receiver: Value, method: string): Value {
  if (receiver.kind === "name") return named(`${receiver.path}.${method}`);
  return receiver.kind === "instance" ? attributeOf(receiver, method) : UNKNOWN;
}

/** What a call gives; null: none that matters here. */
function given(callee: Callee, call: Call): Value | null {
  const { value, receiver, method } = callee;
  switch (value.kind) {
    case "name":
      if (value.path === "dict") return dictionaryOf(call.args);
      return namedCall(value.path, call) ?? methodOfUnknown(callee, call);
    case "function":
      return value.isProperty ? null : value.returns();
    case "instance":
      return value;
    default:
  }
  if (receiver === null) return null;
  if (receiver.kind === "environment") return environmentMethod(method, receiver.own ? call : apart(call));
  if (receiver.kind === "dictionary") return dictionaryMethod(receiver.entries, method, call.args);
  return methodCall(receiver, method, call) ?? methodOfUnknown(callee, call);
}

/** A session that comes from elsewhere is known by its name. */
function methodOfUnknown({ method, object }: Callee, call: Call): Value | null {
  if (object === null) return null;
  // STS takes names alone: another's `assume_role` is known by what it takes.
  if (isRoleCall(method) && (call.args.keywords.has("RoleArn") || /sts/i.test(object.text)))
    return roleCall(null, method, [], call);
  if (method === "setenv" && /monkeypatch/.test(object.text)) setenv("monkeypatch.setenv", call);
  const isClient = method === "client" || method === "resource" || method === "create_client";
  const service = argument(call.args, 0, "service_name");
  if (!isClient || service === null || !/sess|boto|^aws$/i.test(nameOfReceiver(object))) return null;
  const signature = `Session.${method}` as const;
  if (faultOf(signature, SIGNATURES[signature], call.args, call.node) !== null || !isOfAws(service, call.args))
    return null;
  const from = { gives: [givenAt("arguments", COMPUTED, object)] };
  return clientOf(signature, signature, from, call);
}

/** Other clouds have sessions with clients, too: `session.client("dns", "v1", "managedZones")` is one of Google's. */
function isOfAws({ value }: Argument, args: Arguments): boolean {
  const region = argument(args, 1, "region_name")?.value;
  return (
    (value.kind !== "text" || /^[a-z0-9-]+$/.test(value.text)) &&
    (region?.kind !== "text" || /^(?:[a-z]{2}.*\d[a-z]?)?$/i.test(region.text))
  );
}

/** `subprocess.run(…, env={"AWS_PROFILE": …})`. */
function handsOn({ keywords }: Arguments, call: Call): void {
  for (const [name, { value }] of keywords)
    if (isEnvironmentKeyword(name) && value.kind === "dictionary")
      givenEnvironment(`${name}={…}`, value.entries, apart(call));
}

/** `session` of `self.session`, `local_session(…)` and `kwargs.get("session")`. */
function nameOfReceiver(object: SyntaxNode): string {
  if (object.type !== "call") return /(\w+)$/.exec(object.text)?.[1] ?? "";
  const callee = object.childForFieldName("function")?.text ?? "";
  const key = /\.get$/.test(callee) ? (object.childForFieldName("arguments")?.text ?? "") : "";
  return `${/(\w+)$/.exec(callee)?.[1] ?? ""} ${key}`;
}
