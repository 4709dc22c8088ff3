import type { CodeSite, Given } from "../../../model/code-site.ts";

/** What a command is to AWS, by its name and options. */
export interface CommandTold extends Pick<CodeSite, "sdk" | "kind" | "call" | "service"> {
  readonly gives: readonly Given[];
  /** It signs by the chain, whatever it is given. */
  readonly acts: boolean;
}
