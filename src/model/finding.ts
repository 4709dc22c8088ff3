import type { Provenance } from "./provenance.ts";
import type { Resolution } from "./resolution.ts";

export type Severity = "error" | "warning" | "note";

/** One diagnosed fault: what, where, and what to type. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly provenance: readonly Provenance[];
  readonly fix: Fix | null;
}

/** A change to the machine, and what the SDK does after it. */
export interface Fix {
  readonly change: Change;
  /** What the change is for, in a few words: "to act as profile prod". */
  readonly promise: string;
  /** The walk over the changed machine (offline); null: not foreseen. */
  readonly after: Resolution | null;
}

export type Change =
  | { readonly kind: "unset-variables"; readonly names: readonly string[] }
  | { readonly kind: "set-variable"; readonly name: string; readonly value: string }
  /** Lines to take out, from 1. */
  | { readonly kind: "delete-lines"; readonly path: string; readonly lines: readonly number[] }
  | {
      readonly kind: "replace-value";
      readonly path: string;
      readonly line: number;
      readonly key: string;
      readonly value: string;
    }
  | { readonly kind: "remove-byte-order-mark"; readonly path: string }
  /** A command of another tool. */
  | { readonly kind: "run"; readonly command: string }
  /** What only the person can know how to do. */
  | { readonly kind: "by-hand"; readonly text: string };
