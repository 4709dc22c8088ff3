import type { Given } from "../../../model/code-site.ts";
import { type CommandWord, wordFrom, wordGiven, wordStart } from "./command-word.ts";
import { variableSetting } from "../values/variable-setting.ts";

/** `AWS_PROFILE=dev`; null: the word sets nothing at all. */
export function assignedBy(word: CommandWord): readonly Given[] | null {
  const name = /^([A-Za-z_]\w*)=/.exec(wordStart(word))?.[1];
  if (name === undefined) return null;
  const setting = variableSetting(name);
  const given = setting === null ? null : wordGiven(setting, wordFrom(word, name.length + 1), name);
  return given === null ? [] : [given];
}

/** The names of variables that are set, as a call's name. */
export const namesOf = (gives: readonly Given[]): string =>
  [...new Set(gives.map(({ variable }) => variable ?? ""))].join(", ");

export const withoutThose = (gives: readonly Given[], others: readonly Given[]): readonly Given[] =>
  gives.filter((given) => !others.some((other) => other.variable !== undefined && other.variable === given.variable));
