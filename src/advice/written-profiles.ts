import type { FileProvenance } from "../model/provenance.ts";
import type { SettingValue } from "../model/settings.ts";
import { type SettingLine, headerPlace, settingPlace } from "../parse/settings-lines.ts";
import type { Checkup, SettingsFile } from "./checkup.ts";
import { type SettingsBlock, blocksOf, blocksWith } from "./settings-blocks.ts";

/*
 * What somebody wrote into the two files, by profile, whichever SDK sees it: to find a fault. Whom it touches, the chains
 * tell (`checkup.as`). Files of ten thousand profiles are looked through here at every run: nothing is made of a setting
 * before a rule asks for it.
 */

export interface WrittenSetting {
  readonly path: string;
  readonly line: SettingLine;
  readonly place: FileProvenance;
  /** Null: sealed. */
  readonly text: string | null;
  readonly value: SettingValue;
}

export interface WrittenSection {
  readonly kind: "profile" | "sso-session";
  readonly name: string;
  readonly file: SettingsFile;
  readonly place: FileProvenance;
  readonly settings: readonly WrittenSetting[];
}

export interface WrittenProfile {
  readonly name: string;
  /** Those of the credentials file first. */
  readonly sections: readonly WrittenSection[];
  /** The last of a key in a file counts; the credentials file's goes before the config file's. */
  setting(key: string): WrittenSetting | null;
  /** Its text where it may be read and is not empty. */
  text(key: string): string | null;
}

/** Both files as they are written, gathered once: every rule asks for them. */
interface Written {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly ssoSessions: ReadonlyMap<string, WrittenSection>;
  /** By key: the profiles that hold it. */
  readonly holders: Map<string, readonly WrittenProfile[]>;
  /** The profiles that hold the same keys. */
  alike(): ReadonlyMap<ReadonlySet<string>, readonly Profile[]>;
}

type Files = Pick<Checkup, "files">;

const writtenIn = new WeakMap<readonly SettingsFile[], Written>();

function written({ files }: Files): Written {
  const known = writtenIn.get(files) ?? gathered(files);
  writtenIn.set(files, known);
  return known;
}

export const writtenSections = ({ files }: Files): readonly WrittenSection[] =>
  files.flatMap(blocksOf).flatMap((block) => {
    const named = nameOf(block);
    return named === null ? [] : [sectionOf(block, named)];
  });

/** Every profile of both files, by name. */
export const writtenProfiles = (checkup: Files): ReadonlyMap<string, WrittenProfile> => written(checkup).profiles;

/** The `[sso-session …]` sections of the config file: no SDK but Go looks for them elsewhere. */
export const writtenSsoSessions = (checkup: Files): ReadonlyMap<string, WrittenSection> => written(checkup).ssoSessions;

/** The profiles that hold a setting, as they stand in the files: most faults are looked for where one key is. */
export function profilesWith(checkup: Files, key: string): readonly WrittenProfile[] {
  const { profiles, holders } = written(checkup);
  const known =
    holders.get(key) ?? inOrder(blocksWith(checkup.files, key).flatMap((block) => profileOf(profiles, block)));
  holders.set(key, known);
  return known;
}

/** Those that hold all of some settings and none of others, told by which keys there are: most profiles have the same. */
export function profilesHolding(
  checkup: Files,
  all: readonly string[],
  none: readonly string[] = [],
): readonly WrittenProfile[] {
  const alike = [...written(checkup).alike()].filter(
    ([keys]) => all.every((key) => keys.has(key)) && !none.some((key) => keys.has(key)),
  );
  return inOrder(alike.flatMap(([, profiles]) => profiles));
}

/** Those that hold any of some settings. */
export function profilesWithAny(checkup: Files, keys: readonly string[]): readonly WrittenProfile[] {
  const lists = keys.map((key) => profilesWith(checkup, key)).filter((list) => list.length > 0);
  if (lists.length < 2) return lists[0] ?? [];
  const all = new Set(lists.flat());
  return [...writtenProfiles(checkup).values()].filter((profile) => all.has(profile));
}

export const settingIn = ({ settings }: WrittenSection, key: string): WrittenSetting | null =>
  settings.findLast(({ line }) => line.key.toLowerCase() === key) ?? null;

function gathered(files: readonly SettingsFile[]): Written {
  const profiles = new Map<string, Profile>();
  const ssoSessions = new Map<string, WrittenSection>();
  for (const file of files)
    for (const block of blocksOf(file)) {
      const named = nameOf(block);
      if (named === null) continue;
      if (named.kind === "sso-session") ssoSessions.set(named.name, sectionOf(block, named));
      else addTo(profiles, named.name, block);
    }
  let alike: ReadonlyMap<ReadonlySet<string>, readonly Profile[]> | null = null;
  return {
    profiles,
    ssoSessions,
    holders: new Map(),
    alike() {
      alike ??= alikeIn(profiles);
      return alike;
    },
  };
}

function alikeIn(profiles: ReadonlyMap<string, Profile>): ReadonlyMap<ReadonlySet<string>, readonly Profile[]> {
  const bySignature = new Map<string, Profile[]>();
  let before: Profile | null = null;
  let same: Profile[] = [];
  for (const profile of profiles.values()) {
    if (before === null || !haveSameKeys(profile, before)) {
      const signature = profile.blocks.flatMap(({ settings }) => settings.map(({ key }) => key)).join("\n");
      same = bySignature.get(signature) ?? [];
      bySignature.set(signature, same);
    }
    same.push(profile);
    before = profile;
  }
  return new Map([...bySignature].map(([signature, same]) => [new Set(signature.toLowerCase().split("\n")), same]));
}

/** Of one block each, with the same keys in the same order: most profiles are like the one before. */
function haveSameKeys(a: Profile, b: Profile): boolean {
  if (a.blocks.length !== 1 || b.blocks.length !== 1) return false;
  const { settings } = a.blocks[0] as SettingsBlock;
  const { settings: others } = b.blocks[0] as SettingsBlock;
  return settings.length === others.length && settings.every(({ key }, index) => key === others[index]?.key);
}

function addTo(profiles: Map<string, Profile>, name: string, block: SettingsBlock): void {
  const known = profiles.get(name);
  if (known === undefined) profiles.set(name, new Profile(name, profiles.size, block));
  else known.blocks.push(block);
}

/** None: the block is no profile's. */
function profileOf(profiles: ReadonlyMap<string, Profile>, block: SettingsBlock): readonly Profile[] {
  const named = nameOf(block);
  const profile = named?.kind === "profile" ? profiles.get(named.name) : undefined;
  return profile === undefined ? [] : [profile];
}

/** Each once, as they first stand in the files. */
function inOrder(found: readonly Profile[]): readonly WrittenProfile[] {
  if (found.every((profile, at) => at === 0 || profile.index > (found[at - 1] as Profile).index)) return found;
  return [...new Set(found)].sort((a, b) => a.index - b.index);
}

class Profile implements WrittenProfile {
  readonly name: string;
  readonly index: number;
  /** As they stand, the credentials file's first: so the files are looked at. */
  readonly blocks: SettingsBlock[];

  constructor(name: string, index: number, first: SettingsBlock) {
    this.name = name;
    this.index = index;
    this.blocks = [first];
  }

  get sections(): readonly WrittenSection[] {
    const inRank = (block: SettingsBlock): number => Number(block.file.role === "config");
    return [...this.blocks]
      .sort((a, b) => inRank(a) - inRank(b))
      .map((block) => sectionOf(block, { kind: "profile", name: this.name }));
  }

  setting(key: string): WrittenSetting | null {
    return lastIn(this.blocks, key, "credentials") ?? lastIn(this.blocks, key, "config");
  }

  text(key: string): string | null {
    return this.setting(key)?.text?.trim() || null;
  }
}

function lastIn(blocks: readonly SettingsBlock[], key: string, role: SettingsFile["role"]): WrittenSetting | null {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const { file, settings } = blocks[at] as SettingsBlock;
    if (file.role !== role) continue;
    for (let index = settings.length - 1; index >= 0; index -= 1) {
      const line = settings[index] as SettingLine;
      if (isKey(line.key, key)) return new Setting(file.path, line);
    }
  }
  return null;
}

const isKey = (written: string, key: string): boolean =>
  written.length === key.length && (written === key || written.toLowerCase() === key);

class Setting implements WrittenSetting {
  readonly path: string;
  readonly line: SettingLine;

  constructor(path: string, line: SettingLine) {
    this.path = path;
    this.line = line;
  }

  get place(): FileProvenance {
    return settingPlace(this.path, this.line);
  }

  get value(): SettingValue {
    return this.line.value;
  }

  get text(): string | null {
    return this.line.value.kind === "text" ? this.line.value.text : null;
  }
}

const sectionOf = (block: SettingsBlock, named: Pick<WrittenSection, "kind" | "name">): WrittenSection => ({
  ...named,
  file: block.file,
  place: headerPlace(block.file.path, block.header),
  settings: block.settings.map((line) => new Setting(block.file.path, line)),
});

function nameOf({
  header: { title },
  file,
  name: plain,
  isPlain,
}: SettingsBlock): Pick<WrittenSection, "kind" | "name"> | null {
  if (isPlain) return { kind: "profile", name: plain };
  if (file.role === "credentials") return { kind: "profile", name: title };
  const [, kind = "", name = ""] = /^(profile|sso-session)\s+["']?(.*?)["']?$/.exec(title) ?? [];
  if (kind === "profile" || kind === "sso-session") return { kind, name };
  return title === "default" ? { kind: "profile", name: title } : null;
}
