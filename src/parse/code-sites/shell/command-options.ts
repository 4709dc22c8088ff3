import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { shlexSplit } from "../../shlex.ts";
import { type CommandWord, plainWord, textWord, wordFrom, wordGiven, wordStart } from "./command-word.ts";

export type OptionSettings = Readonly<Record<string, GivenSetting>>;

/** The options that give something: `--profile x` and `--profile=x`. */
export function optionsGiven(options: OptionSettings, args: readonly CommandWord[]): readonly Given[] {
  return args.flatMap((word, at) => {
    const start = wordStart(word);
    const [, name = "", equals] = /^(--?[A-Za-z][\w-]*)(=)?/.exec(start) ?? [];
    const setting = Object.hasOwn(options, name) ? options[name] : undefined;
    if (setting === undefined) return glued(options, word);
    if (equals !== undefined) return given(setting, wordFrom(word, name.length + 1));
    const next = args[at + 1];
    return plainWord(word) !== name || next === undefined || wordStart(next).startsWith("--")
      ? []
      : given(setting, next);
  });
}

/** `-rsa-east-1`. */
function glued(options: OptionSettings, word: CommandWord): readonly Given[] {
  const name = wordStart(word).slice(0, 2);
  const setting = /^-[A-Za-z]$/.test(name) && Object.hasOwn(options, name) ? options[name] : undefined;
  return setting === undefined ? [] : given(setting, wordFrom(word, 2));
}

const given = (setting: GivenSetting, word: CommandWord): readonly Given[] => {
  const one = wordGiven(setting, word);
  return one === null ? [] : [one];
};

/** Words as the shell makes them: `$OPTIONS` with options written out in this file is these. */
export const openedWords = (words: readonly CommandWord[]): readonly CommandWord[] =>
  words.flatMap((word) => {
    const text = word.splits ? plainWord(word) : null;
    if (text === null || !/\s/.test(text)) return [word];
    return (shlexSplit(text) ?? []).map((part) => textWord(part, word));
  });

/** `$AWS_OPTIONS`, `"${list[@]}"`: options that only the run can tell; not `--profile $AWS_PROFILE`. */
export const unknownOptions = (options: OptionSettings, words: readonly CommandWord[]): readonly Given[] =>
  words
    .filter((_, at) => !isOneOf(options, words[at - 1]))
    .filter(({ splits, parts }) => splits && parts.some((part) => isOptions(part)))
    .slice(0, 1)
    .map(({ line, column }) => ({ setting: "arguments", value: { kind: "computed" }, line, column }));

const isOneOf = (options: OptionSettings, word: CommandWord | undefined): boolean =>
  word !== undefined && Object.hasOwn(options, plainWord(word) ?? "");

const isOptions = (part: CommandWord["parts"][number]): boolean =>
  part.kind === "variable" && /opt|arg|flag|param|profile|region|endpoint|\[@\]$/i.test(part.name);
