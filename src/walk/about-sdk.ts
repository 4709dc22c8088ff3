import type { Snapshot } from "../model/snapshot.ts";

/*
 * What is known of an SDK beside its chain, at hand where no chain is loaded: its `about.ts` exports `name`, in words for
 * lists, `installed` and `reporting`.
 */

/** Its version on this machine or in this project, read off packages, manifests and lock files; null: not found. */
export type Installed = (snapshot: Snapshot) => string | null;

/** Whether an SDK reports its calls to client-side monitoring (AWS_CSM_ENABLED). */
export interface Reporting {
  /** `late`: in the background, so that what a program does just before its end may stay untold. */
  readonly reports: "always" | "late" | "never";
  /** Seen in a run of this version (fixtures/trace), or its source was read. */
  readonly evidence: "run" | "read";
  readonly version: string;
  /** Where it says so, for those that were only read. */
  readonly source?: string;
}
