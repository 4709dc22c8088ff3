import { PLAIN_SETTINGS } from "../model/plain-settings.ts";
import type { FileProvenance } from "../model/provenance.ts";
import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";

/*
 * The INI dialect of the AWS SDK for Ruby (Aws::IniParser, aws-sdk-core 3.211.0): what is no section and no `key = value` is
 * passed over. ` ;` opens a comment anywhere, `#` only behind a section's bracket; a section without a setting is not there;
 * a later section of the same name adds to the earlier one. An indented `key = value` belongs to the block above it; where
 * there is none, and the line before it is no setting either, the parser falls over it (goldens `anew-00035`, `-00101`).
 */

/** A section with its settings in the order of the file: of one key, the last counts. */
export interface RubySection {
  readonly name: string;
  readonly provenance: FileProvenance;
  readonly settings: readonly Setting[];
}

export type RubyProfiles =
  | { readonly kind: "sections"; readonly sections: ReadonlyMap<string, RubySection> }
  /** File.exist? and File.readable? say no. */
  | { readonly kind: "not-loaded" }
  /** An indented line to which no block belongs. */
  | { readonly kind: "broken"; readonly line: number }
  | { readonly kind: "directory" | "not-utf8" | "too-large" };

const read = new WeakMap<FileView, RubyProfiles>();

/** Parsed once per snapshot. */
export function rubyProfiles(view: FileView): RubyProfiles {
  const known = read.get(view) ?? parse(view);
  read.set(view, known);
  return known;
}

function parse(view: FileView): RubyProfiles {
  switch (view.state) {
    case "text":
      return open(view);
    case "absent":
    case "unreadable":
      return { kind: "not-loaded" };
    case "directory":
    case "not-utf8":
    case "too-large":
      return { kind: view.state };
  }
}

function open(view: FileView & { readonly state: "text" }): RubyProfiles {
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null) return new Reader(view.path).read(text);
  const sections = (part: TextPart = wholeText(text)) => new Reader(view.path).sectionsOf(text, part);
  return { kind: "sections", sections: new SectionsOnDemand(plain, sections) };
}

/** Ruby's `\s`, `.` and `$` on one line: narrower, wider, and before its end, than JavaScript's. */
const SECTION = /^\[([^[\]]+)\][ \t\r\n\f\v]*(?:#[^\n]+)?(?=\n|$)/;
const NAMED = /^profile[ \t\r\n\f\v]+([^\n]+?)$/;
const ITEM = /^([^\n]+?)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*([^\n]+?)[ \t\r\n\f\v]*(?=\n|$)/;
const PREFIX = /^([^\n]+?)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*(?=\n|$)/;
const INDENTED = /^[ \t\r\n\f\v]/;

interface OpenSection {
  readonly name: string;
  readonly provenance: FileProvenance;
}

interface Item {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

type Section = RubySection & { readonly settings: Setting[] };

/** `ini_parse`: what it remembers from line to line, it remembers across headers, too. */
class Reader {
  readonly #path: string;
  readonly #sections = new Map<string, Section>();
  #open: OpenSection | null = null;
  /** The block that indented lines belong to, and the line of its key. */
  #prefix: Omit<Item, "value"> | null = null;
  /** The last line's setting; null: it was none. */
  #item: Item | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  read(text: string): RubyProfiles {
    const broken = this.#readLines(text, wholeText(text));
    return broken === null ? { kind: "sections", sections: this.#sections } : { kind: "broken", line: broken };
  }

  /** Of a plain file, in which nothing is indented. */
  sectionsOf(text: string, part: TextPart): ReadonlyMap<string, RubySection> {
    this.#readLines(text, part);
    return this.#sections;
  }

  #readLines(text: string, part: TextPart): number | null {
    const lines = text.slice(part.from, part.to).split(/(?<=\n)/);
    for (const [index, raw] of lines.entries())
      if (!this.#readLine(withoutComment(raw), index + part.line)) return index + part.line;
    return null;
  }

  /** False: the parser falls over it. */
  #readLine(line: string, number: number): boolean {
    const title = SECTION.exec(line)?.[1];
    if (title !== undefined) {
      const name = NAMED.exec(title)?.[1] ?? title;
      const provenance = { kind: "file", path: this.#path, line: number, column: 1, section: name, key: null } as const;
      this.#open = { name, provenance };
      return true;
    }
    if (this.#open === null) return true;
    const before = this.#item;
    const [, key = "", value = ""] = ITEM.exec(line) ?? [];
    this.#item = key === "" ? null : { key, value, line: number };
    if (key === "") {
      const prefix = PREFIX.exec(line)?.[1];
      if (prefix !== undefined) this.#prefix = { key: prefix, line: number };
      return true;
    }
    const column = line.indexOf(value, line.indexOf("=", key.length) + 1) + 1;
    const place = { ...this.#open.provenance, line: number, column };
    if (INDENTED.test(key)) return this.#readIndented(key.trim(), value, before);
    this.#prefix = null;
    this.#section(this.#open).settings.push({ key, value: plainOrSealed(key, value), provenance: { ...place, key } });
    return true;
  }

  #readIndented(key: string, value: string, before: Item | null): boolean {
    const open = this.#open as OpenSection;
    let isNew = false;
    if (this.#prefix === null) {
      if (before === null) return false;
      if (before.value.trim() === "") {
        if (!this.#sections.has(open.name)) return false;
        this.#prefix = before;
        isNew = true;
      }
    }
    const { settings } = this.#section(open);
    const prefix = this.#prefix;
    // Settings of no block stand under the key nil, which nobody asks for.
    if (prefix === null) return true;
    const known = isNew ? undefined : settings.findLast((setting) => setting.key === prefix.key);
    if (known !== undefined && known.value.kind !== "nested") return false;
    const block = known?.value.kind === "nested" ? (known.value.settings as Map<string, string>) : new Map();
    if (known === undefined)
      settings.push({
        key: prefix.key,
        value: { kind: "nested", settings: block },
        provenance: { ...open.provenance, line: prefix.line, key: prefix.key },
      });
    if (PLAIN_SETTINGS.has(key)) block.set(key, value);
    return true;
  }

  #section(open: OpenSection): Section {
    const section = this.#sections.get(open.name) ?? { ...open, settings: [] };
    this.#sections.set(open.name, section);
    return section;
  }
}

/** `line.split(/^|\s;/).first`: the blank before the `;` is never the line's first character. */
function withoutComment(line: string): string {
  const at = line.slice(1).search(/[ \t\r\n\f\v];/);
  return at === -1 ? line : line.slice(0, at + 1);
}
