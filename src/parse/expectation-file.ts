import { parse } from "ini";
import type { ExpectationFault } from "../model/expectation.ts";
import type { FileProvenance } from "../model/provenance.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type HeaderLine, type SettingLine, type SettingsLine, settingPlace } from "./settings-lines.ts";
import { settingsText } from "./settings-text.ts";

/*
 * .awswhorc is read as .npmrc is: its values are those of the package `ini`. That package knows no lines, so the places
 * come from our own lexer, line by line; where the two do not read a line alike, the line is a fault, and never guessed at.
 */

/** One `key = value`, with its place. */
export interface ExpectedSetting {
  readonly key: string;
  readonly value: string;
  /** Null: above the first section, for all environments. */
  readonly section: string | null;
  readonly place: FileProvenance;
}

export interface ExpectationText {
  readonly path: string;
  /** Names of sections, in their order. */
  readonly sections: readonly string[];
  readonly settings: readonly ExpectedSetting[];
  readonly faults: readonly ExpectationFault[];
}

/** Null: there is no text. Never throws. */
export function readExpectationText(view: FileView): ExpectationText | null {
  const lines = settingsText(view);
  if (view.state !== "text" || lines === null) return null;
  const text = unseal(view.text).replace(/^\ufeff/, "");
  const written = text.split(/\r\n|\r|\n/);
  const settings: ExpectedSetting[] = [];
  const sections: string[] = [];
  const faults: ExpectationFault[] = [];
  const refuse = (line: SettingsLine, message: string): void => {
    faults.push({ place: linePlace(view.path, line.line), message });
  };
  for (const line of lines.lines) {
    const fault = faultOf(line, sections);
    if (fault !== null) refuse(line, fault);
    else if (line.kind === "header") {
      if (isHeaderToIni(line, written[line.line - 1] ?? "")) sections.push(line.title);
      else refuse(line, "write a section's name alone on its line");
    } else if (line.kind === "setting") {
      const value = valueByIni(line, written[line.line - 1] ?? "");
      const twice = settings.find(({ key, section }) => key === line.key && section === line.section);
      if (value === null) refuse(line, "this line can be read in two ways: write key = value");
      else if (twice !== undefined) refuse(line, `${line.key} stands on line ${twice.place.line} already`);
      else settings.push({ key: line.key, value, section: line.section, place: settingPlace(view.path, line) });
    }
  }
  if (faults.length === 0 && !isReadAlike(byIni(text), sections, settings))
    faults.push({ place: linePlace(view.path, 1), message: "this file can be read in two ways" });
  return { path: view.path, sections, settings, faults };
}

const linePlace = (path: string, line: number): FileProvenance => ({
  kind: "file",
  path,
  line,
  column: 1,
  section: null,
  key: null,
});

/** What the two readers would not read alike, or what nobody can mean. */
function faultOf(line: SettingsLine, sections: readonly string[]): string | null {
  switch (line.kind) {
    case "blank":
    case "comment":
      return null;
    case "header":
      if (!line.closed) return "the section's bracket is not closed";
      // The package `ini` makes sections in sections of a dot, and reads quotes, backslashes and comments in a name.
      if (!/^[\w@+-]+$/.test(line.title) || line.title === "__proto__")
        return "an environment's name is made of letters, digits, - and _";
      return sections.includes(line.title) ? `the section [${line.title}] stands twice` : null;
    case "setting":
      return line.delimiter === ":" ? "write key = value, with an equals sign" : null;
    case "continuation":
      return "this line is indented: it could be part of the line above";
    case "junk":
      return "no section, no key = value and no comment";
  }
}

/** What `ini` reads; nothing where it trips, as over a key and a section of one name. */
function byIni(text: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text);
  } catch {
    return {};
  }
}

function isHeaderToIni({ title }: HeaderLine, text: string): boolean {
  const read = byIni(text);
  return typeof read[title] === "object" && read[title] !== null && Object.keys(read).length === 1;
}

/** The value as `ini` reads this line alone; null: it does not see this key in it. */
function valueByIni({ key }: SettingLine, text: string): string | null {
  const read = byIni(text);
  const names = Object.keys(read);
  return names.length === 1 && names[0] === key ? textOf(read[key]) : null;
}

/** `ini` makes values of the words true, false and null. */
function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "boolean" || value === null ? String(value) : null;
}

/** Whether the whole file, read by `ini`, holds just what was read line by line. */
function isReadAlike(
  whole: Readonly<Record<string, unknown>>,
  sections: readonly string[],
  settings: readonly ExpectedSetting[],
): boolean {
  const own = new Map<string, string>(settings.map(({ section, key, value }) => [placeKey(section, key), value]));
  const read = new Map<string, string | null>();
  const seen: string[] = [];
  for (const [name, value] of Object.entries(whole)) {
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      seen.push(name);
      for (const [key, inner] of Object.entries(value)) read.set(placeKey(name, key), textOf(inner));
    } else read.set(placeKey(null, name), textOf(value));
  }
  return (
    seen.length === sections.length &&
    seen.every((name) => sections.includes(name)) &&
    read.size === own.size &&
    [...read].every(([key, value]) => own.get(key) === value)
  );
}

const placeKey = (section: string | null, key: string): string => JSON.stringify([section, key]);
