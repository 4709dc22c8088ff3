import type { FileProvenance } from "../model/provenance.ts";
import type { Setting } from "../model/settings.ts";
import { plainOrSealed } from "./plain-or-sealed.ts";

/** A section of a file whose dialect knows no nesting: of one key, what the dialect lets stand. */
export interface PlainSection {
  readonly name: string;
  readonly provenance: FileProvenance;
  readonly settings: ReadonlyMap<string, Setting>;
}

/** A line of a file with the section that it stands in. */
export interface PlainLine {
  readonly path: string;
  /** From 1. */
  readonly number: number;
  readonly raw: string;
  readonly section: string;
}

export const sectionAt = ({ path, number, raw, section }: PlainLine): FileProvenance => ({
  kind: "file",
  path,
  line: number,
  column: raw.indexOf("[") + 1,
  section,
  key: null,
});

/** A setting of a line; its value is looked for behind the first `=`. */
export function settingAt({ path, number, raw, section }: PlainLine, key: string, value: string): Setting {
  const from = raw.indexOf("=") + 1;
  const at = raw.indexOf(value, from);
  // A value that is read as another one (PHP takes `true` for 1) begins where it is written.
  const column = (at === -1 ? from + raw.slice(from).search(/\S|$/) : at) + 1;
  return {
    key,
    value: plainOrSealed(key, value),
    provenance: { kind: "file", path, line: number, column, section, key },
  };
}
