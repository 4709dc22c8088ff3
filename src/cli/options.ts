import { parseArgs } from "node:util";
import { SDK_IDS, type SdkId } from "../model/sdk.ts";
import type { CodeKeys } from "../walk/chain.ts";
import { UsageError } from "./usage-error.ts";

/** What was typed, understood. */
export interface Options {
  readonly command: Command;
  readonly operands: readonly string[];
  readonly sdk: SdkId;
  readonly profile: string | null;
  readonly region: string | null;
  readonly keys: CodeKeys | null;
  readonly offline: boolean;
  readonly allowRefresh: boolean;
  /** Null: as awswho itself has one or not. */
  readonly tty: boolean | null;
  /** Seconds for the whole run. */
  readonly timeout: number;
  readonly json: boolean;
  /** Null: as the terminal and NO_COLOR say. */
  readonly color: boolean | null;
  readonly redact: boolean;
  readonly verbosity: "quiet" | "normal" | "verbose";
  readonly list: boolean;
  /** compare: the SDKs named; null: all. */
  readonly sdks: readonly SdkId[] | null;
  /** compare: only the SDKs that are at hand. */
  readonly installed: boolean;
  /** compare: whose exchanges are made online. */
  readonly exchange: "installed" | "all";
  /** compare: these two SDKs' documentation, whatever the machine; null: what they do here. */
  readonly diff: readonly [SdkId, SdkId] | null;
}

export type Command = "who" | "compare" | "explain" | "demo" | "help" | "version";

const COMMANDS: ReadonlySet<string> = new Set(["compare", "explain", "demo", "help"]);

/** Commands of the contract that this version does not have yet. */
const LATER: ReadonlySet<string> = new Set(
  "profiles check doctor graph can scan snapshot diff report trace completion".split(" "),
);

const DEFAULT_TIMEOUT = 15;

const SPECIFICATION = {
  sdk: { type: "string" },
  profile: { type: "string" },
  region: { type: "string" },
  "access-key-id": { type: "string" },
  "session-token-set": { type: "boolean" },
  explicit: { type: "string" },
  offline: { type: "boolean" },
  "allow-refresh": { type: "boolean" },
  tty: { type: "boolean" },
  "no-tty": { type: "boolean" },
  timeout: { type: "string" },
  json: { type: "boolean" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  redact: { type: "boolean" },
  verbose: { type: "boolean", short: "v" },
  quiet: { type: "boolean", short: "q" },
  list: { type: "boolean" },
  installed: { type: "boolean" },
  exchange: { type: "string" },
  diff: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parsed(argv);
  const [first, ...operands] = positionals;
  const command = values.version === true ? "version" : values.help === true ? "help" : commandOf(first);
  const diff = diffOf(command, values.diff, operands);
  if ((command === "who" || command === "compare") && diff === null && operands.length > 0)
    throw new UsageError(`${operands[0]} is one word too many`);
  return {
    command,
    operands,
    sdk: command === "compare" ? "boto3" : sdkOf(values.sdk),
    sdks: values.sdk === undefined ? null : values.sdk.split(",").map(sdkOf),
    installed: values.installed === true,
    exchange: exchangeOf(values.exchange),
    diff,
    profile: values.profile ?? null,
    region: values.region ?? null,
    keys: keysOf(values["access-key-id"], values["session-token-set"] === true, values.explicit),
    offline: values.offline === true,
    allowRefresh: values["allow-refresh"] === true,
    tty: values.tty === true ? true : values["no-tty"] === true ? false : null,
    timeout: timeoutOf(values.timeout),
    json: values.json === true,
    color: values.color === true ? true : values["no-color"] === true ? false : null,
    redact: values.redact === true,
    verbosity: values.quiet === true ? "quiet" : values.verbose === true ? "verbose" : "normal",
    list: values.list === true,
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: SPECIFICATION, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new UsageError(message.replace(/^./, (letter) => letter.toLowerCase()));
  }
}

function commandOf(word: string | undefined): Command {
  if (word === undefined) return "who";
  if (COMMANDS.has(word)) return word as Command;
  if (LATER.has(word)) throw new UsageError(`${word} is not part of this version yet`);
  throw new UsageError(`${word} is no command; for a profile write: awswho --profile ${word}`);
}

const sdkOf = (id: string | undefined): SdkId => (id === undefined ? "boto3" : sdkNamed(id, "--sdk"));

function sdkNamed(id: string, option: string): SdkId {
  const known = SDK_IDS.find((sdk) => sdk === id);
  if (known !== undefined) return known;
  throw new UsageError(`${option} ${id}: no such SDK; there are ${SDK_IDS.join(", ")}`);
}

/** `compare --diff A B`: the option's own word, and the one operand. */
function diffOf(command: Command, a: string | undefined, operands: readonly string[]): Options["diff"] {
  if (a === undefined || command === "help" || command === "version") return null;
  if (command !== "compare") throw new UsageError("--diff goes with compare: awswho compare --diff A B");
  const [b, ...more] = operands;
  if (b === undefined || more.length > 0) throw new UsageError("--diff takes two SDKs: awswho compare --diff A B");
  return [sdkNamed(a, "--diff"), sdkNamed(b, "--diff")];
}

function exchangeOf(word: string | undefined): "installed" | "all" {
  if (word === undefined || word === "installed") return "installed";
  if (word === "all") return "all";
  throw new UsageError(`--exchange ${word}: installed or all`);
}

function timeoutOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_TIMEOUT;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new UsageError(`--timeout ${text}: give seconds, such as --timeout 5`);
}

function keysOf(id: string | undefined, token: boolean, explicit: string | undefined): CodeKeys | null {
  if (id !== undefined && explicit !== undefined) throw new UsageError("give --access-key-id or --explicit, not both");
  if (id !== undefined) return { givenTo: "client", accessKeyId: id, secret: true, token, argument: "--access-key-id" };
  if (token) throw new UsageError("--session-token-set goes with --access-key-id");
  return explicit === undefined ? null : explicitKeys(explicit);
}

/** `client:id=AKIA…,secret,token` or `session:…`: any part of the keys that the code gives. */
function explicitKeys(text: string): CodeKeys {
  const match = /^(client|session):(.*)$/.exec(text);
  const parts = match?.[2]?.split(",") ?? [];
  const known = parts.every((part) => part === "secret" || part === "token" || part.startsWith("id="));
  if (match === null || parts[0] === "" || !known)
    throw new UsageError(`--explicit ${text}: write client:id=ID,secret,token or session:…, with any of the parts`);
  return {
    givenTo: match[1] as "client" | "session",
    accessKeyId: parts.find((part) => part.startsWith("id="))?.slice(3) ?? null,
    secret: parts.includes("secret"),
    token: parts.includes("token"),
    argument: "--explicit",
  };
}
