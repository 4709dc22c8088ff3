import type { Change, Fix } from "../model/finding.ts";
import type { Foreseen, Resolution } from "../model/resolution.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { firstWords } from "../resolve/first-words.ts";
import { resolve } from "../resolve/resolve.ts";
import type { Facts } from "./facts.ts";
import { changedSnapshot } from "./changed-snapshot.ts";
import { actorOf } from "./actor-of.ts";
import { principalKey } from "./principal-key.ts";
import { wantsSignIn } from "./sign-in-failure.ts";

/** The walk over the machine as a change would leave it: what is promised is computed, never written by hand. */
function afterChange(facts: Facts, change: Change): Resolution | null {
  const snapshot = changedSnapshot(facts.snapshot, change);
  return snapshot === null ? null : drive(resolve(facts.chain, snapshot, facts.code), assumeOffline);
}

/** A change with its promise: who the SDK acts as after it. */
export function foresee(facts: Facts, change: Change): Fix {
  const after = afterChange(facts, change);
  if (after === null) return { change, after: null, promise: "" };
  return { change, after: foreseen(after), promise: `${promiseOf(after)}${clientWords(after, facts.resolution)}` };
}

/** Another region for the instance's role, which is only not asked for to foresee. */
const keepsInstance = ({ winner, region }: Resolution, after: Foreseen): boolean =>
  winner?.source === "instance-metadata" &&
  after.outcome === "none" &&
  after.assumed.length > 0 &&
  after.region.name !== null &&
  after.region.name !== region.name;

/** Without the getter of its rows, and what that holds. */
export const foreseen = ({
  sdk,
  outcome,
  profile,
  winner,
  error,
  clientError,
  region,
  asked,
  assumed,
  sts,
}: Resolution): Foreseen => ({ sdk, outcome, profile, winner, error, clientError, region, asked, assumed, sts });

/** What comes as promised, and no client can be made of it any more; none: it can, or could not before. */
export const clientWords = ({ sdk, clientError }: Foreseen, before: Resolution): string =>
  before.clientError === null && clientError !== null && clientError.kind !== "region-missing"
    ? `; ${sdk.id} then makes no client`
    : "";

/** What a walk after a change ends with, as a purpose; beside the walk before it, what is new. */
export function promiseOf(after: Foreseen, before?: Resolution): string {
  if (before !== undefined && keepsInstance(before, after)) return `to work in ${after.region.name}`;
  if (before !== undefined && principalKey(before) === principalKey(after) && before.region.name !== after.region.name)
    return after.region.name === null ? "then no region is left" : `to work in ${after.region.name}`;
  const actor = actorOf(after);
  if (actor !== null) return `to act as ${actor}`;
  // The metadata service is not asked to foresee: it may hold a role.
  if (after.outcome === "none")
    return after.assumed.length > 0
      ? "then only the role of an instance is left, if this is one"
      : "then no credentials are left: add some";
  if (after.error === null) return "";
  // A role that takes its keys from the instance stops here only because the instance was not asked.
  if (
    after.error.kind === "no-source" &&
    after.assumed.some(({ question }) => question.startsWith("instance metadata"))
  )
    return "then it is for the instance's role, which was not asked for";
  // A token file of a job is no sign-in: no person can renew it.
  if (wantsSignIn(after.error) && after.error.provenance?.kind === "file")
    return `then ${after.sdk.id} wants a sign-in`;
  const headline = firstWords(after.error.message) || after.error.type;
  const place = after.error.kind === "parse" ? after.error.provenance : null;
  const line = place?.kind === "file" ? ` (line ${place.line})` : "";
  return `then ${after.sdk.id} stops at: ${headline}${line}`;
}
