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
  if (snapshot.platform === "windows") return null;
  const words = troubleWith(snapshot);
  return words === null ? null : { place: variable("HOME"), words, fix: byHand("set HOME to a folder that exists") };
}

function troubleWith(snapshot: Snapshot): string | null {
  const home = openVariable(snapshot, "HOME");
  if (home === null) return snapshot.variables.get("HOME") === "" ? "HOME is empty, which names no folder." : null;
  const kind = snapshot.status(home)?.kind;
  if (kind === undefined) return `HOME is ${home}, which does not exist.`;
  return kind === "file" ? `HOME is ${home}, which is a file.` : null;
}
