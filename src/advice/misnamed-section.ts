import type { Change, Fix } from "../model/finding.ts";
import { openFullConfig } from "../chains/botocore/full-config.ts";
import type { FileProvenance } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { hasHeaderLike } from "../parse/has-header-like.ts";
import { headerPlace } from "../parse/settings-lines.ts";
import type { SettingsSection } from "../parse/settings-sections.ts";
import type { SettingsFile } from "./checkup.ts";
import { foresee } from "./foresee.ts";
import type { Facts } from "./facts.ts";
import { blocksOf } from "./settings-blocks.ts";
import { settingsFiles } from "./settings-files.ts";
import { shortPath } from "./short-path.ts";

/** A profile's section under the name that it has in the other file: `[dev]` in the config file, `[profile dev]` in the credentials file. */
export interface MisnamedSection {
  readonly place: FileProvenance;
  readonly change: Change;
  /** `~/.aws/config:1 says [dev], not [profile dev]` */
  readonly words: string;
}

/** A misnamed section that was meant by the chosen profile. */
export interface MeantSection extends MisnamedSection {
  readonly fix: Fix;
}

/**
 * The section that was meant by the chosen profile, which this SDK does not see (complaint S21); null: there is none. That
 * the SDK sees it under its right name is walked, not taken for granted.
 */
export function meantSection(facts: Facts): MeantSection | null {
  const { profile } = facts.resolution;
  if (profile.name === "") return null;
  const seen = sectionsMisnamed(settingsFiles(facts.snapshot), profile.name, facts.home)
    .map((section) => ({ ...section, fix: foresee(facts, section.change) }))
    .filter(({ fix }) => fix.after?.profile.exists === true);
  // What the SDK does see of the profile may be a part of it alone: the other part is worth naming where it has the keys.
  return seen.find(({ fix }) => fix.after?.winner != null) ?? (profile.exists ? null : (seen[0] ?? null));
}

/** The section that may be meant by a name which no profile has; null: there is none. */
export const sectionMisnamed = (files: readonly SettingsFile[], name: string, home: string): MisnamedSection | null =>
  sectionsMisnamed(files, name, home)[0] ?? null;

const titleOf = (name: string, role: SettingsFile["role"]): string =>
  role === "config" && name !== "default" ? `profile ${name}` : name;

/** What a look at the headers alone tells: where it is false, `sectionsMisnamed` finds none. */
export function mayBeMisnamed(snapshot: Snapshot, name: string): boolean {
  const { configFile, credentialsFile } = openFullConfig(snapshot, new Set());
  return (
    hasHeaderLike(snapshot.file(credentialsFile.path), name, titleOf(name, "credentials")) ||
    hasHeaderLike(snapshot.file(configFile.path), name, titleOf(name, "config"))
  );
}

/** Every section that may be meant by a profile's name, and is not written as that profile's. */
export function sectionsMisnamed(
  files: readonly SettingsFile[],
  name: string,
  home: string,
): readonly MisnamedSection[] {
  return files.flatMap(blocksOf).flatMap(({ file, header, name: written }) => {
    const to = titleOf(name, file.role);
    // `[Default]` and `[DEFAULT]` are no [default] to any SDK.
    const isMeant = written === name || (name === "default" && written.toLowerCase() === name);
    if (!isMeant || header.written === to || !header.closed) return [];
    const isSpacing = header.title.replace(/\s+/g, " ") === to;
    const section = sectionToRename(file, header, to, home);
    return [isSpacing ? { ...section, words: `${section.words}: it has a blank too many` } : section];
  });
}

/** A section that is to bear another title. */
export const sectionToRename = (
  { path }: SettingsFile,
  header: SettingsSection,
  to: string,
  home: string,
): MisnamedSection => ({
  place: headerPlace(path, header),
  change: { kind: "rename-section", path, line: header.line, from: header.written, to },
  words: `${shortPath(path, home)}:${header.line} says [${header.written}], not [${to}]`,
});
