import { CODE_LANGUAGES } from "../../model/code-site.ts";
import { SDK_IDS } from "../../model/sdk.ts";
import { SORT_FIELDS } from "../../report/profiles/cells.ts";
import { COMMAND_TABLE, type CommandName, type CommandRow } from "../command-table.ts";
import { OPTION_TABLE, type OptionName, type OptionRow } from "../option-table.ts";
import { goesWith } from "../options.ts";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
export type CompletionShell = (typeof SHELLS)[number];

/** What may follow an option or a command: these words, the names of profiles, or files; null: nothing that can be known. */
export type Values = readonly string[] | "profiles" | "files" | null;

export interface CompletedOption {
  readonly name: string;
  readonly short: string | null;
  readonly words: string;
  readonly takesValue: boolean;
  readonly values: Values;
}

export interface CompletedCommand {
  readonly name: CommandName;
  readonly words: string;
  readonly options: readonly CompletedOption[];
  readonly operands: Values;
}

/** What every shell is told, made of the two tables that the parser reads. `who` is `awswho` without a command. */
export function completionTable(): readonly CompletedCommand[] {
  const commands = Object.entries(COMMAND_TABLE) as [CommandName, CommandRow][];
  return commands.map(([name, { words }]) => ({ name, words, options: optionsOf(name), operands: operandsOf(name) }));
}

const optionsOf = (command: CommandName): readonly CompletedOption[] =>
  (Object.keys(OPTION_TABLE) as OptionName[])
    .filter((name) => goesWith(command, name))
    .map((name) => {
      const { type, short, words }: OptionRow = OPTION_TABLE[name];
      return { name, short: short ?? null, words, takesValue: type === "string", values: valuesOf(name, command) };
    });

function valuesOf(option: OptionName, command: CommandName): Values {
  switch (option) {
    case "profile":
      return "profiles";
    case "sdk":
    case "agree":
    case "diff":
      return SDK_IDS;
    case "exchange":
      return ["installed", "all"];
    case "sort":
      return SORT_FIELDS;
    case "scope":
      return CODE_LANGUAGES;
    case "fail-on":
      return ["error", "warning", "note"];
    case "format":
      return rowOf(command).formats ?? null;
    default: {
      const { value }: OptionRow = OPTION_TABLE[option];
      return value === "FILE" ? "files" : null;
    }
  }
}

const rowOf = (command: CommandName): CommandRow => COMMAND_TABLE[command];

function operandsOf(command: CommandName): Values {
  switch (command) {
    case "graph":
      return "profiles";
    case "completion":
      return SHELLS;
    case "explain":
      return SDK_IDS;
    case "help":
      return Object.keys(COMMAND_TABLE);
    case "scan":
    case "diff":
      return "files";
    default:
      return null;
  }
}
