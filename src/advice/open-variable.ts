import type { Snapshot } from "../model/snapshot.ts";

/** A variable's value where it is set, not empty and no secret. */
export function openVariable({ variables }: Snapshot, name: string): string | null {
  const value = variables.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

/** Whether a variable is set and not empty, secret or not. */
export const isSet = ({ variables }: Snapshot, name: string): boolean => (variables.get(name)?.length ?? 0) > 0;
