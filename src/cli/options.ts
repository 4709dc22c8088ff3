import { nearestNames } from "../parse/nearest-names.ts";
import { parseArgs } from "node:util";
import type { SdkId } from "../model/sdk.ts";
import type { CodeKeys } from "../model/code-keys.ts";
import { COMMAND_TABLE, type CommandName, isCommand } from "./command-table.ts";
import { OPTION_TABLE, type OptionName, type OptionRow } from "./option-table.ts";
import { type Words, plainWords } from "./plain-words.ts";
import { meantCommand } from "./meant-command.ts";
import { sdkNamed, sdksCalled } from "./sdk-named.ts";
import { UsageError } from "./usage-error.ts";

/** What was typed, understood. */
export interface Options {
  readonly command: CommandName | "version";
  readonly operands: readonly string[];
  /** What stands after `--`: the command to start; null: there is no `--`. */
  readonly child: readonly string[] | null;
  /** As typed: what one command alone takes, that command reads. */
  readonly given: Given;
  readonly sdk: SdkId;
  readonly profile: string | null;
  readonly region: string | null;
  readonly keys: CodeKeys | null;
  readonly offline: boolean;
  readonly allowRefresh: boolean;
  readonly allowCanary: boolean;
  /** Null: as awswho itself has one or not. */
  readonly tty: boolean | null;
  /** Seconds for the whole run. */
  readonly timeout: number;
  readonly json: boolean;
  /** Null: as the terminal and NO_COLOR say. */
  readonly color: boolean | null;
  readonly redact: boolean;
  readonly verbosity: "quiet" | "normal" | "verbose";
  /** The SDKs named; null: none named. */
  readonly sdks: readonly SdkId[] | null;
}

export type Given = Words["values"];

const DEFAULT_TIMEOUT = 15;

export function parseOptions(argv: readonly string[]): Options {
  const dashes = argv.indexOf("--");
  const child = dashes === -1 ? null : argv.slice(dashes + 1);
  const { values, positionals } = parsed(dashes === -1 ? argv : argv.slice(0, dashes));
  const [first, ...operands] = positionals;
  const named = commandOf(first);
  const command = values.version === true ? "version" : values.help === true ? "help" : named;
  if (command === named) check({ command, values, operands, child });
  return {
    command,
    operands: values.help === true && named !== "help" ? [named] : operands,
    child,
    given: values,
    sdk: sdksOf(values.sdk)?.[0] ?? "boto3",
    sdks: sdksOf(values.sdk),
    profile: values.profile ?? null,
    region: values.region ?? null,
    keys: keysOf(values["access-key-id"], values["session-token-set"] === true, values.explicit),
    // What is captured elsewhere is not asked about from here.
    offline: values.offline === true || values.from !== undefined || values.pid !== undefined,
    allowRefresh: values["allow-refresh"] === true,
    allowCanary: values["allow-canary"] === true,
    tty: values.tty === true ? true : values["no-tty"] === true ? false : null,
    timeout: timeoutOf(values.timeout),
    json: values.json === true,
    color: values.color === true ? true : values["no-color"] === true ? false : null,
    redact: values.redact === true,
    verbosity: values.quiet === true ? "quiet" : values.verbose === true ? "verbose" : "normal",
  };
}

const parsed = (argv: readonly string[]): Words => plainWords(argv) ?? anyWords(argv);

function anyWords(argv: readonly string[]): Words {
  try {
    return parseArgs({ args: [...argv], options: OPTION_TABLE, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new UsageError(`${message.replace(/^./, (letter) => letter.toLowerCase())}${meantOption(message, argv)}`);
  }
}

/** "; did you mean --profile?": one that the command takes. */
function meantOption(message: string, argv: readonly string[]): string {
  const written = /option '--([^']+)'/.exec(message)?.[1];
  const command = argv.find(isCommand) ?? "who";
  const taken = (Object.keys(OPTION_TABLE) as OptionName[]).filter((name) => goesWith(command, name));
  const near = written === undefined ? undefined : nearestNames(written, taken)[0];
  return near === undefined ? "" : `; did you mean --${near}?`;
}

interface Typed {
  readonly command: CommandName;
  readonly values: Given;
  readonly operands: readonly string[];
  readonly child: readonly string[] | null;
}

/** Words and options that do not go with the command. */
function check({ command, values, operands, child }: Typed): void {
  const { operands: wanted, starts } = { starts: false, ...COMMAND_TABLE[command] };
  if (child !== null && !starts) throw new UsageError(`-- goes with check and trace: awswho check -- COMMAND`);
  // The option's own word is the first of the two.
  const isDiff = command === "compare" && values.diff !== undefined;
  if (wanted === "" && operands.length > 0 && !isDiff) throw new UsageError(tooMany(command, operands));
  if (values.yes === true && command === "doctor" && values.fix !== true)
    throw new UsageError("--yes goes with --fix: awswho doctor --fix --yes");
  if (values.fix === true && (values.from !== undefined || values.pid !== undefined))
    throw new UsageError("--fix changes the files of this machine: it does not go with --from or --pid");
  for (const name of Object.keys(values) as OptionName[])
    if (!goesWith(command, name)) throw new UsageError(strayOption(command, name));
}

/** A word alone is often meant for an SDK or a profile. */
function tooMany(command: CommandName, words: readonly string[]): string {
  const [word = ""] = words;
  if (!COMMAND_TABLE[command].resolving) return `${word} is one word too many`;
  const named = command === "who" ? "awswho" : `awswho ${command}`;
  const sdks = words.map((each) => sdksCalled(each)[0]);
  if (sdks.every((sdk) => sdk !== undefined)) return `${word} is an SDK: ${named} --sdk ${sdks.join(",")}`;
  return `${word} is one word too many; ${
    goesWith(command, "profile") ? `for a profile write: ${named} --profile ${word}` : strayOption(command, "profile")
  }`;
}

export function goesWith(command: CommandName, name: OptionName): boolean {
  const { goesWith: commands, instead = {} }: OptionRow = OPTION_TABLE[name];
  if (instead[command] !== undefined) return false;
  if (commands === "every") return true;
  return commands === "resolving" ? COMMAND_TABLE[command].resolving : commands.includes(command);
}

function strayOption(command: CommandName, name: OptionName): string {
  const { goesWith: commands, value, instead = {} }: OptionRow = OPTION_TABLE[name];
  const better = instead[command];
  if (better !== undefined) return better;
  if (typeof commands === "string") return `--${name} is not for this command`;
  const typed = value === undefined ? "" : ` ${value}`;
  return `--${name} goes with ${commands.join(" and ")}: awswho ${commands[0]} --${name}${typed}`;
}

function commandOf(word: string | undefined): CommandName {
  if (word === undefined) return "who";
  if (isCommand(word)) return word;
  throw new UsageError(meantCommand(word));
}

const sdksOf = (ids: string | undefined): readonly SdkId[] | null =>
  ids === undefined ? null : ids.split(",").map((id) => sdkNamed(id, "--sdk"));

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
