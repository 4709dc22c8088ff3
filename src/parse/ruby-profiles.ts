import type { FileProvenance } from "../model/provenance.ts";
import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";

/*
 * The INI dialect of the AWS SDK for Ruby (Aws::IniParser, aws-sdk-core 3.168.1), which refuses nothing: what is no
 * section and no `key = value` is passed over. ` ;` opens a comment anywhere, `#` only behind a section's bracket; a
 * section without a setting is not there; a later section of the same name adds to the earlier one.
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
      return { kind: "sections", sections: open(view) };
    case "absent":
    case "unreadable":
      return { kind: "not-loaded" };
    case "directory":
    case "not-utf8":
    case "too-large":
      return { kind: view.state };
  }
}

function open(view: FileView & { readonly state: "text" }): ReadonlyMap<string, RubySection> {
  const text = unseal(view.text);
  const plain = plainFile(view);
  const sections = (part?: TextPart) => sectionsOf(view.path, text, part);
  return plain === null ? sections() : new SectionsOnDemand(plain, sections);
}

/** Ruby's `\s`, `.` and `$` on one line: narrower, wider, and before its end, than JavaScript's. */
const SECTION = /^\[([^[\]]+)\][ \t\r\n\f\v]*(?:#[^\n]+)?(?=\n|$)/;
const NAMED = /^profile[ \t\r\n\f\v]+([^\n]+?)$/;
const ITEM = /^([^\n]+?)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*([^\n]+?)[ \t\r\n\f\v]*(?=\n|$)/;
const INDENTED = /^[ \t\r\n\f\v]/;

interface OpenSection {
  readonly name: string;
  readonly provenance: FileProvenance;
}

function sectionsOf(path: string, text: string, part: TextPart = wholeText(text)): ReadonlyMap<string, RubySection> {
  const sections = new Map<string, RubySection & { readonly settings: Setting[] }>();
  let open: OpenSection | null = null;
  for (const [index, raw] of text
    .slice(part.from, part.to)
    .split(/(?<=\n)/)
    .entries()) {
    const line = withoutComment(raw);
    const at = { kind: "file" as const, path, line: index + part.line };
    const title = SECTION.exec(line)?.[1];
    if (title !== undefined) {
      const name = NAMED.exec(title)?.[1] ?? title;
      open = { name, provenance: { ...at, column: 1, section: name, key: null } };
      continue;
    }
    const item = open === null ? null : ITEM.exec(line);
    if (open === null || item === null) continue;
    const section = sections.get(open.name) ?? { ...open, settings: [] };
    sections.set(open.name, section);
    const [, key = "", value = ""] = item;
    // An indented line belongs to the block above it: its section is there, its setting is not.
    if (INDENTED.test(key)) continue;
    const column = line.indexOf(value, line.indexOf("=", key.length) + 1) + 1;
    section.settings.push({
      key,
      value: plainOrSealed(key, value),
      provenance: { ...at, column, section: open.name, key },
    });
  }
  return sections;
}

/** `line.split(/^|\s;/).first`: the blank before the `;` is never the line's first character. */
function withoutComment(line: string): string {
  const at = line.slice(1).search(/[ \t\r\n\f\v];/);
  return at === -1 ? line : line.slice(0, at + 1);
}
