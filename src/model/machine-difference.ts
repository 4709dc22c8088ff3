import type { Provenance } from "./provenance.ts";
import type { Resolution } from "./resolution.ts";
import type { SdkId } from "./sdk.ts";

/** Two machines, or one at two times: what differs, and what of it decides. */
export interface MachineDifference {
  readonly differences: readonly Difference[];
  /** Every SDK that was walked, in both. */
  readonly ends: readonly DifferentEnd[];
}

/** One thing that is otherwise on the second machine. */
export interface Difference {
  readonly subject: DifferenceSubject;
  readonly kind: "added" | "removed" | "changed";
  /** What is shown of it; null: a secret, or nothing to show. */
  readonly before: string | null;
  readonly after: string | null;
  readonly where: Provenance | null;
}

export type DifferenceSubject =
  | { readonly kind: "variable"; readonly name: string }
  /** A setting of a profile's section; no key: the section itself. */
  | { readonly kind: "setting"; readonly file: string; readonly section: string; readonly key: string | null }
  /** A file that is no settings file. */
  | { readonly kind: "file"; readonly file: string };

export interface DifferentEnd {
  readonly sdk: SdkId;
  readonly before: Resolution;
  readonly after: Resolution;
  readonly samePrincipal: boolean;
  readonly sameRegion: boolean;
  /**
   * The variables and files each of which, taken over alone, makes the SDK act on the first machine as it does on the second;
   * none: it takes several, or it acts as the same.
   */
  readonly because: readonly DifferenceCause[];
  /** The same of the region. */
  readonly regionBecause: readonly DifferenceCause[];
}

export type DifferenceCause =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "file"; readonly file: string }
  /** Nothing but the time that went by: a sign-in or a key expired. */
  | { readonly kind: "time" };
