import type { Change, Finding } from "./finding.ts";
import type { FileView } from "./snapshot.ts";

/** What `doctor --fix` would do: everything that is a change to a file, and what is left to the person. */
export interface RepairPlan {
  readonly files: readonly TextRepair[];
  readonly modes: readonly ModeRepair[];
  /** Cured by something typed: a variable, a command of another tool. */
  readonly toType: readonly Finding[];
  /** Their change meets another on its lines: for a second run. */
  readonly later: readonly Finding[];
}

/** One file's text, before and after all that is changed in it. Both are sealed. */
export interface TextRepair {
  readonly kind: "text";
  readonly path: string;
  readonly before: Extract<FileView, { state: "text" }>;
  readonly after: Extract<FileView, { state: "text" }>;
  readonly findings: readonly Finding[];
  readonly patch: readonly PatchHunk[];
}

export interface ModeRepair {
  readonly kind: "mode";
  readonly path: string;
  /** Permission bits. */
  readonly before: number | null;
  readonly after: Extract<Change, { kind: "set-mode" }>["mode"];
  readonly finding: Finding;
}

export interface PatchHunk {
  readonly before: PatchSide;
  readonly after: PatchSide;
  readonly lines: readonly PatchLine[];
}

/** Lines from 1. */
export interface PatchSide {
  readonly start: number;
  readonly length: number;
}

/** Secrets are masked: this is for eyes, not for `patch`. */
export interface PatchLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
  /** False: the last line of a file that has no end of its own. */
  readonly ended: boolean;
}

/** What became of a repair. */
export type Repaired =
  | { readonly state: "written"; readonly path: string /** Where the old text is. */; readonly backup: string | null }
  | { readonly state: "refused"; readonly path: string; readonly why: Refusal }
  /** The file is as it was. */
  | { readonly state: "failed"; readonly path: string; readonly code: string };

export type Refusal =
  /** Somebody wrote to it since it was read. */
  | "changed"
  /** It, or its folder, may not be written to. */
  | "read-only"
  /** No regular file any more. */
  | "no-file"
  /** A second name (a hard link) would keep the old text. */
  | "second-name"
  /** A new file could not be given to its owner. */
  | "owner";
