import type { Change } from "../model/finding.ts";
import type { Provenance } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { openedPath } from "../parse/python-path.ts";
import { openVariable } from "./open-variable.ts";

const FILES = [
  ["AWS_CONFIG_FILE", "config"],
  ["AWS_SHARED_CREDENTIALS_FILE", "credentials"],
] as const;

/** A variable that names a settings file which cannot be one: it is the variable that has to change, not what it names. */
export interface MisdirectedFile {
  readonly place: Extract<Provenance, { kind: "variable" }>;
  /** To the file of the usual name in the folder that it names, where there is one; else away with it. */
  readonly change: Change;
}

export function misdirectedFile(snapshot: Snapshot, path: string): MisdirectedFile | null {
  for (const [name, usual] of FILES) {
    const written = openVariable(snapshot, name);
    if (written === null || openedPath(written, snapshot) !== path) continue;
    const inside = `${path.replace(/\/$/, "")}/${usual}`;
    const change: Change =
      snapshot.file(inside).state === "text"
        ? { kind: "set-variable", name, value: inside }
        : { kind: "unset-variables", names: [name] };
    return { place: { kind: "variable", name }, change };
  }
  return null;
}
