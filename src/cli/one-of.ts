import { UsageError } from "./usage-error.ts";

/** One of a few words that an option takes. @throws UsageError */
export function oneOf<Word extends string>(
  given: string | undefined,
  option: string,
  words: readonly [Word, ...Word[]],
): Word {
  const known = given === undefined ? words[0] : words.find((word) => word === given);
  if (known !== undefined) return known;
  throw new UsageError(`${option} ${given}: ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`);
}
