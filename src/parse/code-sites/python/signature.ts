import type { CodeFault, Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { SyntaxNode } from "../syntax-node.ts";
import { type Arguments, argument } from "./arguments.ts";
import { type Argument, givenOf } from "./value.ts";

/** A function of boto3 or botocore (1.44.5), `inspect.signature`. */
export interface Signature {
  /** As Python 3.10 and later name it in a TypeError; earlier ones leave the class out. */
  readonly name: string;
  /** In the order of places; `*`: those after it are given by name only. */
  readonly parameters: readonly string[];
  readonly required: readonly string[];
}

const KEYS = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"] as const;
const CLIENT = ["service_name", "region_name", "api_version", "use_ssl", "verify", "endpoint_url", ...KEYS, "config"];

export const SIGNATURES = {
  "Session.client": { name: "Session.client", parameters: [...CLIENT, "aws_account_id"], required: ["service_name"] },
  "Session.resource": { name: "Session.resource", parameters: CLIENT, required: ["service_name"] },
  "Session.create_client": {
    name: "Session.create_client",
    parameters: [...CLIENT, "aws_account_id"],
    required: ["service_name"],
  },
  "boto3.Session": {
    name: "Session.__init__",
    parameters: [...KEYS, "region_name", "botocore_session", "profile_name", "aws_account_id"],
    required: [],
  },
  "botocore.Session": {
    name: "Session.__init__",
    parameters: ["session_vars", "event_hooks", "include_builtin_handlers", "profile"],
    required: [],
  },
  "botocore.get_session": { name: "get_session", parameters: ["env_vars"], required: [] },
} as const satisfies Readonly<Record<string, Signature>>;

/** What the parameters give. */
const SETTINGS: ReadonlyMap<string, GivenSetting> = new Map([
  ["profile_name", "profile"],
  ["profile", "profile"],
  ["region_name", "region"],
  ["endpoint_url", "endpoint"],
  ["aws_access_key_id", "access-key-id"],
  ["aws_secret_access_key", "secret-access-key"],
  ["aws_session_token", "session-token"],
  ["aws_account_id", "account"],
]);

/** What a call gives by itself, and by what it hands on (`config=`, `botocore_session=`). */
export function givesOf({ parameters }: Pick<Signature, "parameters">, args: Arguments): readonly Given[] {
  const gives: Given[] = [];
  const named = [...args.positional.map((given, place) => [parameters[place] ?? "", given] as const), ...args.keywords];
  for (const [name, { value, node }] of named) {
    if (value.kind === "config" || value.kind === "session") gives.push(...value.gives);
    const setting = SETTINGS.get(name);
    if (setting === undefined || !parameters.includes(name)) continue;
    if (value.kind === "assumed" && setting === "access-key-id") gives.push(...value.gives);
    const given = givenOf(setting, { value, node });
    if (given !== null) gives.push(given);
  }
  if (args.open !== null) gives.push(givenAt("arguments", COMPUTED, args.open));
  return gives;
}

/** What Python refuses the call for; null: nothing that is seen. */
export function faultOf(call: string, signature: Signature, args: Arguments, node: SyntaxNode): CodeFault | null {
  const { name, parameters, required } = signature;
  const fault = (message: string, right: string, { startPosition }: SyntaxNode = node): CodeFault => ({
    error: "TypeError",
    message: `${name}() ${message}`,
    right,
    line: startPosition.row + 1,
  });
  for (const [keyword, given] of args.keywords) {
    const place = parameters.indexOf(keyword);
    if (place === -1)
      return fault(
        `got an unexpected keyword argument '${keyword}'`,
        rightForm(call, signature, keyword, args),
        given.node,
      );
    if (place < args.positional.length)
      return fault(`got multiple values for argument '${keyword}'`, `${call}(…, ${keyword}=…)`, given.node);
  }
  const missing =
    args.open === null ? required.find((one) => argument(args, parameters.indexOf(one), one) === null) : undefined;
  return missing === undefined ? null : fault(`missing 1 required positional argument: '${missing}'`, `${call}("s3")`);
}

/** Names of other functions, and of what people take for them. */
const MEANT: ReadonlyMap<string, readonly string[]> = new Map([
  ["profile", ["profile_name", "profile"]],
  ["profile_name", ["profile_name", "profile"]],
  ["aws_profile", ["profile_name", "profile"]],
  ["region", ["region_name"]],
  ["aws_region", ["region_name"]],
  ["region_name", ["region_name"]],
  ["endpoint", ["endpoint_url"]],
  ["access_key", ["aws_access_key_id"]],
  ["access_key_id", ["aws_access_key_id"]],
  ["aws_access_key", ["aws_access_key_id"]],
  ["secret_key", ["aws_secret_access_key"]],
  ["secret_access_key", ["aws_secret_access_key"]],
  ["aws_secret_key", ["aws_secret_access_key"]],
  ["session_token", ["aws_session_token"]],
  ["token", ["aws_session_token"]],
  ["service", ["service_name"]],
]);

/** What to write instead, as far as it can be known: the call as it is, but for the one argument. */
function rightForm(call: string, { parameters }: Signature, keyword: string, args: Arguments): string {
  const service = argument(args, 0, "service_name")?.value;
  const first = parameters[0] !== "service_name" ? [] : [service?.kind === "text" ? JSON.stringify(service.text) : "…"];
  const meant = (MEANT.get(keyword) ?? []).find((name) => parameters.includes(name));
  if (meant !== undefined) return `${call}(${[...first, `${meant}=…`].join(", ")})`;
  const method = call.slice(call.lastIndexOf(".") + 1);
  if (first.length > 0 && /^(?:aws_)?profile(?:_name)?$/.test(keyword)) {
    const value = args.keywords.get(keyword)?.value;
    const profile = value?.kind === "text" ? JSON.stringify(value.text) : "…";
    return method === "create_client"
      ? `botocore.session.Session(profile=${profile}).create_client(${first})`
      : `boto3.Session(profile_name=${profile}).${method}(${first})`;
  }
  if (OF_CLIENTS.has(keyword)) return `${call}().client(…, ${keyword}=…)`;
  return `${call}(${first})`;
}

/** Parameters of a client that people give to a session. */
const OF_CLIENTS: ReadonlySet<string> = new Set(["endpoint_url", "config", "verify", "use_ssl"]);

export const textOf = (given: Argument | null): string | null =>
  given?.value.kind === "text" ? given.value.text : null;
