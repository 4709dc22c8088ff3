import type { FileStatus } from "./snapshot.ts";
import type { Answer } from "./question.ts";
import type { Identity } from "./identity.ts";
import type { VariableOrigin } from "./variable-origin.ts";

/**
 * A snapshot as it is written down: docs/snapshot.md. Whatever may be secret is masked before it comes here; a mask keeps
 * a text's shape, so that every SDK reads it as it reads the original. Fields are only ever added; a reader refuses a
 * larger `awswhoSnapshot` than it knows.
 */
export interface SnapshotFile {
  readonly awswhoSnapshot: 1;
  /** ISO 8601. */
  readonly takenAt: string;
  readonly takenBy: string;
  readonly platform: "posix" | "windows";
  readonly systemHome: string;
  readonly cwd: string;
  /** By its IANA name; left out by those who took snapshots before it was kept, and where it was not told: UTC. */
  readonly timeZone?: string;
  readonly user: number | null;
  /** Would a program have a terminal to ask on? */
  readonly terminal: boolean;
  readonly variables: Readonly<Record<string, string>>;
  /** Where AWS's variables came from; left out: it was not looked for. */
  readonly origins?: readonly VariableOrigin[];
  readonly files: readonly CapturedFile[];
  /** Names in folders that were listed. */
  readonly folders: Readonly<Record<string, readonly string[]>>;
  /** What was answered when it was taken, by question; empty: nobody was asked. */
  readonly answers: readonly CapturedAnswer[];
}

export type CapturedFile = { readonly path: string; readonly status: FileStatus | null } & (
  | { readonly state: "text"; readonly text: string; readonly bytes: number }
  | { readonly state: "absent" | "directory" | "seen" }
  | { readonly state: "unreadable"; readonly code: string }
  /** `text`: with U+FFFD for what is no UTF-8; left out by those who took snapshots before it was kept. */
  | { readonly state: "not-utf8"; readonly offset: number; readonly text?: string }
  | { readonly state: "too-large"; readonly bytes: number }
);

export type CapturedAnswer =
  | { readonly kind: "answer"; readonly question: string; readonly answer: Answer }
  | { readonly kind: "identity"; readonly question: string; readonly identity: Identity };

export const SNAPSHOT_VERSION = 1;
