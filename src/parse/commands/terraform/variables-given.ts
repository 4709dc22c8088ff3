import type { Given } from "../../../model/code-site.ts";
import type { OptionSettings } from "../../code-sites/shell/command-options.ts";
import { type CommandWord, plainWord, wordFrom, wordGiven, wordStart } from "../../code-sites/shell/command-word.ts";

/** Of a backend they are its own names; of a variable, the names that people give them. */
const NAMED: OptionSettings = {
  profile: "profile",
  aws_profile: "profile",
  region: "region",
  aws_region: "region",
  access_key: "access-key-id",
  aws_access_key: "access-key-id",
  secret_key: "secret-access-key",
  aws_secret_key: "secret-access-key",
  role_arn: "role",
};

/** `-var profile=dev`, `-backend-config="region=eu-west-1"`. */
export function variablesGiven(args: readonly CommandWord[]): readonly Given[] {
  return args.flatMap((word, at) => {
    const [option, equals] = /^--?(?:var|backend-config)(=)?/.exec(wordStart(word)) ?? [];
    if (option === undefined) return [];
    const value = equals === undefined ? args[at + 1] : wordFrom(word, option.length);
    if (value === undefined || (equals === undefined && plainWord(word) !== option)) return [];
    const [start = "", name = ""] = /^(\w+)\s*=\s*["']?/.exec(wordStart(value)) ?? [];
    const setting = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
    const given = setting === undefined ? null : wordGiven(setting, wordFrom(value, start.length));
    return given === null ? [] : [given];
  });
}
