import type { SdkId } from "../model/sdk.ts";
import { nearestNames } from "../parse/nearest-names.ts";
import { COMMAND_TABLE } from "./command-table.ts";

/** What people who come from another tool type for a command of ours. */
const BY_OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  (
    [
      ["whoami identity caller sts get-caller-identity", "awswho"],
      ["ls list list-profiles", "awswho profiles"],
      ["diff-sdk diffsdk", "awswho compare --diff A B"],
      ["fix repair", "awswho doctor --fix"],
      ["lint diagnose audit validate test", "awswho doctor"],
      ["run exec watch", "awswho trace -- COMMAND"],
      ["tree chain", "awswho graph"],
      ["simulate may", "awswho can ACTION"],
      ["init", "awswho check --init"],
      ["version", "awswho --version"],
    ] as const
  ).flatMap(([words, command]) => words.split(" ").map((word) => [word, command] as const)),
);

const SIGN_IN: ReadonlySet<string> = new Set(["login", "logout", "signin", "sso", "configure"]);

/** What was meant by a word that is no command, with what to write. @param sdks what the word names as an SDK. */
export function meantCommand(word: string, sdks: readonly SdkId[]): string {
  if (sdks.length > 0) return `${word} is an SDK: awswho --sdk ${sdks[0]}`;
  if (SIGN_IN.has(word)) return `awswho signs nobody in, and out: aws configure sso, aws sso login, aws sso logout`;
  const other = BY_OTHER_NAMES.get(word);
  if (other !== undefined) return `${word} is no command; ${other} is`;
  const near = nearestNames(word, Object.keys(COMMAND_TABLE))[0];
  const profile = `for a profile write: awswho --profile ${word}`;
  return near === undefined
    ? `${word} is no command; ${profile}`
    : `${word} is no command; did you mean ${near}? Else ${profile}`;
}
