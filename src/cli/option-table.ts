import type { CommandName } from "./command-table.ts";

/** One option: what it takes, which commands it goes with, and its line in the help. */
export interface OptionRow {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What stands for its value in the help. */
  readonly value?: string;
  /** "resolving": every command that walks a chain; "every": all of them. */
  readonly goesWith: readonly CommandName[] | "resolving" | "every";
  /** Commands that do not take it for all that, each with what to write there. */
  readonly instead?: Readonly<Partial<Record<CommandName, string>>>;
  readonly words: string;
}

const BY_THE_CODE = "scan reads in the code what it gives: leave --profile, --region and keys out";

const ELSEWHERE = {
  can: "can asks AWS, here and now: it does not go with --from or --pid",
  trace: "trace starts a command here: what --from and --pid tell of is another machine",
};

const NO_KEYS = { profiles: "keys given in code would win over every profile: leave them out here", scan: BY_THE_CODE };

/** Every option of every command: the parser, the help and the completions are made of this. */
export const OPTION_TABLE = {
  profile: {
    type: "string",
    value: "NAME",
    goesWith: "resolving",
    instead: {
      profiles: "profiles shows them all: for one, awswho --profile NAME; for some, awswho profiles --filter TEXT",
      scan: BY_THE_CODE,
    },
    words: "a profile named in code: Session(profile_name=NAME)",
  },
  region: {
    type: "string",
    value: "REGION",
    goesWith: "resolving",
    instead: { scan: BY_THE_CODE },
    words: "a region given in code, or expected by check",
  },
  "access-key-id": {
    type: "string",
    value: "ID",
    goesWith: "resolving",
    instead: NO_KEYS,
    words: "a pair of keys given to client()",
  },
  "session-token-set": {
    type: "boolean",
    goesWith: "resolving",
    instead: NO_KEYS,
    words: "and a session token with them",
  },
  explicit: {
    type: "string",
    value: "PARTS",
    goesWith: "resolving",
    instead: NO_KEYS,
    words: "client:id=ID,secret,token or session:…, any part of them",
  },
  tty: { type: "boolean", goesWith: "resolving", words: "the program could ask for an MFA code" },
  "no-tty": { type: "boolean", goesWith: "resolving", words: "it could not" },
  sdk: { type: "string", value: "ID[,ID]", goesWith: "resolving", words: "these SDKs only (boto3 where one is meant)" },
  offline: {
    type: "boolean",
    goesWith: "resolving",
    instead: {
      can: "can asks AWS: leave --offline out",
      trace: "trace asks nobody, and the command it starts asks whom it will: leave --offline out",
    },
    words: "no network, no process: what the files and variables say",
  },
  timeout: { type: "string", value: "SECONDS", goesWith: "resolving", words: "for the whole run (15)" },
  "allow-refresh": { type: "boolean", goesWith: "resolving", words: "refresh an SSO or login token as the SDK would" },
  "allow-canary": {
    type: "boolean",
    goesWith: "resolving",
    words: "sign with keys of known canary-token accounts too, which sets off their alarm",
  },
  from: {
    type: "string",
    value: "FILE",
    goesWith: "resolving",
    instead: ELSEWHERE,
    words: "answer for a snapshot instead of this machine (offline)",
  },
  pid: {
    type: "string",
    value: "N",
    goesWith: "resolving",
    instead: ELSEWHERE,
    words: "answer for a running process (offline)",
  },

  installed: { type: "boolean", goesWith: ["compare", "report"], words: "only the SDKs that are on this machine" },
  exchange: {
    type: "string",
    value: "installed|all",
    goesWith: ["compare", "report"],
    words: "whose roles and sign-ins are really asked for",
  },
  diff: {
    type: "string",
    value: "A B",
    goesWith: ["compare"],
    words: "two SDKs' rules side by side, whatever is on this machine",
  },

  fix: { type: "boolean", goesWith: ["doctor"], words: "show what would be changed, and change it when told yes" },
  yes: {
    type: "boolean",
    short: "y",
    goesWith: ["doctor", "check"],
    words: "change it without asking; with --init, write over the file that is there",
  },
  "trust-policy": {
    type: "string",
    value: "PROFILE",
    goesWith: ["doctor", "who"],
    words: "read the trust policy of a web identity role with the keys of PROFILE, and compare the token with it",
  },
  "all-sdks": { type: "boolean", goesWith: ["doctor"], words: "tell of every SDK, not only of those at hand" },
  disable: { type: "string", value: "RULE[,RULE]", goesWith: ["doctor", "check"], words: "leave these rules out" },
  "fail-on": {
    type: "string",
    value: "SEVERITY",
    goesWith: ["doctor", "check", "scan"],
    words: "error, warning or note: from where on the exit code is 1 (doctor: warning, check and scan: error)",
  },
  config: {
    type: "string",
    value: "FILE",
    goesWith: ["doctor", "check"],
    words: "read this file instead of .awswhorc",
  },

  account: { type: "string", value: "ID[,ID]", goesWith: ["check"], words: "the account that is expected" },
  role: {
    type: "string",
    value: "NAME",
    goesWith: ["check"],
    words: "the role that is expected; * stands for anything",
  },
  arn: {
    type: "string",
    value: "PATTERN",
    goesWith: ["check"],
    words: "the ARN that is expected; * stands for anything",
  },
  source: {
    type: "string",
    value: "SOURCE[,SOURCE]",
    goesWith: ["check"],
    words: "where the credentials may come from",
  },
  partition: { type: "string", value: "PARTITION", goesWith: ["check"], words: "aws, aws-cn, aws-us-gov, …" },
  agree: { type: "string", value: "ID[,ID]", goesWith: ["check"], words: "SDKs that must act as the same principal" },
  "min-lifetime": {
    type: "string",
    value: "DURATION",
    goesWith: ["check"],
    words: "how long they must last, such as 15m",
  },
  "no-long-lived-keys": { type: "boolean", goesWith: ["check"], words: "keys without a session token are refused" },
  allow: { type: "string", value: "RULE[,RULE]", goesWith: ["check"], words: "findings of these rules are expected" },
  init: { type: "boolean", goesWith: ["check"], words: "write .awswhorc from what is here now" },

  verify: { type: "boolean", goesWith: ["profiles"], words: "ask STS who each profile is" },
  "run-processes": { type: "boolean", goesWith: ["profiles"], words: "start each profile's credential_process too" },
  jobs: { type: "string", value: "N", goesWith: ["profiles"], words: "how many are asked at once (50)" },
  sort: { type: "string", value: "FIELD", goesWith: ["profiles"], words: "name, account, source, region or expiry" },
  filter: {
    type: "string",
    value: "TEXT",
    goesWith: ["profiles"],
    words: "only profiles in whose row the text stands",
  },

  resource: { type: "string", value: "ARN[,ARN]", goesWith: ["can"], words: "on these resources (*)" },
  preset: { type: "string", value: "SERVICE", goesWith: ["can"], words: "the everyday actions of a service" },
  "key-age": { type: "boolean", goesWith: ["can"], words: "also ask how old the key is and when it was last used" },

  scope: { type: "string", value: "KIND[,KIND]", goesWith: ["scan"], words: "only these kinds of files" },
  "all-files": {
    type: "boolean",
    goesWith: ["scan"],
    words: "files too that .gitignore leaves out, and folders of other people's code",
  },
  sh: { type: "boolean", goesWith: ["snapshot"], words: "print a POSIX script that takes one where there is no Node" },
  format: {
    type: "string",
    value: "FORMAT",
    goesWith: ["doctor", "check", "profiles", "graph"],
    words: "another format than text: awswho help COMMAND lists them",
  },
  output: { type: "string", value: "FILE", goesWith: ["trace"], words: "write the summary there, not to stderr" },
  list: { type: "boolean", goesWith: ["demo", "can"], words: "what there is to choose from" },
  json: { type: "boolean", goesWith: "every", words: "one JSON document" },
  redact: { type: "boolean", goesWith: "every", words: "accounts, session names and start URLs masked" },
  color: { type: "boolean", goesWith: "every", words: "with colours" },
  "no-color": { type: "boolean", goesWith: "every", words: "without (NO_COLOR and FORCE_COLOR are heeded)" },
  verbose: { type: "boolean", short: "v", goesWith: "every", words: "every step" },
  quiet: { type: "boolean", short: "q", goesWith: "every", words: "one line" },
  help: { type: "boolean", short: "h", goesWith: "every", words: "this" },
  version: { type: "boolean", short: "V", goesWith: "every", words: "the version" },
} as const satisfies Readonly<Record<string, OptionRow>>;

export type OptionName = keyof typeof OPTION_TABLE;
