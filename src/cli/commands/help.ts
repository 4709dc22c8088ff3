import { type Line, piece, renderLines, wrapped } from "../../report/screen.ts";
import { COMMAND_TABLE, type CommandName, type CommandRow, isCommand } from "../command-table.ts";
import type { ExitCode } from "../exit-code.ts";
import { OPTION_TABLE, type OptionName, type OptionRow } from "../option-table.ts";
import { type Options, goesWith } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";

/** `awswho help [COMMAND]`, `awswho COMMAND --help`: made of the tables that the parser reads. */
export async function help(options: Options, world: World): Promise<ExitCode> {
  const [word] = options.operands;
  if (word !== undefined && !isCommand(word)) throw new UsageError(`help ${word}: there is no such command`);
  const terminal = await terminalFor(world, options);
  const lines = word === undefined || word === "who" || word === "help" ? overview() : commandPage(word);
  world.stdout.write(renderLines(lines, terminal));
  return 0;
}

const commands = (Object.entries(COMMAND_TABLE) as [CommandName, CommandRow][]).filter(
  ([name]) => name !== "help" && name !== "who",
);
const optionNames = Object.keys(OPTION_TABLE) as OptionName[];

function overview(): readonly Line[] {
  return [
    [piece("awswho: which AWS credentials win here, why, and what they shadow", "strong")],
    [],
    ...row("awswho", COMMAND_TABLE.who.words),
    ...row("awswho --profile NAME", "the same with a profile named in code"),
    ...commands.flatMap(([name, { operands, words }]) => row(`awswho ${name} ${operands}`.trim(), words)),
    [],
    ...titled("What the program is given, and how to ask", (name) => rowOf(name).goesWith === "resolving"),
    ...titled("Asked for by name", (name) => Array.isArray(rowOf(name).goesWith) && goesWith("who", name)),
    ...titled("How to answer", (name) => rowOf(name).goesWith === "every"),
    [piece("Options of one command alone: awswho help COMMAND")],
    [],
    ...EXIT_CODES,
  ];
}

const EXIT_CODES: readonly Line[] = [
  [piece("Exit codes: 0 all well · 1 an expectation, a finding or a split · 2 usage")],
  [piece("            3 a fault of awswho · 4 no credentials, or AWS refused them")],
  [piece("            5 could not tell")],
];

function commandPage(command: CommandName): readonly Line[] {
  const { operands, words, resolving, formats = [] }: CommandRow = COMMAND_TABLE[command];
  const own = (name: OptionName): boolean => Array.isArray(rowOf(name).goesWith) && goesWith(command, name);
  return [
    [piece(`awswho ${command} ${operands}`.trim(), "strong")],
    ...wrapped(sentence(words), WIDTH).map((text): Line => [piece(text)]),
    [],
    ...titled("Its own options", own, (name) => (name === "format" ? formats.join(", ") : rowOf(name).words)),
    ...(resolving
      ? titled(
          "What the program is given, and how to ask",
          (name) => rowOf(name).goesWith === "resolving" && goesWith(command, name),
        )
      : []),
    ...titled("How to answer", (name) => rowOf(name).goesWith === "every"),
    ...EXIT_CODES,
  ];
}

const sentence = (words: string): string =>
  `${words[0]?.toUpperCase()}${words.slice(1)}${words.endsWith("?") ? "" : "."}`;

const rowOf = (name: OptionName): OptionRow => OPTION_TABLE[name];

function titled(
  title: string,
  chosen: (name: OptionName) => boolean,
  wordsOf = (name: OptionName): string => rowOf(name).words,
): readonly Line[] {
  const names = optionNames.filter(chosen);
  if (names.length === 0) return [];
  return [[piece(title, "accent")], ...names.flatMap((name) => row(typed(name), wordsOf(name))), []];
}

function typed(name: OptionName): string {
  const { short, value } = rowOf(name);
  return `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

const COLUMN = 34;

/** Of a terminal as it opens. */
const WIDTH = 80;

/** Words that do not fit go on under themselves; a name that is too long has its line alone. */
function row(left: string, words: string): readonly Line[] {
  const [first = "", ...more] = wrapped(words, WIDTH - COLUMN - 1);
  const below = [...(left.length > COLUMN - 2 ? [first] : []), ...more].map(
    (text): Line => [piece(`${" ".repeat(COLUMN + 1)}${text}`)],
  );
  return left.length > COLUMN - 2
    ? [[piece(`  ${left}`)], ...below]
    : [[piece(`  ${left.padEnd(COLUMN - 2)}`), piece(` ${first}`)], ...below];
}
