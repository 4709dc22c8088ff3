import type { BlockName } from "./acting-block.ts";
import type { FileProvenance, Provenance } from "./provenance.ts";
import type { SdkId } from "./sdk.ts";

/** What can be expected of who a program is here. */
export const EXPECTATION_KEYS = [
  "account",
  "role",
  "arn",
  "profile",
  "source",
  "region",
  "partition",
  "agree",
  "min-lifetime",
  "no-long-lived-keys",
] as const;

export type ExpectationKey = (typeof EXPECTATION_KEYS)[number];

/** One thing that is expected, as it was written, and where. */
export interface Expectation {
  readonly key: ExpectationKey;
  readonly wanted: string;
  readonly provenance: Provenance;
}

/** How an expectation is met by the SDKs that are alike in it. `credentials` is always expected: that there are any, and that AWS knows them. */
export interface ExpectationResult {
  readonly key: ExpectationKey | "credentials";
  readonly sdks: readonly SdkId[];
  /** Of a run of Terraform's: the blocks of which it is told. */
  readonly blocks?: readonly BlockName[];
  readonly verdict: ExpectationVerdict;
  /** As it was written; for `credentials`, in words. */
  readonly wanted: string;
  /** Null: not known. */
  readonly actual: string | null;
  /** Where the expectation stands; null: nobody wrote it. */
  readonly writtenAt: Provenance | null;
  /** Where what is there comes from. */
  readonly actualAt: readonly Provenance[];
}

/** `unknown`: it could not be told, because nobody was asked or nobody answered. */
export type ExpectationVerdict = "met" | "not-met" | "unknown";

/** A line of .awswhorc that cannot be meant. */
export interface ExpectationFault {
  readonly place: FileProvenance;
  readonly message: string;
}
