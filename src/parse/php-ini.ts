import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { type PlainSection, sectionAt, settingAt } from "./plain-section.ts";

/*
 * PHP's own INI reader in raw mode, as the AWS SDK for PHP uses it (`Aws\parse_ini_file`, src/functions.php: lines that
 * begin with `#` are taken out first). Rules as run on PHP 8.2. Indents mean nothing, so a nested block's keys become
 * those of the profile; a later section replaces an earlier one; a faulty line spoils the whole file.
 */

export type PhpIni =
  | {
      readonly kind: "sections";
      /** By their titles as they are written. */
      readonly sections: ReadonlyMap<string, PlainSection>;
      /** The first whose title comes to a name without any `profile `: `str_replace('profile ', '', $name)`. */
      readonly bare: (name: string) => PlainSection | undefined;
    }
  /** `is_readable` says no. */
  | { readonly kind: "unreadable" }
  /** `parse_ini_string` gives false. */
  | { readonly kind: "invalid"; readonly line: number };

const read = new WeakMap<FileView, PhpIni>();

/** Parsed once per snapshot. */
export function phpIni(view: FileView): PhpIni {
  const known = read.get(view) ?? parse(view);
  read.set(view, known);
  return known;
}

function parse(view: FileView): PhpIni {
  switch (view.state) {
    case "text":
      return open(view);
    case "not-utf8":
      return open(view.replaced);
    // A folder is readable, and has no text.
    case "directory":
      return { kind: "sections", sections: new Map(), bare: () => undefined };
    case "absent":
    case "unreadable":
    case "too-large":
      return { kind: "unreadable" };
  }
}

function open(view: FileView & { readonly state: "text" }): PhpIni {
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null) return sectionsOf(view.path, text);
  const sections = new SectionsOnDemand(plain, (part) => {
    const ini = sectionsOf(view.path, text, part);
    if (ini.kind !== "sections") throw new Error("a plain file has no fault");
    return ini.sections;
  });
  const bare = (name: string) =>
    name.includes("profile ") ? undefined : (sections.get(`profile ${name}`) ?? sections.get(name));
  return { kind: "sections", sections, bare };
}

function bareIn(sections: ReadonlyMap<string, PlainSection>): (name: string) => PlainSection | undefined {
  let byName: Map<string, PlainSection> | null = null;
  return (name) => {
    // Of a name that comes twice the later entry of a Map stays: so they are put in from the last on.
    byName ??= new Map([...sections].reverse().map(([title, section]) => [title.replaceAll("profile ", ""), section]));
    return byName.get(name);
  };
}

/** Characters that mean something to the scanner, and make no sense in a key (zend_ini_scanner.l, LABEL_CHAR). */
const FAULTY = /[&|^$~(){}!"]/;
const TITLE = /^\[([^\]]*)\]\s*(.*)$/;

function sectionsOf(path: string, text: string, part: TextPart = wholeText(text)): PhpIni {
  const sections = new Map<string, PlainSection>();
  let open: (PlainSection & { readonly settings: Map<string, Setting> }) | null = null;
  for (const [index, raw] of text
    .slice(part.from, part.to)
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (raw.startsWith("#") || line === "" || line.startsWith(";")) continue;
    const number = index + part.line;
    if (line.startsWith("[")) {
      const [, section, rest = ""] = TITLE.exec(line) ?? [];
      if (section === undefined || !isTolerated(rest)) return { kind: "invalid", line: number };
      open = { name: section, provenance: sectionAt({ path, number, raw, section }), settings: new Map() };
      sections.set(section, open);
      continue;
    }
    const equals = line.indexOf("=");
    const key = (equals === -1 ? line : line.slice(0, equals)).trim();
    if (equals === 0 || !isTolerated(key)) return { kind: "invalid", line: number };
    if (equals === -1 || open === null) continue;
    const value = rawValue(line.slice(equals + 1).trim());
    open.settings.set(key, settingAt({ path, number, raw, section: open.name }, key, value));
  }
  return { kind: "sections", sections, bare: bareIn(sections) };
}

const isTolerated = (text: string): boolean => !FAULTY.test(text.replace(/;.*$/, ""));

/** A `;` ends the value, blank before it or not, unless a `"` behind it closes one at the start. */
function rawValue(text: string): string {
  const quoted = text.startsWith('"');
  const from = quoted ? Math.max(text.lastIndexOf('"'), 0) : 0;
  const comment = text.indexOf(";", from);
  const value = (comment === -1 ? text : text.slice(0, comment)).trimEnd();
  return value.length > 1 && quoted && value.endsWith('"') ? value.slice(1, -1) : value;
}
