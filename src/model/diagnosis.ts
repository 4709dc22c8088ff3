import type { BlockName } from "./acting-block.ts";
import type { Finding } from "./finding.ts";
import type { Identity } from "./identity.ts";
import type { Place, Wrapper } from "./place.ts";
import type { VariableOrigin } from "./variable-origin.ts";
import type { Resolution } from "./resolution.ts";

/** What one SDK's walk came to, and who that is. */
export interface Walked {
  readonly resolution: Resolution;
  /** Null: not asked (offline, or nothing to ask with). */
  readonly identity: Identity | null;
  readonly place: Place;
  readonly wrapper: Wrapper | null;
  /** The SDK's version on this machine; null: not found. */
  readonly installed: string | null;
  readonly offline: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** For `~` in what is shown. */
  readonly home: string;
}

/** All that one run has to say: what a report is made of. */
export interface Diagnosis extends Walked {
  /** The block of Terraform's that says it; left out: no block does. */
  readonly by?: BlockName;
  readonly findings: readonly Finding[];
  /** Where the variables that decide came from. */
  readonly origins: readonly VariableOrigin[];
}
