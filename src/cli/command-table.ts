import type { ChildCode, ExitCode } from "./exit-code.ts";
import type { Options } from "./options.ts";
import type { World } from "./world.ts";

/** What profiles can be told in … */
export const PROFILE_FORMATS = ["text", "json", "csv", "markdown"] as const;
/** … and graph … */
export const GRAPH_FORMATS = ["text", "json", "mermaid", "dot", "svg"] as const;
/** … and doctor and check. */
export const REPORT_FORMATS = ["text", "json", "sarif", "junit", "github", "gitlab", "markdown"] as const;

/** A command of the contract. Its code is loaded when it is called, and not before: start-up is a feature. */
export interface CommandRow {
  /** What follows the command's name. */
  readonly operands: string;
  readonly words: string;
  /** It walks chains, so that it takes what the program is given in code, and how to ask. */
  readonly resolving: boolean;
  /** What --format may be, the first where nothing is said. */
  readonly formats?: readonly string[];
  /** It starts another command, written after `--`. */
  readonly starts?: true;
  readonly load: () => Promise<Run>;
}

/** Its exit code; after `check … --` and `trace --`, that of the command it started. */
export type Run = (options: Options, world: World) => Promise<ExitCode | ChildCode>;

/** The commands in the order in which the help lists them; `who` is what `awswho` alone does. */
export const COMMAND_TABLE = {
  who: {
    operands: "",
    words: "which credentials win here for one SDK (boto3), and why, verified by AWS",
    resolving: true,
    load: async () => (await import("./commands/who.ts")).who,
  },
  compare: {
    operands: "",
    words: "what every SDK does here: who agrees, who parts",
    resolving: true,
    load: async () => (await import("./commands/compare.ts")).compare,
  },
  profiles: {
    operands: "",
    words: "every profile: how it gets credentials, account, region, expiry",
    resolving: true,
    formats: PROFILE_FORMATS,
    load: async () => (await import("./commands/profiles.ts")).profiles,
  },
  check: {
    operands: "[ENVIRONMENT] [-- COMMAND…]",
    words: "is this what I expect? After -- a command, run only if it is",
    resolving: true,
    formats: REPORT_FORMATS,
    starts: true,
    load: async () => (await import("./commands/check.ts")).check,
  },
  doctor: {
    operands: "",
    words: "every fault in files, environment, caches and clock, with its fix",
    resolving: true,
    formats: REPORT_FORMATS,
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  explain: {
    operands: "WHAT",
    words: "a rule, a source, an SDK, a setting, or an error's text (- reads it from a pipe): what it means here",
    resolving: true,
    load: async () => (await import("./commands/explain.ts")).explain,
  },
  graph: {
    operands: "[PROFILE]",
    words: "the chain of roles and sources behind a profile",
    resolving: true,
    formats: GRAPH_FORMATS,
    load: async () => (await import("./commands/graph.ts")).graph,
  },
  can: {
    operands: "ACTION…",
    words: "may the credentials that win here do this?",
    resolving: true,
    load: async () => (await import("./commands/can.ts")).can,
  },
  scan: {
    operands: "[PATH…]",
    words: "credentials, profiles and regions pinned in source code, each resolved",
    resolving: true,
    load: async () => (await import("./commands/scan.ts")).scan,
  },
  snapshot: {
    operands: "",
    words: "a capture of this machine without secrets, for --from",
    resolving: true,
    load: async () => (await import("./commands/snapshot.ts")).snapshot,
  },
  diff: {
    operands: "A [B]",
    words: "two snapshots, or one and this machine: what changed, and does it matter",
    resolving: true,
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  report: {
    operands: "",
    words: "one HTML page for a ticket",
    resolving: true,
    load: async () => (await import("./commands/report.ts")).report,
  },
  trace: {
    operands: "-- COMMAND…",
    words: "which credentials a program really used",
    resolving: true,
    starts: true,
    load: async () => (await import("./commands/trace.ts")).trace,
  },
  demo: {
    operands: "[CASE]",
    words: "a worked case, without any AWS account",
    resolving: true,
    load: async () => (await import("../demo/demo.ts")).demo,
  },
  completion: {
    operands: "SHELL",
    words: "completions for bash, zsh, fish or PowerShell",
    resolving: false,
    load: async () => (await import("./commands/completion.ts")).completion,
  },
  help: {
    operands: "[COMMAND]",
    words: "this, or a command's own options",
    resolving: false,
    load: async () => (await import("./commands/help.ts")).help,
  },
} as const satisfies Readonly<Record<string, CommandRow>>;

export type CommandName = keyof typeof COMMAND_TABLE;

export const isCommand = (word: string): word is CommandName => Object.hasOwn(COMMAND_TABLE, word);
