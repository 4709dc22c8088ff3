import type { Fix } from "../model/finding.ts";
import { type Provenance, variable } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { byHand } from "./by-hand.ts";
import { openVariable } from "./open-variable.ts";

/** HOME leads to no folder: there can be no settings, and a sign-in cannot be kept. */
export interface BrokenHome {
  readonly place: Provenance;
  /** A sentence of its own. */
  readonly words: string;
  readonly fix: Fix;
}

export function brokenHome(snapshot: Snapshot): BrokenHome | null {
  const home = openVariable(snapshot, "HOME");
  if (home === null || snapshot.platform === "windows") return null;
  const kind = snapshot.status(home)?.kind;
  if (kind !== undefined && kind !== "file") return null;
  return {
    place: variable("HOME"),
    words: `HOME is ${home}, which ${kind === "file" ? "is a file" : "does not exist"}.`,
    fix: byHand("set HOME to a folder that exists"),
  };
}
