import type { FileProvenance } from "../model/provenance.ts";
import type { Setting } from "../model/settings.ts";
import type { FileView } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type TextPart, plainFile, wholeText } from "./plain-file.ts";
import { SectionsOnDemand } from "./sections-on-demand.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";

/*
 * The INI dialect of the AWS SDK for Java 1.x (BasicProfileConfigLoader, AbstractProfilesConfigFileScanner, 1.12.797):
 * lines are trimmed, so nothing is ever nested or continued; only `#` opens a comment; a later section of the same name
 * replaces the earlier one; one line without `=` spoils the whole file.
 */

/** A section with its settings in the order of the file: of one key, the last counts. */
export interface JavaV1Section {
  readonly name: string;
  readonly provenance: FileProvenance;
  readonly settings: readonly Setting[];
}

export type JavaV1Profiles =
  | { readonly kind: "sections"; readonly sections: ReadonlyMap<string, JavaV1Section> }
  /** An exception's text, and where the file gives rise to it. */
  | { readonly kind: "fault"; readonly fault: JavaV1Fault };

export interface JavaV1Fault {
  readonly reason: "no-equals" | "no-section" | "empty-name" | "unreadable" | "not-read";
  /** From 1, as the SDK counts. */
  readonly line: number;
}

const read = new WeakMap<FileView, JavaV1Profiles>();

/** Parsed once per snapshot. A file that is not there has no profiles: the caller knows whether that is a fault. */
export function javaV1Profiles(view: FileView): JavaV1Profiles {
  const known = read.get(view) ?? parse(view);
  read.set(view, known);
  return known;
}

const faulty = (reason: JavaV1Fault["reason"], line: number): JavaV1Profiles => ({
  kind: "fault",
  fault: { reason, line },
});

function parse(view: FileView): JavaV1Profiles {
  switch (view.state) {
    case "text":
      return open(view);
    // A Scanner puts U+FFFD for what is no UTF-8 (goldens `odd-00026`, `odd-00031`).
    case "not-utf8":
      return open(view.replaced);
    case "absent":
    case "directory":
      return { kind: "sections", sections: new Map() };
    case "unreadable":
      return faulty("unreadable", 1);
    case "too-large":
      return faulty("not-read", 1);
  }
}

function open(view: FileView & { readonly state: "text" }): JavaV1Profiles {
  const text = unseal(view.text);
  const plain = plainFile(view);
  if (plain === null) return scan(view.path, text);
  const sections = (part?: TextPart): ReadonlyMap<string, JavaV1Section> => {
    const scanned = scan(view.path, text, part);
    if (scanned.kind === "fault") throw new Error("a plain file has no fault");
    return scanned.sections;
  };
  return { kind: "sections", sections: new SectionsOnDemand(plain, sections) };
}

/** java.util.Scanner.nextLine */
const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085]/;

function scan(path: string, text: string, part: TextPart = wholeText(text)): JavaV1Profiles {
  const sections = new Map<string, JavaV1Section>();
  let settings: Setting[] | null = null;
  let section = "";
  for (const [index, raw] of text.slice(part.from, part.to).split(LINE_END).entries()) {
    const line = javaTrim(raw);
    const number = index + part.line;
    if (line === "" || line.startsWith("#")) continue;
    const place = (column: number, key: string | null): FileProvenance => ({
      kind: "file",
      path,
      line: number,
      column,
      section,
      key,
    });
    if (line.startsWith("[") && line.endsWith("]") && line.length > 1) {
      section = javaTrim(line.slice(1, -1));
      settings = [];
      sections.set(section, { name: section, provenance: place(raw.indexOf("[") + 1, null), settings });
      continue;
    }
    const equals = raw.indexOf("=");
    if (equals === -1) return faulty("no-equals", number);
    if (settings === null) return faulty("no-section", number);
    const key = javaTrim(raw.slice(0, equals));
    const value = javaTrim(raw.slice(equals + 1));
    const column = equals + 1 + raw.slice(equals + 1).indexOf(value) + 1;
    settings.push({ key, value: plainOrSealed(key, value), provenance: place(column, key) });
  }
  const nameless = sections.get("");
  return nameless === undefined ? { kind: "sections", sections } : faulty("empty-name", nameless.provenance.line);
}

/** String.trim(): everything up to the space, control characters among it, and nothing above (no-break space, BOM). */
export const javaTrim = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
};
