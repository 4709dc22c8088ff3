import type { FileProvenance } from "../model/provenance.ts";
import type { SectionKeys } from "../parse/section-keys.ts";
import type { SettingLine, SettingsLine } from "../parse/settings-lines.ts";
import type { SettingsSection } from "../parse/settings-sections.ts";
import type { SettingsFile } from "./checkup.ts";

/** A header and what stands below it, as a person reads the file: no SDK's dialect. */
export interface SettingsBlock {
  readonly file: SettingsFile;
  readonly header: SettingsSection;
  readonly kind: "profile" | "sso-session" | "services" | "other";
  /** The name that one would give in code or in AWS_PROFILE. */
  readonly name: string;
  /** Its header is written as most are: `[profile name]`, or `[name]` where that is due, without anything to say of it. */
  readonly isPlain: boolean;
  readonly settings: readonly SettingLine[];
  /** The lines that are its own: comments just above the next header belong to that one. */
  readonly lines: readonly number[];
}

const read = new WeakMap<SettingsFile, readonly SettingsBlock[]>();

export function blocksOf(file: SettingsFile): readonly SettingsBlock[] {
  const known = read.get(file) ?? file.text.sections.map((section) => new Block(file, section));
  read.set(file, known);
  return known;
}

/** The blocks that hold a setting, as they stand in the files: most faults are looked for where one key is. */
export const blocksWith = (files: readonly SettingsFile[], key: string): readonly SettingsBlock[] =>
  blocksWithKeys(files, (keys) => keys.has(key));

/** The block in which a place lies. */
export const blockAt = (files: readonly SettingsFile[], { path, line }: FileProvenance): SettingsBlock | null => {
  const file = files.find((one) => one.path === path);
  return file === undefined ? null : (blocksOf(file).findLast(({ header }) => header.line <= line) ?? null);
};

/** Those that hold any of some settings. */
export const blocksWithAny = (files: readonly SettingsFile[], names: readonly string[]): readonly SettingsBlock[] =>
  blocksWithKeys(files, (keys) => names.some((name) => keys.has(name)));

/** Those with a key that answers a question, asked in small letters. */
export const blocksWhoseKeys = (
  files: readonly SettingsFile[],
  answers: (key: string) => boolean,
): readonly SettingsBlock[] => blocksWithKeys(files, ({ names }) => names.some(answers));

/** Those with a key that stands twice, in whichever letters. */
export const blocksRepeating = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  blocksWithKeys(files, ({ repeats }) => repeats);

/** Those with a key in capital letters. */
export const blocksInCapitals = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  blocksWithKeys(files, ({ inCapitals }) => inCapitals);

/** Told by which keys there are: most sections have the same. */
const blocksWithKeys = (
  files: readonly SettingsFile[],
  holds: (keys: SectionKeys) => boolean,
): readonly SettingsBlock[] =>
  files.flatMap((file) => {
    const held = new Set(file.text.sectionKeys.filter(holds));
    return held.size === 0 ? [] : blocksOf(file).filter(({ header }) => held.has(header.keys));
  });

/** Those with a value that is not plain at first sight. */
export const oddBlocks = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  blocksWhere(
    files.filter(({ text }) => text.odd.length > 0),
    ({ header }) => header.isOdd,
  );

/** Those whose header is not written as most are. */
export const oddlyNamedBlocks = (files: readonly SettingsFile[]): readonly SettingsBlock[] =>
  blocksWhere(files, ({ isPlain }) => !isPlain);

const blocksWhere = (
  files: readonly SettingsFile[],
  holds: (block: SettingsBlock) => boolean,
): readonly SettingsBlock[] => files.flatMap((file) => blocksOf(file).filter(holds));

/**
 * What stands under some keys, wherever that is, as text. Of ten thousand profiles most say the same: a fault of a value is
 * looked for here, before the profiles are gone through that hold it.
 */
export function textsUnder(files: readonly SettingsFile[], keys: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const { text } of files)
    for (const key of keys)
      for (const value of text.values.get(key) ?? []) if (value.kind === "text") texts.push(value.text);
  return texts;
}

/** Every key that is written below a header, in small letters. */
export const keysIn = (files: readonly SettingsFile[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ text }) => text.sectionKeys.flatMap(({ names }) => names)));

/** The blocks of one profile in both files. */
export const blocksOfProfile = (files: readonly SettingsFile[], name: string): readonly SettingsBlock[] =>
  blocksWhere(files, (block) => block.kind === "profile" && block.name === name);

export const settingIn = (block: SettingsBlock, key: string): SettingLine | null =>
  block.settings.find((setting) => setting.key.toLowerCase() === key) ?? null;

class Block implements SettingsBlock {
  readonly file: SettingsFile;
  readonly header: SettingsSection;
  readonly kind: SettingsBlock["kind"];
  readonly name: string;
  readonly isPlain: boolean;

  constructor(file: SettingsFile, header: SettingsSection) {
    const plain = plainName(header.title, file.role);
    const { kind, name } =
      plain === null ? namedBy(header.title, file.role) : { kind: "profile" as const, name: plain };
    this.file = file;
    this.header = header;
    this.kind = kind;
    this.name = name;
    this.isPlain = plain !== null && header.closed && header.written === header.title;
  }

  get settings(): readonly SettingLine[] {
    return this.header.settings;
  }

  /** Only a change asks for them. */
  get lines(): readonly number[] {
    return linesBelow(this.header, this.file.text.lines).map(({ line }) => line);
  }
}

function linesBelow(header: SettingsSection, lines: readonly SettingsLine[]): readonly SettingsLine[] {
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
