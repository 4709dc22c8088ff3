import type { Provenance } from "../model/provenance.ts";
import type { Checkup } from "./checkup.ts";
import { openVariable } from "./open-variable.ts";
import { type WrittenProfile, profilesWith } from "./written-profiles.ts";

/** An access key's id as it lies somewhere on this machine. */
export interface HeldKey {
  readonly id: string;
  readonly place: Provenance;
  /** Null: a variable. */
  readonly profile: WrittenProfile | null;
}

export function heldKeys(checkup: Checkup): readonly HeldKey[] {
  const exported = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"].flatMap((name) => {
    const id = openVariable(checkup.snapshot, name)?.trim() ?? "";
    return id === "" ? [] : [{ id, place: { kind: "variable" as const, name }, profile: null }];
  });
  const written = profilesWith(checkup, "aws_access_key_id").flatMap((profile) =>
    profile.sections.flatMap(({ settings }) =>
      settings.flatMap(({ line, text, place }) =>
        line.key.toLowerCase() === "aws_access_key_id" && text !== null && text.trim() !== ""
          ? [{ id: text.trim(), place, profile }]
          : [],
      ),
    ),
  );
  return [...exported, ...written];
}

export const whereWords = ({ place, profile }: HeldKey): string =>
  profile !== null ? `profile ${profile.name}` : place.kind === "variable" ? place.name : "here";

/** A key that lasts until somebody deletes it: no session token goes with it. */
export const isLongLived = ({ id }: HeldKey): boolean => /^AKIA[A-Z2-7]{16}$/.test(id);
