import type { Lines } from "./lines.ts";

/** One `key = value` of a file. Offsets point into the document's text, so that 50,000 of them stay cheap. */
export interface IniEntry {
  readonly key: string;
  /** Line of the key, from 1. */
  readonly line: number;
  /** The value on the key's own line. */
  readonly from: number;
  readonly to: number;
  /** Continuation lines as [from, to) pairs, blank ones included; null: none. */
  more: number[] | null;
}

export interface IniSection {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly entries: Map<string, IniEntry>;
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
  readonly sections: ReadonlyMap<string, IniSection>;
  /** `[DEFAULT]`: its keys leak into every section. */
  readonly defaults: IniSection | null;
  readonly fault: IniFault | null;
}
