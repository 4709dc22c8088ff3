import type { GivenSetting } from "../model/code-site.ts";
import { argument } from "../model/provenance.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { commandNamed, commandOfModule, commandOfPackage } from "./command-named.ts";
import { type WrappedCommand, unwrapped } from "./command-wrappers.ts";
import type { Chosen, ChosenValue, CommandChooses, CommandGives, KnownCommand } from "./known-command.ts";
import { optionValue } from "./option-value.ts";

export interface CommandFacts extends CommandGives {
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
  // `python -m samcli deploy`.
  const module = name === "python" || name === "python3" ? words.indexOf("-m") + 1 : 0;
  const ofModule = module === 0 ? null : commandOfModule(words[module] ?? "");
  if (ofModule !== null) return factsOf(ofModule, words.slice(module + 1), snapshot);
  const known = commandNamed(name);
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
  const chosen: CommandChooses = known.chooses?.({ words, snapshot, given }) ?? given;
  return {
    ...chosen,
    sdks: chosen.sdks ?? (known.sdks.length === 0 ? null : known.sdks),
    profile: given.profile ?? chosen.profile,
    region: given.region ?? chosen.region,
    changes: known.changes?.(all) ?? null,
  };
}

function optionGiven(known: KnownCommand, words: readonly string[], wanted: GivenSetting): ChosenValue | null {
  const names = Object.entries(known.options ?? {}).flatMap(([name, setting]) => (setting === wanted ? [name] : []));
  const text = optionValue(
    words.map((word) => fullName(known, word)),
    ...names,
  );
  return text === null ? null : { text, provenance: argument(`--${wanted}`) };
}

/** Of fewer letters it may be another option: `--pro` is `--process`, too. */
function fullName({ abbreviates, options = {} }: KnownCommand, word: string): string {
  const [short = "", name = ""] = abbreviates === true ? (/^--([a-z-]{4,})/.exec(word) ?? []) : [];
  const full = name === "" ? undefined : Object.keys(options).find((option) => option.startsWith(short));
  return full === undefined ? word : full + word.slice(short.length);
}

/** `/usr/bin/python3.12` is python3, `terraform.exe` terraform. */
const programName = (program: string): string =>
  (program.split(/[/\\]/).at(-1) ?? "").replace(/\.(?:exe|cmd|bat|ps1|sh)$/i, "").replace(/^(python3?)[\d.]*$/, "$1");
