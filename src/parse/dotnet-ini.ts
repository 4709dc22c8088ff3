import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { utf16Text } from "./utf-16-text.ts";
import { unseal } from "../vault/secret.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { type PlainSection, sectionAt, settingAt } from "./plain-section.ts";

/*
 * The INI dialect of the AWS SDK for .NET (Amazon.Runtime.Internal.Util.IniFile of version 4): lines are trimmed, `#` and
 * `;` open a comment at a line's start only, keys know no case. A line that is nothing spoils the whole file (Validate).
 * Behind a key without a value, lines that begin with a blank are a block of its own, over empty lines too, up to one that
 * begins with anything else, be it a comment (golden `open-00008`); version 3 had those lines in the section itself.
 */

export type DotnetIni =
  | {
      readonly kind: "sections";
      /** In the order of the file: of one title, the first counts. */
      readonly sections: () => readonly DotnetSection[];
      /** Those among them that a name could mean; of a plain file no others are read. */
      readonly about: (name: string) => readonly DotnetSection[];
    }
  /** InvalidDataException, or whatever opening the file throws. */
  | { readonly kind: "invalid"; readonly path: string; readonly line: number };

/** A key that comes twice makes its section unusable. */
export interface DotnetSection extends PlainSection {
  readonly usable: boolean;
  /** What stands in a block behind a key, by that key: of one that comes twice the last. */
  readonly blocks: ReadonlyMap<string, ReadonlyMap<string, Setting>>;
}

const read = new WeakMap<FileView, DotnetIni>();

/** Parsed once per snapshot. A file that is not there has no sections. */
export function dotnetIni(view: FileView): DotnetIni {
  const known = read.get(view) ?? parse(view);
  read.set(view, known);
  return known;
}

function parse(view: FileView): DotnetIni {
  switch (view.state) {
    case "text":
      return open(view);
    // A StreamReader knows UTF-16 by its mark (set `hand-places`), and puts U+FFFD for what else is no UTF-8 (read).
    case "not-utf8":
      return open(utf16Text(view.replaced) ?? view.replaced);
    case "absent":
    case "directory":
      return allOf([]);
    case "unreadable":
    case "too-large":
      return { kind: "invalid", path: view.path, line: 1 };
  }
}

function open(view: FileView & { readonly state: "text" }): DotnetIni {
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null) return sectionsOf(view.path, text);
  return {
    kind: "sections",
    sections: () => sectionsIn(sectionsOf(view.path, text)),
    about(name) {
      const part = plain.part(name);
      return part === null ? [] : sectionsIn(sectionsOf(view.path, text, part));
    },
  };
}

function sectionsIn(ini: DotnetIni): readonly DotnetSection[] {
  if (ini.kind !== "sections") throw new Error("a plain file has no fault");
  return ini.sections();
}

const allOf = (sections: readonly DotnetSection[]): DotnetIni => ({
  kind: "sections",
  sections: () => sections,
  about: () => sections,
});

interface OpenSection extends PlainSection {
  readonly settings: Map<string, Setting>;
  readonly blocks: Map<string, Map<string, Setting>>;
  usable: boolean;
}

function sectionsOf(path: string, text: string, part: TextPart = wholeText(text)): DotnetIni {
  const sections: OpenSection[] = [];
  /** Open behind a key without a value. */
  let block: Map<string, Setting> | null = null;
  // The reader takes a byte order mark off.
  for (const [index, raw] of text
    .slice(part.from, part.to)
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (line === "") continue;
    const indented = /^\s/.test(raw);
    if (line.startsWith(";") || line.startsWith("#")) {
      if (!indented) block = null;
      continue;
    }
    const number = index + part.line;
    const equals = line.indexOf("=");
    const isTitle = line.length > 1 && line.startsWith("[") && line.endsWith("]");
    if (equals === -1 && !isTitle) return { kind: "invalid", path, line: number };
    if (!indented || isTitle) block = null;
    if (isTitle) {
      const section = line.slice(1, -1).trim();
      const provenance = sectionAt({ path, number, raw, section });
      sections.push({ name: section, provenance, settings: new Map(), blocks: new Map(), usable: true });
      continue;
    }
    const open = sections.at(-1);
    if (open === undefined) continue;
    const key = line.slice(0, equals).trim().toLowerCase();
    const value = line.slice(equals + 1).trim();
    const setting = settingAt({ path, number, raw, section: open.name }, key, value);
    if (block !== null) {
      block.set(key, setting);
      continue;
    }
    if (open.settings.has(key)) open.usable = false;
    open.settings.set(key, setting);
    if (value !== "") continue;
    block = new Map();
    open.blocks.set(key, block);
  }
  return allOf(sections);
}
