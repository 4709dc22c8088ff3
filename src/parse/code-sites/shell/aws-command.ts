import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { openedWords, optionsGiven, unknownOptions } from "./command-options.ts";
import type { CommandTold } from "./command-told.ts";
import { type CommandWord, plainWord, wordGiven, wordStart } from "./command-word.ts";

const OPTIONS = { "--profile": "profile", "--region": "region", "--endpoint-url": "endpoint" } as const;
/** The AWS CLI's own options that take no value (awscli 2, data/cli.json). */
const FLAGS =
  /^--(?:debug|(?:no-)?verify-ssl|no-paginate|no-sign-request|version|(?:no-)?cli-pager|(?:no-)?cli-auto-prompt|help)$/;
/** Without a request to AWS. */
const LOCAL: ReadonlySet<string> = new Set(["configure", "help", "history", "cli-dev"]);
const ROLE = { "--role-arn": "role" } as const;
const ASSUMES = /^(?:sts assume-role|eks (?:get-token|update-kubeconfig)$)/;

/** `aws`, and LocalStack's `awslocal`, which is `aws` with its own endpoint and keys. */
export function awsCommand(program: string, written: readonly CommandWord[]): CommandTold | null {
  if (program !== "aws" && program !== "awslocal") return null;
  const args = openedWords(written);
  const [service = null, operation = null] = namesIn(args);
  const call = ["aws", service, operation].filter((name) => name !== null).join(" ");
  const isSet = call === "aws configure set";
  const gives = [
    ...optionsGiven(OPTIONS, args),
    ...(ASSUMES.test(`${service} ${operation}`) ? optionsGiven(ROLE, args) : []),
    ...args
      .filter((word) => plainWord(word) === "--no-sign-request")
      .flatMap((word) => wordGiven("unsigned", word) ?? []),
    ...(isSet ? setting(args) : unknownOptions(OPTIONS, args)),
    ...(program === "awslocal" && args[0] !== undefined ? emulated(args[0]) : []),
  ];
  const acts = service !== null && !LOCAL.has(service) && !args.some((word) => plainWord(word) === "help");
  return {
    // `configure set` acts as nobody: it writes the profile that it names.
    sdk: isSet ? null : "aws-cli-v2",
    kind: isSet ? "variable" : "tool",
    call,
    service: service !== null && LOCAL.has(service) ? null : service,
    gives,
    acts,
  };
}

/** Service and operation: the first words that are no options. Where the first is not written out, none is known. */
function namesIn(args: readonly CommandWord[]): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at < args.length && names.length < 2; at += 1) {
    const word = args[at] as CommandWord;
    const text = plainWord(word);
    if (wordStart(word).startsWith("-")) {
      if (text?.startsWith("--") && !text.includes("=") && !FLAGS.test(text)) at += 1;
    } else if (text !== null && /^[a-z][\w-]*$/.test(text)) names.push(text);
    else if (!word.splits) break;
  }
  return names;
}

/** `aws configure set NAME VALUE`; a name may begin with a profile's: `profile.dev.region`, `dev.region`. */
function setting(args: readonly CommandWord[]): readonly Given[] {
  const at = args.findIndex((word) => plainWord(word) === "set");
  const [name, value] = args.slice(at + 1);
  const key = name === undefined ? null : plainWord(name);
  if (key === null || value === undefined) return [];
  const [last = "", profile] = key.split(".").toReversed();
  const what = Object.hasOwn(WRITTEN, last) ? WRITTEN[last] : undefined;
  if (what === undefined) return [];
  const place = { line: (name as CommandWord).line, column: (name as CommandWord).column };
  const named: readonly Given[] =
    profile === undefined ? [] : [{ setting: "profile", value: { kind: "text", text: profile }, ...place }];
  return [...named, ...[wordGiven(what, value)].filter((given) => given !== null)];
}

const WRITTEN: Readonly<Record<string, GivenSetting>> = {
  aws_access_key_id: "access-key-id",
  aws_secret_access_key: "secret-access-key",
  aws_session_token: "session-token",
  region: "region",
  role_arn: "role",
  endpoint_url: "endpoint",
};

const emulated = ({ line, column }: CommandWord): readonly Given[] => [
  { setting: "endpoint", value: { kind: "computed" }, line, column },
];
