import type { FileProvenance } from "../model/provenance.ts";
import type { SettingValue } from "../model/settings.ts";
import type { SectionKeys } from "../parse/section-keys.ts";
import { type SettingLine, headerPlace, settingPlace } from "../parse/settings-lines.ts";
import type { SettingsSection } from "../parse/settings-sections.ts";
import type { Checkup, SettingsFile } from "./checkup.ts";
import { type SettingsBlock, blocksOf } from "./settings-blocks.ts";

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
  /** The profiles that hold the same keys, by what tells those. */
  alike(): readonly (readonly [ReadonlySet<string>, readonly Profile[]])[];
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
  const { holders } = written(checkup);
  const known = holders.get(key) ?? profilesWhere(checkup, (keys) => keys.has(key));
  holders.set(key, known);
  return known;
}

/** Those that hold all of some settings and none of others. */
export const profilesHolding = (
  checkup: Files,
  all: readonly string[],
  none: readonly string[] = [],
): readonly WrittenProfile[] =>
  profilesWhere(checkup, (keys) => all.every((key) => keys.has(key)) && !none.some((key) => keys.has(key)));

/** Those that hold any of some settings. */
export const profilesWithAny = (checkup: Files, names: readonly string[]): readonly WrittenProfile[] =>
  profilesWhere(checkup, (keys) => names.some((name) => keys.has(name)));

/** Told by which keys there are: most profiles have the same. */
const profilesWhere = (checkup: Files, holds: (keys: ReadonlySet<string>) => boolean): readonly WrittenProfile[] =>
  inOrder(
    written(checkup)
      .alike()
      .flatMap(([keys, profiles]) => (holds(keys) ? profiles : [])),
  );

export const settingIn = ({ settings }: WrittenSection, key: string): WrittenSetting | null =>
  settings.findLast(({ line }) => line.key.toLowerCase() === key) ?? null;

function gathered(files: readonly SettingsFile[]): Written {
  const profiles = new Map<string, Profile>();
  const ssoSessions = new Map<string, WrittenSection>();
  for (const file of files)
    for (const block of blocksOf(file)) {
      if (block.isPlain) {
        addTo(profiles, block.name, block);
        continue;
      }
      const named = nameOf(block);
      if (named === null) continue;
      if (named.kind === "sso-session") ssoSessions.set(named.name, sectionOf(block, named));
      else addTo(profiles, named.name, block);
    }
  let alike: ReturnType<Written["alike"]> | null = null;
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

function alikeIn(profiles: ReadonlyMap<string, Profile>): ReturnType<Written["alike"]> {
  const ofOneBlock = new Map<SectionKeys, Profile[]>();
  const others: [ReadonlySet<string>, readonly Profile[]][] = [];
  for (const profile of profiles.values()) {
    const [block, second] = profile.blocks;
    if (block === undefined) continue;
    if (second !== undefined) {
      others.push([new Set(profile.blocks.flatMap(({ header }) => header.keys.names)), [profile]]);
      continue;
    }
    const same = ofOneBlock.get(block.header.keys);
    if (same === undefined) ofOneBlock.set(block.header.keys, [profile]);
    else same.push(profile);
  }
  return [...[...ofOneBlock].map(([keys, same]) => [new Set(keys.names), same] as const), ...others];
}

function addTo(profiles: Map<string, Profile>, name: string, block: SettingsBlock): void {
  const known = profiles.get(name);
  if (known === undefined) profiles.set(name, new Profile(name, profiles.size, block));
  else known.blocks.push(block);
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
    const { file, header } = blocks[at] as SettingsBlock;
    const index = file.role === role ? header.keys.names.lastIndexOf(key) : -1;
    if (index !== -1) return new Setting(file.path, header, index);
  }
  return null;
}

/** Its line is made when somebody asks for it: to find a fault its text is enough. */
class Setting implements WrittenSetting {
  readonly path: string;
  readonly #section: SettingsSection;
  readonly #at: number;

  constructor(path: string, section: SettingsSection, at: number) {
    this.path = path;
    this.#section = section;
    this.#at = at;
  }

  get line(): SettingLine {
    return this.#section.settings[this.#at] as SettingLine;
  }

  get place(): FileProvenance {
    return settingPlace(this.path, this.line);
  }

  get value(): SettingValue {
    return this.#section.value(this.#at);
  }

  get text(): string | null {
    const { value } = this;
    return value.kind === "text" ? value.text : null;
  }
}

const sectionOf = (block: SettingsBlock, named: Pick<WrittenSection, "kind" | "name">): WrittenSection => ({
  ...named,
  file: block.file,
  place: headerPlace(block.file.path, block.header),
  settings: block.header.keys.names.map((_, at) => new Setting(block.file.path, block.header, at)),
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
