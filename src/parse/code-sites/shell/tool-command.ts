import type { Given } from "../../../model/code-site.ts";
import { commandNamed } from "../../command-named.ts";
import type { KnownCommand } from "../../known-command.ts";
import { openedWords, optionsGiven } from "./command-options.ts";
import type { CommandTold } from "./command-told.ts";
import { type CommandWord, plainWord, wordGiven, wordStart } from "./command-word.ts";

/** The tools made with an SDK, each with what chooses who acts. */
export function toolCommand(program: string, written: readonly CommandWord[]): CommandTold | null {
  const known = commandNamed(program);
  if (known?.site === undefined) return null;
  const words = openedWords(written);
  const [verb] = words.map((word) => plainWord(word)).filter((word) => word !== null && /^[a-z][\w-]*$/.test(word));
  const gives = [
    ...optionsGiven(known.options ?? {}, words),
    ...(known.gives?.(words) ?? []),
    ...firstWordGiven(known, words),
  ];
  const call = verb === undefined || known.firstWord !== undefined ? program : `${program} ${verb}`;
  return { sdk: known.site, kind: "tool", call, service: null, gives, acts: false };
}

function firstWordGiven({ firstWord }: KnownCommand, words: readonly CommandWord[]): readonly Given[] {
  const first = words.find((word) => !wordStart(word).startsWith("-"));
  const given = firstWord === undefined || first === undefined ? null : wordGiven(firstWord, first);
  return given === null ? [] : [given];
}
