import type { Given } from "../../model/code-site.ts";
import { type CommandWord, plainWord, wordGiven, wordStart } from "../code-sites/shell/command-word.ts";
import type { KnownCommand } from "../known-command.ts";

/** Its own keys are in a key store of the system: what it starts is given temporary ones. */
export const awsVault: KnownCommand = {
  names: ["aws-vault"],
  sdks: ["go-v2"],
  site: "go-v2",
  evidence: "read, not run",
  options: { "--region": "region" },
  gives: namedProfile,
  changes: (words) =>
    words.includes("exec")
      ? "aws-vault exec gives it keys of its own: put awswho behind it, as aws-vault exec PROFILE -- awswho check"
      : null,
};

/** `aws-vault exec dev -- …`. */
function namedProfile(words: readonly CommandWord[]): readonly Given[] {
  const [verb, profile] = words.filter((word) => !wordStart(word).startsWith("-"));
  const name = verb === undefined ? null : plainWord(verb);
  if (profile === undefined || (name !== "exec" && name !== "login" && name !== "export")) return [];
  const given = wordGiven("profile", profile);
  return given === null ? [] : [given];
}
