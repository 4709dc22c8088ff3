import type { Finding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { hideKey } from "../walk/chain.ts";
import { changedSnapshot } from "./changed-snapshot.ts";
import type { Checkup } from "./checkup.ts";
import { principalKey } from "./principal-key.ts";
import { sdkNames, verb } from "./sdk-names.ts";

/** What a change does to an SDK that it was not made for. */
type Move = "lost" | "client" | "other" | "as-promised" | "other-caller" | "other-region" | "instance";

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
    told(of("client"), "makes no client", "make no client"),
    told(of("other"), "acts as somebody else", "act as somebody else"),
    told(of("as-promised"), "does so, too", "do so, too"),
    told(of("instance"), "looks for no instance role", "look for no instance role"),
    told(of("other-caller"), "assumes its role with other keys", "assume their role with other keys"),
    ...[...regions].map((region) =>
      region === null
        ? told(of("other-region", null), "has no region", "have no region")
        : told(of("other-region", region), `works in ${region}`, `work in ${region}`),
    ),
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
  const copy = fix === null ? null : changedSnapshot(checkup.snapshot, fix.change);
  if (copy === null) return [];
  const walks = (snapshot: Snapshot) =>
    [checkup.asHeard(snapshot, profile), checkup.toldOn(snapshot, profile)] as const;
  const [[asHeard, offline], [thenAsHeard, thenOffline]] = [walks(checkup.snapshot), walks(copy)];
  return asHeard.flatMap((heard, index) => {
    // Where only the region was asked for, a role that is lent by the same service is heard of in part: that leads nowhere.
    const isInPart = heard.winner === null && offline[index]?.winner != null;
    const [before, then] = (isInPart ? [offline[index], thenOffline[index]] : [heard, thenAsHeard[index]]) as [
      Resolution,
      Resolution,
    ];
    const { id } = then.sdk;
    if (id === fix?.after?.sdk.id) return [];
    const move = isLeftToInstance(finding, checkup, before, then) ? "instance" : moveOf(finding, before, then);
    return move === null ? [] : [{ id, move, region: then.region.name }];
  });
}

/** Exchanges are taken for granted on both sides, but for those that were refused in this run; what the metadata service said here, it says again. */
function moveOf({ fix, sdks }: Finding, before: Resolution, then: Resolution): Move | null {
  const touched = sdks.length === 0 || sdks.includes(then.sdk.id);
  if (before.winner === null) return null;
  if (then.winner === null) return "lost";
  // Its keys are there still, and no client (boto3 with a region that is empty: `https://s3..amazonaws.com`).
  if (before.clientError === null && then.clientError !== null) return "client";
  const [was, is] = [principalKey(before), principalKey(then)];
  // That the one stops, too, is no promise to the other.
  if (was !== is && fix?.after?.winner != null && is === principalKey(fix.after)) return touched ? null : "as-promised";
  if (was !== is) return "other";
  return !touched && wayOf(before) !== wayOf(then) ? "other-caller" : placeMove(touched, before, then);
}

/** A region where there was none is no loss. */
function placeMove(touched: boolean, before: Resolution, then: Resolution): Move | null {
  const regions = [before.region.name, then.region.name];
  return touched || regions[0] === null || regions[0] === regions[1] ? null : "other-region";
}

/** Nobody had to ask the metadata service in this run; an instance would have lent this SDK its role. */
const isLeftToInstance = ({ sdks }: Finding, { offline }: Checkup, before: Resolution, then: Resolution): boolean =>
  !offline &&
  before.outcome === "none" &&
  then.winner !== null &&
  sdks.length > 0 &&
  !sdks.includes(then.sdk.id) &&
  before.asked.some(({ question, answer }) => question.kind === "metadata" && answer.kind === "assumed");

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
