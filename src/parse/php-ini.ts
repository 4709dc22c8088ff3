import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type PlainSection, sectionAt, settingAt } from "./plain-section.ts";

/*
 * PHP's own INI reader in raw mode, as the AWS SDK for PHP uses it (`Aws\parse_ini_file`, src/functions.php: lines that
 * begin with `#` are taken out first). Rules as run on PHP 8.2. Indents mean nothing, so a nested block's keys become
 * those of the profile; a later section replaces an earlier one; a faulty line spoils the whole file.
 */

export type PhpIni =
  | { readonly kind: "sections"; readonly sections: ReadonlyMap<string, PlainSection> }
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
      return sectionsOf(view.path, unseal(view.text));
    // A folder is readable, and has no text.
    case "directory":
      return { kind: "sections", sections: new Map() };
    case "absent":
    case "unreadable":
    case "not-utf8":
    case "too-large":
      return { kind: "unreadable" };
  }
}

/** Characters that mean something to the scanner, and make no sense in a key (zend_ini_scanner.l, LABEL_CHAR). */
const FAULTY = /[&|^$~(){}!"]/;
const TITLE = /^\[([^\]]*)\]\s*(.*)$/;

function sectionsOf(path: string, text: string): PhpIni {
  const sections = new Map<string, PlainSection>();
  let open: (PlainSection & { readonly settings: Map<string, Setting> }) | null = null;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (raw.startsWith("#") || line === "" || line.startsWith(";")) continue;
    const number = index + 1;
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
  return { kind: "sections", sections };
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
