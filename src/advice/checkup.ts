import type { Diagnosis } from "../model/diagnosis.ts";
import type { Change, Fix } from "../model/finding.ts";
import type { Wrapper } from "../model/place.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { SettingsText } from "../parse/settings-text.ts";
import type { CodeArguments } from "../walk/chain.ts";
import type { FolderFile } from "./folder-file.ts";

/** What a machine rule may look at: the machine, and what every SDK makes of it. It asks nobody. */
export interface Checkup {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  /** Every SDK, those that are not at hand too; of these, the answers that were really asked for stand in `diagnoses`. */
  readonly resolutions: readonly Resolution[];
  /** The SDKs that are told of: those at hand, or all. A rule need not look: what it finds of others is left out. */
  readonly diagnoses: readonly Diagnosis[];
  /** The tool that exported the keys here, by its own mark. */
  readonly wrapper: Wrapper | null;
  /**
   * Those of them that somebody runs here: found on this machine, asked for by name, or the usual ones where neither is so.
   * What an SDK cannot do at all is above a note for these only.
   */
  readonly atHand: readonly SdkId[];
  /** Files of the working folder that set AWS variables for what is started from it. */
  readonly folderFiles: readonly FolderFile[];
  /** The two settings files as they stand; those that are not there are left out. */
  readonly files: readonly SettingsFile[];
  /**
   * What every SDK would do if the code named a profile (offline). Walked when first asked for: a rule asks once it has
   * found a fault, not to find one.
   */
  as(profile: string): readonly Resolution[];
  /** The same of those that are told of. */
  toldAs(profile: string): readonly Resolution[];
  /** The same on a copy of the machine in which something is changed; no profile: as the machine itself chooses. */
  on(snapshot: Snapshot, profile?: string): readonly Resolution[];
  /** The same of those that are told of: each of the others reads a copy's files anew, by a dialect of its own. */
  toldOn(snapshot: Snapshot, profile?: string): readonly Resolution[];
  /** Theirs, with what the metadata service said in this run, and with what was refused: so it is again. */
  asHeard(snapshot: Snapshot, profile?: string): readonly Resolution[];
  /**
   * The same of this machine, if the code named a profile; none where nothing was refused in this run. Who goes on from a
   * refusal asks what comes next (Java 2, C++ and Kotlin on `dev-beta-00014`: the sign-in behind a web identity).
   */
  beyondRefusals(profile: string): readonly Resolution[];
  /** What every SDK would do after a change; null: it cannot be foreseen. */
  after(change: Change, profile?: string): readonly Resolution[] | null;
  /** The SDKs whose answer (who, where, or whether at all) another machine turns into another. */
  partedBy(snapshot: Snapshot, profile?: string): readonly SdkId[];
  /** The SDKs whose answer a change turns into another. */
  touchedBy(change: Change, profile?: string): readonly SdkId[];
  /** A change with what it leads to, for the first of these SDKs that is told of. */
  fix(change: Change, sdks: readonly SdkId[], profile?: string): Fix;
  /** Of these SDKs, those that are told of. */
  toldOf(sdks: readonly SdkId[]): readonly SdkId[];
  /**
   * Whether a change turns the answer of any SDK that is told of into another. Only those are walked: where none is touched
   * there is nothing to tell.
   */
  touchesTold(change: Change, profile?: string): boolean;
  /** Every path that an SDK looks at here, those too that are not there. */
  reads(sdk: SdkId): ReadonlySet<string>;
  /**
   * The answers for which something holds, all SDKs'; none where it holds for no SDK that is told of. What is found of
   * others alone is left out, so the others are walked only once there is something to tell.
   */
  where(holds: (resolution: Resolution) => boolean): readonly Resolution[];
  /** The SDKs of the same. */
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
