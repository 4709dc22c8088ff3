import type { FileProvenance } from "../model/provenance.ts";
import type { SettingValue } from "../model/settings.ts";
import { type HeaderLine, type SettingLine, headerPlace, settingPlace } from "../parse/settings-lines.ts";
import type { Checkup, SettingsFile } from "./checkup.ts";

/*
 * What somebody wrote into the two files, by profile, whichever SDK sees it: to find a fault. Whom it touches, the chains
 * tell (`checkup.as`).
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
  readonly sections: readonly WrittenSection[];
  /** The last of a key in a file counts; the credentials file's goes before the config file's. */
  setting(key: string): WrittenSetting | null;
  /** Its text where it may be read and is not empty. */
  text(key: string): string | null;
}

const sectionsOf = new WeakMap<readonly SettingsFile[], readonly WrittenSection[]>();
const profilesOf = new WeakMap<readonly SettingsFile[], ReadonlyMap<string, WrittenProfile>>();

export function writtenSections({ files }: Pick<Checkup, "files">): readonly WrittenSection[] {
  const known = sectionsOf.get(files) ?? files.flatMap(sectionsIn);
  sectionsOf.set(files, known);
  return known;
}

/** Every profile of both files, by name. */
export function writtenProfiles(checkup: Pick<Checkup, "files">): ReadonlyMap<string, WrittenProfile> {
  const known = profilesOf.get(checkup.files);
  if (known !== undefined) return known;
  const byName = new Map<string, WrittenSection[]>();
  for (const section of writtenSections(checkup))
    if (section.kind === "profile") byName.set(section.name, [...(byName.get(section.name) ?? []), section]);
  const profiles = new Map([...byName].map(([name, sections]) => [name, profileOf(name, sections)]));
  profilesOf.set(checkup.files, profiles);
  return profiles;
}

/** The `[sso-session …]` sections of the config file: no SDK but Go looks for them elsewhere. */
export const writtenSsoSessions = (checkup: Pick<Checkup, "files">): ReadonlyMap<string, WrittenSection> =>
  new Map(
    writtenSections(checkup)
      .filter(({ kind }) => kind === "sso-session")
      .map((section) => [section.name, section]),
  );

export const settingIn = ({ settings }: WrittenSection, key: string): WrittenSetting | null =>
  settings.findLast(({ line }) => line.key.toLowerCase() === key) ?? null;

function profileOf(name: string, sections: readonly WrittenSection[]): WrittenProfile {
  const ordered = [...sections].sort((a, b) => Number(a.file.role === "config") - Number(b.file.role === "config"));
  const setting = (key: string): WrittenSetting | null => {
    for (const role of ["credentials", "config"] as const) {
      const found = ordered
        .filter(({ file }) => file.role === role)
        .map((section) => settingIn(section, key))
        .findLast((value) => value !== null);
      if (found !== undefined) return found;
    }
    return null;
  };
  return { name, sections: ordered, setting, text: (key) => setting(key)?.text?.trim() || null };
}

function sectionsIn(file: SettingsFile): readonly WrittenSection[] {
  const found: { header: HeaderLine; settings: SettingLine[] }[] = [];
  for (const line of file.text.lines) {
    if (line.kind === "header") found.push({ header: line, settings: [] });
    if (line.kind === "setting") found.at(-1)?.settings.push(line);
  }
  return found.flatMap(({ header, settings }) => {
    const named = nameOf(header.title, file.role);
    if (named === null) return [];
    return [
      {
        ...named,
        file,
        place: headerPlace(file.path, header),
        settings: settings.map((line) => ({
          path: file.path,
          line,
          place: settingPlace(file.path, line),
          value: line.value,
          text: line.value.kind === "text" ? line.value.text : null,
        })),
      },
    ];
  });
}

function nameOf(title: string, role: SettingsFile["role"]): Pick<WrittenSection, "kind" | "name"> | null {
  if (role === "credentials") return { kind: "profile", name: title };
  const [, kind = "", name = ""] = /^(profile|sso-session)\s+["']?(.*?)["']?$/.exec(title) ?? [];
  if (kind === "profile" || kind === "sso-session") return { kind, name };
  return title === "default" ? { kind: "profile", name: title } : null;
}
