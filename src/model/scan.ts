import type { CodeLanguage, CodeSite } from "./code-site.ts";

/** A site and its file. */
export interface PlacedSite {
  /** As one would type it from where the scan was started. */
  readonly path: string;
  readonly site: CodeSite;
}

/** What the files scanned hold, and which were not read. */
export interface SourceReading {
  /** Files met, whatever they are. */
  readonly files: number;
  /** Opened, since some reader's. */
  readonly opened: number;
  /** Parsed, since a word of the reader's stands in it. */
  readonly parsed: number;
  readonly sites: readonly PlacedSite[];
  readonly notRead: readonly NotRead[];
  /** Files that a reader would have read, had a .gitignore not left them out. */
  readonly ignored: readonly string[];
  /** Languages of which there were files, and whose grammar is not installed. */
  readonly withoutGrammar: readonly WithoutGrammar[];
}

export interface NotRead {
  readonly path: string;
  readonly why:
    | "too-large"
    | "binary"
    | "no-regular-file"
    | "unreadable"
    | "unreadable-folder"
    | "too-many-entries"
    | "absent"
    /** The parser did not come to an end in time, or the reader has no end for it. */
    | "not-parsed"
    /** Named on the command line, and of no language that is read. */
    | "no-reader";
}

export interface WithoutGrammar {
  readonly language: CodeLanguage;
  /** The packages to install. */
  readonly packages: readonly string[];
  readonly files: readonly string[];
}
