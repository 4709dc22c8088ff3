import type { HeaderLine, SettingLine, SettingsLine } from "../parse/settings-lines.ts";
import type { SettingsFile } from "./checkup.ts";

/** A header and what stands below it, as a person reads the file: no SDK's dialect. */
export interface SettingsBlock {
  readonly file: SettingsFile;
  readonly header: HeaderLine;
  readonly kind: "profile" | "sso-session" | "services" | "other";
  /** The name that one would give in code or in AWS_PROFILE. */
  readonly name: string;
  /** Its header is written as most are: `[profile name]`, or `[name]` where that is due, without anything to say of it. */
  readonly isPlain: boolean;
  readonly settings: readonly SettingLine[];
  /** The lines that are its own: comments just above the next header belong to that one. */
  readonly lines: readonly number[];
}

/** A file's blocks, and by key, in small letters, those that hold it. */
interface Blocks {
  readonly all: readonly SettingsBlock[];
  readonly byKey: ReadonlyMap<string, readonly SettingsBlock[]>;
  /** Those with a value of which more is to be said than its length. */
  readonly odd: readonly SettingsBlock[];
  /** Those whose header is not plain. */
  readonly oddlyNamed: readonly SettingsBlock[];
  /** Those with a key that stands twice, in whichever letters. */
  readonly repeating: readonly SettingsBlock[];
  /** Those with a key in capital letters. */
  readonly inCapitals: readonly SettingsBlock[];
}

const read = new WeakMap<SettingsFile, Blocks>();

function blocks(file: SettingsFile): Blocks {
  const known = read.get(file) ?? readBlocks(file);
  read.set(file, known);
  return known;
}

export const blocksOf = (file: SettingsFile): readonly SettingsBlock[] => blocks(file).all;

/** The blocks that hold a setting, as they stand in the files: most faults are looked for where one key is. */
export const blocksWith = (files: readonly SettingsFile[], key: string): readonly SettingsBlock[] =>
  files.flatMap((file) => blocks(file).byKey.get(key) ?? []);

/** Those that hold any of some settings. */
export function blocksWithAny(files: readonly SettingsFile[], keys: readonly string[]): readonly SettingsBlock[] {
  return files.flatMap((file) => {
    const lists = keys.flatMap((key) => {
      const list = blocks(file).byKey.get(key);
      return list === undefined ? [] : [list];
    });
    if (lists.length < 2) return lists[0] ?? [];
    const all = new Set(lists.flat());
    return blocksOf(file).filter((block) => all.has(block));
  });
}

/** Those with a value that is not plain at first sight. */
export const oddBlocks = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  files.flatMap((file) => blocks(file).odd);

/** Those whose header is not written as most are. */
export const oddlyNamedBlocks = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  files.flatMap((file) => blocks(file).oddlyNamed);

export const blocksRepeating = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  files.flatMap((file) => blocks(file).repeating);

export const blocksInCapitals = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  files.flatMap((file) => blocks(file).inCapitals);

/**
 * What stands under some keys, wherever that is, as text. Of ten thousand profiles most say the same: a fault of a value is
 * looked for here, before the profiles are gone through that hold it.
 */
export const textsUnder = (files: readonly SettingsFile[], keys: readonly string[]): readonly string[] =>
  files.flatMap(({ text }) =>
    keys.flatMap((key) => (text.values.get(key) ?? []).flatMap((value) => (value.kind === "text" ? value.text : []))),
  );

/** Every key that is written, in small letters. */
export const keysIn = (files: readonly SettingsFile[]): ReadonlySet<string> =>
  new Set(files.flatMap((file) => [...blocks(file).byKey.keys()]));

const profiles = new WeakMap<readonly SettingsFile[], ReadonlyMap<string, readonly SettingsBlock[]>>();

/** The blocks of one profile in both files. Rules ask for every name in turn, so they are gathered once. */
export function blocksOfProfile(files: readonly SettingsFile[], name: string): readonly SettingsBlock[] {
  const known = profiles.get(files) ?? blocksByProfile(files);
  profiles.set(files, known);
  return known.get(name) ?? [];
}

export const settingIn = (block: SettingsBlock, key: string): SettingLine | null =>
  block.settings.find((setting) => setting.key.toLowerCase() === key) ?? null;

function blocksByProfile(files: readonly SettingsFile[]): ReadonlyMap<string, readonly SettingsBlock[]> {
  const byName = new Map<string, SettingsBlock[]>();
  for (const block of files.flatMap(blocksOf)) if (block.kind === "profile") pushTo(byName, block.name, block);
  return byName;
}

/** Says whether it was not there already. */
function pushTo(lists: Map<string, SettingsBlock[]>, name: string, block: SettingsBlock): boolean {
  const list = lists.get(name);
  if (list !== undefined) return pushOnce(list, block);
  lists.set(name, [block]);
  return true;
}

function pushOnce(list: SettingsBlock[], block: SettingsBlock): boolean {
  if (list[list.length - 1] === block) return false;
  list.push(block);
  return true;
}

function readBlocks(file: SettingsFile): Blocks {
  const all: SettingsBlock[] = [];
  const byKey = new Map<string, SettingsBlock[]>();
  const odd: SettingsBlock[] = [];
  const repeating: SettingsBlock[] = [];
  const inCapitals: SettingsBlock[] = [];
  const oddlyNamed: SettingsBlock[] = [];
  const add = (block: SettingsBlock): void => {
    all.push(block);
    if (!block.isPlain) oddlyNamed.push(block);
    for (const line of block.settings) {
      const key = line.key.toLowerCase();
      if (!pushTo(byKey, key, block)) pushOnce(repeating, block);
      if (key !== line.key) pushOnce(inCapitals, block);
      if (!line.shape.isPlain) pushOnce(odd, block);
    }
  };
  let header: HeaderLine | null = null;
  // One list for all: each block keeps a copy that is as long as need be.
  const below: SettingLine[] = [];
  let count = 0;
  for (const line of file.text.lines) {
    if (line.kind === "setting") {
      below[count] = line;
      count += 1;
    } else if (line.kind === "header") {
      if (header !== null) add(new Block(file, header, below.slice(0, count)));
      header = line;
      count = 0;
    }
  }
  if (header !== null) add(new Block(file, header, below.slice(0, count)));
  return { all, byKey, odd, oddlyNamed, repeating, inCapitals };
}

class Block implements SettingsBlock {
  readonly file: SettingsFile;
  readonly header: HeaderLine;
  readonly kind: SettingsBlock["kind"];
  readonly name: string;
  readonly isPlain: boolean;
  readonly settings: readonly SettingLine[];

  constructor(file: SettingsFile, header: HeaderLine, settings: readonly SettingLine[]) {
    const plain = plainName(header.title, file.role);
    const { kind, name } =
      plain === null ? namedBy(header.title, file.role) : { kind: "profile" as const, name: plain };
    this.file = file;
    this.header = header;
    this.kind = kind;
    this.name = name;
    this.isPlain = plain !== null && header.closed;
    this.settings = settings;
  }

  /** Only a change asks for them. */
  get lines(): readonly number[] {
    return linesBelow(this.header, this.file.text.lines).map(({ line }) => line);
  }
}

function linesBelow(header: HeaderLine, lines: readonly SettingsLine[]): readonly SettingsLine[] {
  const next = lines.findIndex(({ kind }, index) => kind === "header" && index >= header.line);
  const all = lines.slice(header.line - 1, next === -1 ? lines.length : next);
  const own = all.slice(0, all.findLastIndex(({ kind }) => kind !== "comment") + 1);
  // A block of comments alone under a header is its own.
  return next !== -1 && own.some(({ kind }) => kind === "setting") ? own : all;
}

const PROFILE = "profile ";
const PLAIN_TITLE = { config: /^(?:profile [\w.@+-]+|default)$/, credentials: /^[\w.@+-]+$/ };

/** The name of a profile in a title that needs no closer look; null: it needs one. */
function plainName(title: string, role: SettingsFile["role"]): string | null {
  if (!PLAIN_TITLE[role].test(title)) return null;
  return title.startsWith(PROFILE) ? title.slice(PROFILE.length) : title;
}

function namedBy(title: string, role: SettingsFile["role"]): Pick<SettingsBlock, "kind" | "name"> {
  const [, word = "", written = ""] = /^(profile|sso-session|services)\s+(.*)$/.exec(title) ?? [];
  const name = /^["']/.test(written) ? written.replace(/^(["'])(.*)\1$/, "$2").trim() : written.trim();
  if (word !== "") return { kind: word as SettingsBlock["kind"], name };
  return { kind: role === "credentials" || title === "default" ? "profile" : "other", name: title };
}
