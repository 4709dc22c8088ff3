import type { GivenSetting } from "../model/code-site.ts";
import { argument } from "../model/provenance.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { optionsGiven } from "./code-sites/shell/command-options.ts";
import { textWord } from "./code-sites/shell/command-word.ts";
import { commandNamed, commandOfModule, commandOfPackage } from "./command-named.ts";
import { type WrappedCommand, unwrapped } from "./command-wrappers.ts";
import type { Chosen, ChosenValue, KnownCommand } from "./known-command.ts";

export interface CommandFacts extends Chosen {
  /** The SDKs that it may use, the likeliest first; null: not known by its name. */
  readonly sdks: readonly SdkId[] | null;
  /** Something in it that gives the command other credentials than those that were looked at; null: nothing does. */
  readonly changes: string | null;
}

const NOTHING_KNOWN: CommandFacts = { sdks: null, profile: null, region: null, changes: null };

/** What a command's words, and the files of the project that it reads, tell of who it will be. */
export function commandFacts([program, ...words]: readonly string[], snapshot: Snapshot): CommandFacts {
  if (program === undefined) return NOTHING_KNOWN;
  const name = programName(program);
  const known = moduleCommand(name, words) ?? commandNamed(name);
  if (known !== null) return factsOf(known, words, snapshot);
  const inner = unwrapped(name, words);
  return inner === null ? NOTHING_KNOWN : innerFacts(inner, snapshot);
}

function innerFacts({ words, language, changes, isPackage }: WrappedCommand, snapshot: Snapshot): CommandFacts {
  const [first = "", ...rest] = words;
  const known = isPackage ? commandOfPackage(first) : null;
  const facts = known === null ? commandFacts(words, snapshot) : factsOf(known, rest, snapshot);
  return { ...facts, sdks: facts.sdks ?? language, changes: changes ?? facts.changes };
}

function factsOf(known: KnownCommand, all: readonly string[], snapshot: Snapshot): CommandFacts {
  const end = all.indexOf("--");
  const words = end === -1 ? all : all.slice(0, end);
  const given: Chosen = { profile: optionGiven(known, words, "profile"), region: optionGiven(known, words, "region") };
  const chosen = known.chooses?.({ words, snapshot, given }) ?? given;
  return {
    sdks: known.sdks,
    profile: given.profile ?? chosen.profile,
    region: given.region ?? chosen.region,
    changes: known.changes?.(all) ?? null,
  };
}

function optionGiven(known: KnownCommand, words: readonly string[], wanted: GivenSetting): ChosenValue | null {
  const args = words.map((word) => textWord(word, { line: 1, column: 1 }));
  const last = optionsGiven(known.options ?? {}, args).findLast(({ setting }) => setting === wanted);
  return last?.value.kind === "text" ? { text: last.value.text, provenance: argument(`--${wanted}`) } : null;
}

/** `python -m samcli deploy`. */
function moduleCommand(name: string, words: readonly string[]): KnownCommand | null {
  const at = name === "python" || name === "python3" ? words.indexOf("-m") : -1;
  const module = words[at + 1];
  return at === -1 || module === undefined ? null : commandOfModule(module);
}

/** `/usr/bin/python3.12` is python3, `terraform.exe` terraform. */
const programName = (program: string): string =>
  (program.split(/[/\\]/).at(-1) ?? "").replace(/\.(?:exe|cmd|bat|ps1|sh)$/i, "").replace(/^(python3?)[\d.]*$/, "$1");
