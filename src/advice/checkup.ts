import type { Diagnosis } from "../model/diagnosis.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { SettingsText } from "../parse/settings-lines.ts";
import type { CodeArguments } from "../walk/chain.ts";

/** What a machine rule may look at: the machine, and what every SDK makes of it. It asks nobody. */
export interface Checkup {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  /** Every SDK, those that are not at hand too; of these, the answers that were really asked for stand in `diagnoses`. */
  readonly resolutions: readonly Resolution[];
  /** The SDKs that are told of: those at hand, or all. A rule need not look: what it finds of others is left out. */
  readonly diagnoses: readonly Diagnosis[];
  /** The two settings files as they stand; those that are not there are left out. */
  readonly files: readonly SettingsFile[];
  /**
   * What every SDK would do if the code named a profile (offline). Walked when first asked for: a rule asks once it has
   * found a fault, not to find one.
   */
  as(profile: string): readonly Resolution[];
  /** The SDKs for which something holds. */
  sdksWhere(holds: (resolution: Resolution) => boolean): readonly SdkId[];
  readonly home: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Nobody was asked. */
  readonly offline: boolean;
}

export interface SettingsFile {
  readonly role: "config" | "credentials";
  readonly path: string;
  readonly text: SettingsText;
}
