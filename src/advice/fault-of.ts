import type { Change, Fix, Severity } from "../model/finding.ts";
import { SDK_IDS, type SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { changedSnapshot } from "./changed-snapshot.ts";
import type { Checkup } from "./checkup.ts";
import { effectOf } from "./effect-of.ts";

/** What a fault in a file does: to the program as it is run here, and to one that names the profile in question. */
export interface Fault {
  /** An error where a program fails at it now, a note where no SDK minds. */
  readonly severity: Severity;
  readonly sdks: readonly SdkId[];
  /** Those that have no credentials because of it, here or under that name. */
  readonly stopped: readonly SdkId[];
  /** The profile under which what mends it shows best; left out: as the machine itself chooses. */
  readonly shownBy?: string;
}

/** What mending leads to; the SDKs that are not told of are asked only where none of the others is touched: is it nobody's? */
export function faultOf(checkup: Checkup, mended: Snapshot, profile: string | null): Fault {
  const told = faultBetween(checkup, checkup.toldOn, checkup.snapshot, mended, profile);
  return told.sdks.length > 0 ? told : faultBetween(checkup, checkup.on, checkup.snapshot, mended, profile);
}

/** The same of any two machines, as some of the SDKs have it. */
export function faultBetween(
  { toldOf }: Checkup,
  walked: Checkup["on"],
  before: Snapshot,
  mended: Snapshot,
  profile: string | null,
): Fault {
  const here = effectOf(walked(before), walked(mended));
  const named = profile === null ? here : effectOf(walked(before, profile), walked(mended, profile));
  const both = (a: readonly SdkId[], b: readonly SdkId[]): readonly SdkId[] =>
    SDK_IDS.filter((id) => a.includes(id) || b.includes(id));
  const sdks = both(here.touched, named.touched);
  return {
    severity: toldOf(here.stopped).length > 0 ? "error" : sdks.length > 0 ? "warning" : "note",
    sdks,
    stopped: both(here.stopped, named.stopped),
    ...(profile === null || toldOf(here.stopped).length > 0 ? {} : { shownBy: profile }),
  };
}

/** The machine with several changes made, those further down first, so that the lines above keep their numbers. */
export function withChanges(snapshot: Snapshot, changes: readonly Change[]): Snapshot {
  return [...changes].reverse().reduce((copy, change) => changedSnapshot(copy, change) ?? copy, snapshot);
}

export const faultOfChange = (checkup: Checkup, change: Change, profile: string | null): Fault =>
  faultOf(checkup, withChanges(checkup.snapshot, [change]), profile);

/** A change with what it leads to, told of an SDK that the fault stops, or else of one that it touches. */
export function fixOf(
  checkup: Checkup,
  change: Change,
  { sdks, stopped, shownBy }: Pick<Fault, "sdks" | "stopped" | "shownBy">,
): Fix {
  return checkup.fix(change, checkup.toldOf(stopped).length > 0 ? stopped : sdks, shownBy);
}
