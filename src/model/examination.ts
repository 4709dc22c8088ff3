import type { Diagnosis } from "./diagnosis.ts";
import type { Finding } from "./finding.ts";
import type { SdkId } from "./sdk.ts";

/** All that doctor has to say: what its reports are made of. */
export interface Examination {
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** The SDKs that are told of. */
  readonly sdks: readonly SdkId[];
  /** Why these: they were found here, they were asked for, or none was found and these are the usual ones. */
  readonly chosen: "at-hand" | "asked" | "usual";
  readonly diagnoses: readonly Diagnosis[];
  /** Rules that were left out. */
  readonly disabled: readonly string[];
  readonly offline: boolean;
  readonly home: string;
  readonly cwd: string;
}
