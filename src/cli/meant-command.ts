import { nearestNames } from "../parse/nearest-names.ts";
import { COMMAND_TABLE } from "./command-table.ts";
import { sdksCalled } from "./sdk-named.ts";

/** What was meant by a word that is no command, with what to write. */
export function meantCommand(word: string): string {
  const [sdk] = sdksCalled(word);
  if (sdk !== undefined) return `${word} is an SDK: awswho --sdk ${sdk}`;
  if (["login", "logout", "signin", "sso", "configure"].includes(word))
    return "awswho signs nobody in, and out: aws configure sso, aws sso login, aws sso logout";
  const other = byOtherName(word);
  if (other !== undefined) return `${word} is no command; ${other} is`;
  const near = nearestNames(word, Object.keys(COMMAND_TABLE))[0];
  const profile = `for a profile write: awswho --profile ${word}`;
  return near === undefined
    ? `${word} is no command; ${profile}`
    : `${word} is no command; did you mean ${near}? Else ${profile}`;
}

/** What people who come from another tool type for a command of ours. */
function byOtherName(word: string): string | undefined {
  const names = [
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
  ] as const;
  return names.find(([words]) => words.split(" ").includes(word))?.[1];
}
