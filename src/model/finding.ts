import type { Provenance } from "./provenance.ts";
import type { Foreseen } from "./resolution.ts";
import type { SdkId } from "./sdk.ts";

export type Severity = "error" | "warning" | "note";

/** One diagnosed fault: what, where, and what to type. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message where it is told of several SDKs at once, `{sdks}` standing for their names; left out: it names none. */
  readonly messageOfSeveral?: string;
  readonly provenance: readonly Provenance[];
  readonly fix: Fix | null;
  /** The SDKs that it touches; none named: the machine itself, whoever runs on it. */
  readonly sdks: readonly SdkId[];
}

/** A change to the machine, and what the SDK does after it. */
export interface Fix {
  readonly change: Change;
  /** What the change is for, in a few words: "to act as profile prod". */
  readonly promise: string;
  /** The walk over the changed machine (offline); null: not foreseen. */
  readonly after: Foreseen | null;
  /** SDKs that end with no credentials, or as somebody else than is promised; left out: none, or not looked for. */
  readonly moves?: readonly SdkId[];
}

export type Change =
  | { readonly kind: "unset-variables"; readonly names: readonly string[] }
  | { readonly kind: "set-variable"; readonly name: string; readonly value: string }
  /** The values, which may be secret, under their right names. */
  | { readonly kind: "rename-variables"; readonly names: readonly { readonly from: string; readonly to: string }[] }
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
  /** A setting's value without what does not belong to it: the value itself may be secret and stays where it is. */
  | {
      readonly kind: "clean-value";
      readonly path: string;
      readonly line: number;
      readonly key: string;
      readonly without: ValueFlaw;
    }
  | {
      readonly kind: "rename-key";
      readonly path: string;
      readonly line: number;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: "rename-section";
      readonly path: string;
      readonly line: number;
      readonly from: string;
      readonly to: string;
    }
  /** Text that stands behind another on its line gets a line of its own. Columns from 1. */
  | { readonly kind: "break-line"; readonly path: string; readonly line: number; readonly column: number }
  /** Lines put in below a line; 0: at the top. */
  | { readonly kind: "insert-lines"; readonly path: string; readonly below: number; readonly lines: readonly string[] }
  /** Permission bits, such as 0o600. */
  | { readonly kind: "set-mode"; readonly path: string; readonly mode: number }
  /** The AWS CLI puts the keys that it finds into the environment; what would stand in their way there goes. */
  | {
      readonly kind: "export-credentials";
      /** Named to the CLI; null: what it chooses by itself. */
      readonly profile: string | null;
      /** Null: known only when it is done. */
      readonly accessKeyId: string | null;
      /** A session token comes with them, and they end. */
      readonly temporary: boolean;
      readonly unset: readonly string[];
      /** Exported too; null: it need not be. */
      readonly region: string | null;
    }
  /** A command of another tool. */
  | { readonly kind: "run"; readonly command: string }
  /** What only the person can know how to do. */
  | { readonly kind: "by-hand"; readonly text: string };

/** What gets into a value by mistake. */
export type ValueFlaw =
  | "quotes"
  | "inline-comment"
  | "echo-flag"
  | "trailing-percent"
  | "invisible-characters"
  | "outer-blanks";
