import type { Change, Fix } from "../model/finding.ts";
import type { FileProvenance } from "../model/provenance.ts";
import { headerPlace } from "../parse/settings-lines.ts";
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
  if (profile.exists || profile.name === "") return null;
  const section = sectionMisnamed(settingsFiles(facts.snapshot), profile.name, facts.home);
  if (section === null) return null;
  const fix = foresee(facts, section.change);
  return fix.after?.profile.exists === true ? { ...section, fix } : null;
}

/** The section that may be meant by a name which no profile has; null: there is none. */
export function sectionMisnamed(files: readonly SettingsFile[], name: string, home: string): MisnamedSection | null {
  for (const { file, header, name: written } of files.flatMap(blocksOf)) {
    const to = file.role === "config" && name !== "default" ? `profile ${name}` : name;
    if (written !== name || header.title === to || !header.closed) continue;
    const { path } = file;
    return {
      place: headerPlace(path, header),
      change: { kind: "rename-section", path, line: header.line, from: header.title, to },
      words: `${shortPath(path, home)}:${header.line} says [${header.title}], not [${to}]`,
    };
  }
  return null;
}
