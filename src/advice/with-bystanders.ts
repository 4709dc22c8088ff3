import type { Finding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import { hideKey } from "../walk/chain.ts";
import type { Checkup } from "./checkup.ts";
import { principalKey } from "./principal-key.ts";
import { sdkNames, verb } from "./sdk-names.ts";

/** What a change does to an SDK that it was not made for. */
type Move = "lost" | "other" | "as-promised" | "other-caller" | "other-region";

/**
 * A change is for everyone on the machine, its promise for one SDK. The others that are told of, had credentials, and end
 * with none, as somebody else, by other keys or in another region, are named beside the promise.
 */
export function withBystanders(finding: Finding, checkup: Checkup): Finding {
  const { fix, severity } = finding;
  if (fix === null || severity === "note") return finding;
  // A promise to a program that names a profile has bystanders of its own: other programs that name it.
  const named = fix.after?.profile.binding === "code" ? fix.after.profile.name : undefined;
  const moved = [...movedBy(finding, checkup), ...(named === undefined ? [] : movedBy(finding, checkup, named))].filter(
    ({ id }, index, all) => all.findIndex((one) => one.id === id) === index,
  );
  if (moved.length === 0) return finding;
  const of = (move: Move, region?: string | null): readonly SdkId[] =>
    checkup.toldOf(
      moved.filter((one) => one.move === move && (region === undefined || one.region === region)).map(({ id }) => id),
    );
  const regions = new Set(moved.flatMap(({ move, region }) => (move === "other-region" ? [region] : [])));
  const words = [
    fix.promise,
    told(of("lost"), "has no credentials", "have no credentials"),
    told(of("other"), "acts as somebody else", "act as somebody else"),
    told(of("as-promised"), "does so, too", "do so, too"),
    told(of("other-caller"), "assumes its role with other keys", "assume their role with other keys"),
    ...[...regions].map((region) => told(of("other-region", region), `works in ${region}`, `work in ${region}`)),
  ].filter((part) => part !== "");
  return {
    ...finding,
    fix: { ...fix, promise: words.join("; "), moves: checkup.toldOf(moved.map(({ id }) => id)) },
  };
}

interface Moved {
  readonly id: SdkId;
  readonly move: Move;
  readonly region: string | null;
}

function movedBy(finding: Finding, checkup: Checkup, profile?: string): readonly Moved[] {
  const { fix } = finding;
  const after = fix === null ? null : checkup.after(fix.change, profile);
  if (after === null) return [];
  return checkup.on(checkup.snapshot, profile).flatMap((walked, index) => {
    const then = after[index] as Resolution;
    const { id } = then.sdk;
    if (checkup.toldOf([id]).length === 0 || id === fix?.after?.sdk.id) return [];
    const before = profile === undefined ? seen(checkup, walked, then) : walked;
    const move = isAsBefore(before, walked, then) ? placeMove(finding, before, then) : moveOf(finding, before, then);
    return move === null ? [] : [{ id, move, region: then.region.name }];
  });
}

/** Both walks are offline: what was really exchanged has a key id that a copy cannot have. */
function moveOf({ fix, sdks }: Finding, before: Resolution, then: Resolution): Move | null {
  if (before.winner === null) return null;
  if (then.winner === null) return "lost";
  const [was, is] = [principalKey(before), principalKey(then)];
  const touched = sdks.length === 0 || sdks.includes(then.sdk.id);
  // That the one stops, too, is no promise to the other.
  if (was !== is && fix?.after?.winner != null && is === principalKey(fix.after)) return touched ? null : "as-promised";
  if (was !== is) return "other";
  return !touched && wayOf(before) !== wayOf(then) ? "other-caller" : placeMove({ sdks }, before, then);
}

/** A region where there was none is no loss. */
function placeMove({ sdks }: Pick<Finding, "sdks">, before: Resolution, then: Resolution): Move | null {
  const touched = sdks.length === 0 || sdks.includes(then.sdk.id);
  const regions = [before.region.name, then.region.name];
  return touched || regions.includes(null) || regions[0] === regions[1] ? null : "other-region";
}

/** The walk before, or the real answer where the metadata service gave the keys or the region: offline nobody asks it. */
function seen({ diagnoses }: Checkup, walked: Resolution, then: Resolution): Resolution {
  const real = diagnoses.find(({ resolution }) => resolution.sdk.id === walked.sdk.id)?.resolution;
  if (real === undefined) return walked;
  if (walked.winner === null && isByInstance(real)) return real;
  return walked.region.name === null && then.region.name !== null ? { ...walked, region: real.region } : walked;
}

const isByInstance = ({ winner }: Resolution): boolean =>
  winner?.holding.plan.some(({ kind }) => kind === "instance-metadata") === true;

/** What the metadata service gave before it gives again, where it is still asked and the walk ends alike without it. */
const isAsBefore = (before: Resolution, walked: Resolution, then: Resolution): boolean =>
  before !== walked &&
  then.winner === null &&
  walked.winner === null &&
  then.assumed.length > 0 &&
  then.outcome === walked.outcome &&
  then.error?.kind === walked.error?.kind;

/** With whose keys the last role is asked for. */
const wayOf = ({ winner }: Resolution): string =>
  (winner?.holding.plan ?? [])
    .slice(0, -1)
    .map(({ kind, provenance: place }) =>
      // Lines change their numbers.
      place.kind === "file" ? `${kind} ${place.path} ${place.section}` : `${kind} ${hideKey(place)}`,
    )
    .join();

const told = (sdks: readonly SdkId[], one: string, more: string): string =>
  sdks.length === 0 ? "" : `${sdkNames(sdks)} then ${verb(sdks, one, more)}`;
