import { IntColumn } from "./int-column.ts";
import type { Lines } from "./lines.ts";

/** One `key = value` of a file. Offsets point into the document's text. */
export interface IniEntry {
  /** In lower case. */
  readonly key: string;
  /** Line of the key, from 1. */
  readonly line: number;
  /** The value on the key's own line. */
  readonly from: number;
  readonly to: number;
  /** Continuation lines as [from, to) pairs, blank ones included; null: none. */
  readonly more: readonly number[] | null;
}

export interface IniSection {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  /** Its entries are those of the document's table from here … */
  readonly first: number;
  /** … to before here. */
  end: number;
  /** The same section opened again: only `[DEFAULT]` may. */
  next: IniSection | null;
}

/** All entries of a file in columns: a file of 10,000 profiles stays cheap to read, as only what is asked for is built. */
export class EntryTable {
  readonly line = new IntColumn();
  readonly keyFrom = new IntColumn();
  readonly keyTo = new IntColumn();
  readonly from = new IntColumn();
  readonly to = new IntColumn();
  readonly more = new Map<number, number[]>();

  get length(): number {
    return this.line.length;
  }

  add(line: number, keyFrom: number, keyTo: number, from: number, to: number): number {
    this.line.push(line);
    this.keyFrom.push(keyFrom);
    this.keyTo.push(keyTo);
    this.from.push(from);
    this.to.push(to);
    return this.length - 1;
  }
}

/** Why Python's configparser, or botocore after it, refuses a file. Lines start at 1. */
export type IniFault =
  | { readonly kind: "duplicate-section"; readonly section: string; readonly line: number; readonly first: number }
  | {
      readonly kind: "duplicate-key";
      readonly section: string;
      readonly key: string;
      readonly line: number;
      readonly first: number;
    }
  | { readonly kind: "no-section-header"; readonly line: number; readonly byteOrderMark: boolean }
  | { readonly kind: "not-a-setting"; readonly lines: readonly number[] }
  | { readonly kind: "nested-without-equals"; readonly line: number; readonly section: string; readonly key: string }
  | { readonly kind: "not-utf8"; readonly offset: number };

export interface IniDocument {
  readonly path: string;
  readonly lines: Lines;
  readonly table: EntryTable;
  readonly sections: ReadonlyMap<string, IniSection>;
  /** `[DEFAULT]`: its keys leak into every section. */
  readonly defaults: IniSection | null;
  readonly fault: IniFault | null;
}

type Contents = Pick<IniDocument, "lines" | "table">;

/** An entry's key as configparser has it: in lower case. */
export const keyAt = ({ lines, table }: Contents, index: number): string =>
  lines.text.slice(table.keyFrom.at(index), table.keyTo.at(index)).toLowerCase();

function entryAt(contents: Contents, index: number): IniEntry {
  const { table } = contents;
  return {
    key: keyAt(contents, index),
    line: table.line.at(index),
    from: table.from.at(index),
    to: table.to.at(index),
    more: table.more.get(index) ?? null,
  };
}

/** A section's entry of a key (lower case); null: it has none. */
export function entryOf(contents: Contents, section: IniSection, key: string): IniEntry | null {
  for (let part: IniSection | null = section; part !== null; part = part.next)
    for (let index = part.first; index < part.end; index += 1)
      if (isKeyAt(contents, index, key)) return entryAt(contents, index);
  return null;
}

/** Compared in place: a walk looks for some thirty keys in each section it reads. No letter's lower case is longer than it, where it is ASCII. */
function isKeyAt(contents: Contents, index: number, key: string): boolean {
  const { lines, table } = contents;
  const from = table.keyFrom.at(index);
  if (table.keyTo.at(index) - from !== key.length) return false;
  return lines.text.startsWith(key, from) || keyAt(contents, index) === key;
}

/** All entries of a section, in the order of the file. */
export function entriesOf(contents: Contents, section: IniSection): readonly IniEntry[] {
  const entries: IniEntry[] = [];
  for (let part: IniSection | null = section; part !== null; part = part.next)
    for (let index = part.first; index < part.end; index += 1) entries.push(entryAt(contents, index));
  return entries;
}
