import type { Identity } from "./identity.ts";
import type { Provenance } from "./provenance.ts";
import type { Account, PlanNode, RegionChoice, Resolution } from "./resolution.ts";
import type { SdkId, SourceId } from "./sdk.ts";

/** Every profile of one machine, as one SDK sees each where code names it. */
export interface ProfileList {
  readonly sdk: Resolution["sdk"];
  readonly profiles: readonly ProfileRow[];
  /** How many there are before any filter. */
  readonly total: number;
  /** Was STS asked? */
  readonly verified: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** For `~` in what is shown. */
  readonly home: string;
}

export interface ProfileRow {
  readonly name: string;
  /** Where its sections stand. */
  readonly sections: readonly Provenance[];
  /** The SDKs that see it where the one asked does not; empty: that one sees it. */
  readonly seenOnlyBy: readonly SdkId[];
  readonly method: CredentialMethod;
  /** What a role is assumed from: a profile's name or a credential source; null: no role, or from nothing. */
  readonly via: string | null;
  /** The step of the chain that gives or fails; null: none. */
  readonly source: SourceId | null;
  readonly accessKeyId: string | null;
  readonly account: Account | null;
  /** The role that one acts as in the end: its name, with its path. */
  readonly role: string | null;
  readonly region: RegionChoice;
  readonly expiration: Expiration | null;
  readonly plan: readonly PlanNode[];
  readonly problems: readonly ProfileProblem[];
  /** Null: not asked. */
  readonly identity: Identity | null;
}

/** How a profile gets credentials. `other`: what is used does not come from the profile. */
export type CredentialMethod =
  | "keys"
  | "temporary-keys"
  | "role"
  | "sso"
  | "login"
  | "process"
  | "web-identity"
  | "container"
  | "instance"
  | "other"
  | "nothing";

export interface Expiration {
  /** As it is written where it was found. */
  readonly text: string;
  /** Milliseconds since 1970; null: no date. */
  readonly at: number | null;
  /** What ends then: a cached sign-in, the profile's own keys, or what was exchanged or kept. */
  readonly of: "sign-in" | "keys" | "exchanged";
}

export interface ProfileProblem {
  readonly id: ProblemId;
  /** `unknown`: what decides was not heard. `note`: it works, with something to know. */
  readonly severity: "error" | "unknown" | "warning" | "note";
  /** A few words. */
  readonly words: string;
  readonly provenance: Provenance | null;
}

export type ProblemId =
  | "seen-by-others-only"
  | "file-refused"
  | "source-missing"
  | "source-empty"
  | "two-sources"
  | "loop"
  | "half-a-pair"
  | "bad-setting"
  | "sign-in-expired"
  | "sign-in-missing"
  | "sign-in-refused"
  | "keys-expired"
  | "not-used"
  | "needs-mfa"
  | "not-asked"
  | "process-not-run"
  | "process-failed"
  | "canary"
  | "denied"
  | "refused"
  | "unreachable"
  | "sdk-error";
