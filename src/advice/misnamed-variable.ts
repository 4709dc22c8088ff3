import type { Snapshot } from "../model/snapshot.ts";
import { VARIABLE_MISNOMERS } from "../model/variable-misnomers.ts";
import { isSet } from "./open-variable.ts";

/** A variable that is set, and has a name that people write for another one; null: none is. */
export const misnamedVariable = (snapshot: Snapshot, meant: string): string | null =>
  [...snapshot.variables.keys()].find((name) => VARIABLE_MISNOMERS[name] === meant && isSet(snapshot, name)) ?? null;
