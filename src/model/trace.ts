import type { Provenance } from "./provenance.ts";
import type { Account, Resolution } from "./resolution.ts";
import type { SdkId, SourceId } from "./sdk.ts";

/** The SDK that made a call, as its user agent says. */
export interface CallingSdk {
  /** Null: none that is known. */
  readonly id: SdkId | null;
  readonly version: string | null;
}

/**
 * One request of a call, as an SDK's client-side monitoring reports it: all that is kept of such a report. Session token,
 * messages, request ids and the user agent itself stay behind.
 */
export interface CallAttempt {
  readonly kind: "attempt";
  readonly service: string;
  readonly operation: string;
  /** Null: not signed, or what stands there is no key id as AWS makes them, and none that is known here. */
  readonly accessKeyId: string | null;
  readonly signed: boolean;
  /** The region it was signed for. */
  readonly region: string | null;
  readonly host: string | null;
  readonly sdk: CallingSdk;
  readonly hasSessionToken: boolean;
  /** Something answered, whatever it was. */
  readonly answered: boolean;
  /** AWS's error code, or the name of the SDK's own exception; null: it went well. */
  readonly error: string | null;
}

/** A call that is over, with all its attempts. */
export interface FinishedCall {
  readonly kind: "call";
  readonly service: string;
  readonly operation: string;
  readonly sdk: CallingSdk;
  /** Null: not told. */
  readonly attempts: number | null;
  readonly answered: boolean;
  readonly error: string | null;
}

/** What reached the port. */
export type MonitoringPacket =
  | CallAttempt
  | FinishedCall
  /** Well-formed, but not of the program that was started. */
  | { readonly kind: "stranger" }
  | { readonly kind: "unreadable" };

export interface SeenError {
  readonly code: string;
  readonly count: number;
}

/** One operation, as often as it was called with one key in one region. */
export interface SeenCall {
  readonly service: string;
  readonly operation: string;
  readonly region: string | null;
  readonly count: number;
  readonly errors: readonly SeenError[];
}

/** All that one SDK did with one key. */
export interface SeenKey {
  /** Null: requests that were not signed, or with what is no key id of AWS's. */
  readonly accessKeyId: string | null;
  readonly signed: boolean;
  readonly sdk: CallingSdk;
  readonly hasSessionToken: boolean;
  readonly hosts: readonly string[];
  readonly calls: readonly SeenCall[];
}

export interface SeenCalls {
  readonly keys: readonly SeenKey[];
  /** Calls that failed before anything was sent: no credentials, no region. */
  readonly unsent: readonly SeenCall[];
  readonly counts: SeenCounts;
}

export interface SeenCounts {
  readonly attempts: number;
  readonly calls: number;
  /** Attempts that finished calls tell of and that did not come in. */
  readonly missing: number;
  /** Reports that are kept only as a number: more different calls than are told apart. */
  readonly overflow: number;
  readonly strangers: number;
  readonly unreadable: number;
}

/** What awswho says, without asking anybody, that the SDK uses here. */
export interface Prediction {
  readonly sdk: SdkId;
  readonly outcome: Resolution["outcome"];
  readonly source: SourceId | null;
  /** Null: keys that are issued when asked for. */
  readonly accessKeyId: string | null;
  readonly account: Account | null;
  readonly profile: string;
  /** Who that is, in a few words; null: nobody. */
  readonly actor: string | null;
  readonly provenance: Provenance | null;
  readonly region: string | null;
  /** SDK's own name of the error that stops it. */
  readonly error: string | null;
}

/** Observed beside predicted. */
export type Agreement =
  /** The very key. */
  | "same-key"
  /** A key issued for the run, in the account that was predicted. */
  | "same-account"
  /** The key that asks for the predicted role, and did nothing else. */
  | "asks-for-role"
  | "other-key"
  | "other-account"
  /** A key although nothing was predicted. */
  | "unforeseen"
  /** A key issued for the run: its account, or the predicted one, is not known. */
  | "account-unknown"
  /** No chain is known for what made the call. */
  | "no-prediction";

/** Where on this machine a key is known from. */
export interface KnownAs {
  readonly profile: string | null;
  readonly provenance: Provenance;
}

export interface TracedKey extends SeenKey {
  readonly account: string | null;
  readonly predicted: Prediction | null;
  readonly agreement: Agreement | null;
  /** Is one of the regions the predicted one? Null: there is none, or only services without regions were called. */
  readonly sameRegion: boolean | null;
  /** Static keys: where they stand, where that is not what was predicted. */
  readonly knownAs: readonly KnownAs[];
  /** Issued keys: the profiles that lead into their account. */
  readonly profilesOfAccount: readonly string[];
}

/** What a program was seen to do. */
export interface Trace {
  /** Its name alone: arguments may hold secrets. */
  readonly program: string;
  readonly exitCode: number;
  readonly keys: readonly TracedKey[];
  readonly unsent: readonly SeenCall[];
  readonly counts: SeenCounts;
  /** Reports that the system threw away because they came too fast; null: not known here. */
  readonly dropped: number | null;
  /** The command's words give it another environment than this one: why nothing is predicted. */
  readonly changed: string | null;
  /** By the program's name, where nothing was seen. */
  readonly likely: readonly SdkId[];
  /** For the first of those that reports its calls; null: none does, or nothing can be predicted. */
  readonly expected: Prediction | null;
  /** Variables of the person's own monitoring that were replaced for the program. */
  readonly replaced: readonly string[];
  readonly home: string;
}
