import type { Change, Severity } from "../model/finding.ts";
import type { Resolution, SdkError } from "../model/resolution.ts";
import { type ErrorKind, SDK_IDS, type SdkId } from "../model/sdk.ts";
import { comesFromProfile } from "./actor-of.ts";
import type { Checkup } from "./checkup.ts";
import { writtenProfiles } from "./written-profiles.ts";

/** The SDKs that meet one of these errors when they take their keys from a profile, whether they stop or go on. */
export const sdksMeeting = (checkup: Checkup, profile: string, kinds: readonly ErrorKind[]): readonly SdkId[] =>
  sdksAs(
    checkup,
    profile,
    // One that does not even see the profile meets none of its faults.
    (resolution) => resolution.profile.exists && errorKindsMet(resolution).some((kind) => kinds.includes(kind)),
  );

export const sdksAs = (
  checkup: Checkup,
  profile: string,
  holds: (resolution: Resolution) => boolean,
): readonly SdkId[] => inOrder(checkup.as(profile).filter(holds));

/** In the order in which SDKs are told of everywhere. */
export const inOrder = (resolutions: readonly Resolution[]): readonly SdkId[] =>
  SDK_IDS.filter((id) => resolutions.some(({ sdk }) => sdk.id === id));

const errorKindsMet = (resolution: Resolution): readonly ErrorKind[] => errorsMet(resolution).map(({ kind }) => kind);

/** A source that is not reached may be at fault too: nobody meets it (Go 2 on `open-00137`, which has keys before the sign-in). */
const errorsMet = ({ error, sources }: Resolution): readonly SdkError[] =>
  [error, ...sources.map((row) => (row.verdict === "not-reached" ? null : row.error))].filter(
    (fault) => fault !== null,
  );

/** Of some SDKs those that say something else, or nothing, where a change is made. */
export function sdksEasedBy(
  checkup: Checkup,
  profile: string,
  sdks: readonly SdkId[],
  change: Change,
): readonly SdkId[] {
  const said = (resolution: Resolution): string =>
    errorsMet(resolution)
      .map(({ message }) => message)
      .join("\n");
  const before = new Map(checkup.as(profile).map((resolution) => [resolution.sdk.id, said(resolution)]));
  const after = (checkup.after(change, profile) ?? []).filter((then) => before.get(then.sdk.id) !== said(then));
  return inOrder(after.filter(({ sdk }) => sdks.includes(sdk.id)));
}

/**
 * An error only where a program stops over it or is someone else: where an SDK that is told of and touched has chosen
 * the profile, or a role that takes its keys from there, and ends without credentials.
 */
export function gravityOf(checkup: Checkup, profile: string, sdks: readonly SdkId[]): Severity {
  const stops = checkup.diagnoses.some(
    ({ resolution }) =>
      sdks.includes(resolution.sdk.id) &&
      resolution.outcome !== "credentials" &&
      roleWay(checkup, resolution.profile.name).includes(profile),
  );
  return stops ? "error" : "warning";
}

/**
 * Whether an SDK that is told of has chosen a profile, or a role that takes its keys from there, and nothing else supplies
 * it with keys.
 */
export const isInUse = (checkup: Checkup, profile: string): boolean =>
  checkup.diagnoses.some(
    ({ resolution }) =>
      (resolution.winner === null || comesFromProfile(resolution.winner.source, resolution.winner.holding)) &&
      roleWay(checkup, resolution.profile.name).includes(profile),
  );

/** From a profile along `source_profile`, until one has none, is not there, or has been met. */
export function roleWay(checkup: Checkup, from: string): readonly string[] {
  const profiles = writtenProfiles(checkup);
  const way: string[] = [];
  for (let name: string | null = from; name !== null && !way.includes(name); ) {
    way.push(name);
    name = profiles.get(name)?.text("source_profile") ?? null;
  }
  return way;
}
