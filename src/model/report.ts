import type { Diagnosis } from "./diagnosis.ts";
import type { Examination } from "./examination.ts";
import type { ExpectationResult } from "./expectation.ts";
import type { Fix, Severity } from "./finding.ts";

/** What doctor and check have to say: every format is made of this. */
export interface Report {
  readonly examination: Examination;
  /** Null: doctor's. */
  readonly check: Check | null;
  /** From where on a finding is a failure. */
  readonly failOn: Severity;
  /** Rules whose findings are expected. */
  readonly allow: readonly string[];
  /** The top of the working tree that this is run in; null: there is none. */
  readonly tree: string | null;
  /** Of awswho itself. */
  readonly version: string;
}

/** What came of the expectations. */
export interface Check {
  /** Null: none was named. */
  readonly environment: string | null;
  /** The .awswhorc that was read; null: flags alone. */
  readonly file: string | null;
  readonly results: readonly ExpectationResult[];
  /** The first thing to do on the way to what is expected. */
  readonly next: Fix | null;
  /** Who stands for the answer: the SDKs that were judged. */
  readonly judged: readonly Diagnosis[];
}
