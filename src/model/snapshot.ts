import type { Secret } from "../vault/secret.ts";
import type { VariableOrigin } from "./variable-origin.ts";

export interface TextView {
  readonly state: "text";
  readonly path: string;
  readonly text: Secret;
  readonly bytes: number;
}

/** What lies at one path. The text is sealed: only `parse` opens it. */
export type FileView =
  | TextView
  | { readonly state: "absent"; readonly path: string }
  | { readonly state: "directory"; readonly path: string }
  /** EACCES, ELOOP, EIO and the like: there is something, it cannot be read. */
  | { readonly state: "unreadable"; readonly path: string; readonly code: string }
  /** `replaced`: as whoever minds no bytes reads it, U+FFFD for what is no UTF-8. */
  | { readonly state: "not-utf8"; readonly path: string; readonly offset: number; readonly replaced: TextView }
  | { readonly state: "too-large"; readonly path: string; readonly bytes: number };

/** What the file system itself says of a path, unopened. */
export interface FileStatus {
  readonly kind: "file" | "folder" | "other";
  /** Permission bits, such as 0o600; null: this file system has none. */
  readonly mode: number | null;
  /** The owner's number; null: it has none. */
  readonly owner: number | null;
  /** Milliseconds since 1970; null: not told. */
  readonly modified: number | null;
}

/** A process above ours, with the environment that it began with. */
export interface Ancestor {
  readonly pid: number;
  readonly program: string;
  readonly variables: ReadonlyMap<string, VariableValue>;
}

export type VariableValue = string | Secret;

/** One machine at one moment, as every chain sees it. Immutable: a file is read at most once, when first looked at. */
export interface Snapshot {
  /** Only variables that matter to AWS tools or that a path names; the secret ones are sealed. */
  readonly variables: ReadonlyMap<string, VariableValue>;
  readonly platform: "posix" | "windows";
  /** The account's home folder as the system knows it; `HOME` stands in `variables`. */
  readonly systemHome: string;
  readonly cwd: string;
  /** The number of the user who runs; null: the platform has none. */
  readonly user: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The time zone of programs here, by its IANA name. */
  timeZone(): string;
  file(path: string): FileView;
  /** Null: there is nothing, or it cannot be reached. */
  status(path: string): FileStatus | null;
  /** The processes above the one that asks, nearest first; none where that cannot be told. */
  ancestors(): readonly Ancestor[];
  /** Of a snapshot file: where its variables came from, as it was told then. Left out: it is looked for. */
  readonly recordedOrigins?: readonly VariableOrigin[];
  /** Names in a folder; none where it cannot be listed. */
  folder(path: string): readonly string[];
}
