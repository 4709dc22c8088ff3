import type { ParseArgsConfig, parseArgs } from "node:util";
import { OPTION_TABLE, type OptionName } from "./option-table.ts";

/** What `parseArgs` makes of the words that follow the program's name. */
export type Words = ReturnType<
  typeof parseArgs<ParseArgsConfig & { options: typeof OPTION_TABLE; allowPositionals: true; strict: true }>
>;

/**
 * The same of words as most are typed: `--name`, `--name value`, operands. Null: there are others.
 * Node compiles `parseArgs` when it is first called: 1 ms, of the 10 that a whole offline run takes.
 */
export function plainWords(argv: readonly string[]): Words | null {
  const values: Record<string, string | true> = Object.create(null);
  const positionals: string[] = [];
  const words = argv.values();
  for (const word of words) {
    if (!word.startsWith("-")) {
      positionals.push(word);
      continue;
    }
    const name = word.slice(2);
    if (!word.startsWith("--") || !isOption(name)) return null;
    const value = OPTION_TABLE[name].type === "boolean" ? true : words.next().value;
    if (value === undefined || (value !== true && value.startsWith("-"))) return null;
    values[name] = value;
  }
  return { values, positionals };
}

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTION_TABLE, name);
