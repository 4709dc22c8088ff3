import type { Finding } from "../../src/model/finding.ts";
import type { Foreseen, Resolution } from "../../src/model/resolution.ts";
import type { SdkId } from "../../src/model/sdk.ts";
import type { Seen } from "./seen.ts";
import type { Trial } from "./trials.ts";

/** What the change did to one SDK. */
export type Verdict =
  /** What it failed at it no longer fails at, or what was promised came. */
  | "gone"
  /** It is named, and ends the same before and after: as the change promises already, the others come to it. */
  | "there already"
  /** It ends the same: only what it asks AWS for is another. */
  | "other calls"
  /** It ends the same: it meets the fault and goes on with what comes next, as its chain has it. */
  | "passed over"
  /** It ends the same here, where something else comes first: it shows in a program that names the profile and gives no keys. */
  | "hidden here"
  /** It ends the same: it reads the file that is at fault as a whole, and nothing comes of it for this program. */
  | "reads it"
  /** The same, and it is an error that names it. */
  | "unmoved"
  /** The same of a warning, or of what names no SDK. */
  | "unseen"
  | "exchange failed"
  | "another fault"
  | "still"
  | "worse"
  | "otherwise"
  | "same"
  | "better"
  | "as-promised"
  | "told"
  | "moved";

export const WRONG: readonly Verdict[] = ["unmoved", "still", "worse", "otherwise", "moved"];

export function judged({ finding }: Trial, sdk: SdkId, was: Seen, is: Seen): Verdict {
  const promised = finding.fix?.after ?? null;
  const touched = finding.sdks.length === 0 || finding.sdks.includes(sdk);
  const isTold = finding.fix?.moves?.includes(sdk) === true;
  if (promised !== null && promised.sdk.id === sdk) return kept(promised, is);
  if (!touched) {
    if (areSame(was, is) || isLentAnew(was, is)) return "same";
    if (failure(was) !== null && (was.outcome !== "credentials" || was.key === is.key)) return "better";
    // It has a region now, and had none.
    if (was.key === is.key && was.region === null) return "better";
    if (promised !== null && keyOf(promised) !== null && keyOf(promised) === is.key) return "as-promised";
    return isTold ? "told" : "moved";
  }
  if (was.outcome === "credentials" && is.outcome !== "credentials") return isTold ? "told" : "worse";
  if (failure(was) !== null && failure(was) !== failure(is)) return "gone";
  if (was.key !== is.key || (failure(was) === null && !areSame(was, is))) return "gone";
  // What is said of the machine itself says of no SDK that it fails.
  const isClaimed = finding.sdks.length > 0;
  if (failure(was) !== null && isClaimed && !isOfTheClientAlone(finding, was, is)) return "still";
  return finding.severity === "error" && isClaimed ? "unmoved" : "unseen";
}

/** Those for which the same is seen before and after. */
export const isUnchanged = (verdict: Verdict): boolean => verdict === "unmoved" || verdict === "unseen";

/** It has the credentials, and no client for want of a region: that is another fault, and a note, as code may name one. */
const isOfTheClientAlone = ({ rule }: Finding, was: Seen, is: Seen): boolean =>
  was.outcome === "credentials" && is.outcome === "credentials" && was.client === is.client && !/region/.test(rule);

/** Whether it was before as the others come to be. */
export function isThere({ finding }: Trial, { key, region }: Seen): boolean {
  const promised = finding.fix?.after ?? null;
  if (promised === null) return false;
  // What an instance or a container would lend, or say of a region, nobody was asked to foresee.
  if (promised.outcome === "none" && asksTheInstance(promised)) return key !== null;
  return (
    (keyOf(promised) === null ? promised.outcome === "credentials" && key !== null : keyOf(promised) === key) &&
    // One that has none takes it from the code.
    (region === null || isRegionLeftToInstance(promised) || (promised.region.name || null) === region)
  );
}

const asksTheInstance = ({ assumed }: Foreseen): boolean =>
  assumed.some(({ question }) => question.startsWith("instance metadata"));

/** C++ asks the instance where a region is written, too; us-east-1 is what it falls back to. */
const isRegionLeftToInstance = (promised: Foreseen): boolean =>
  asksTheInstance(promised) && (promised.region.provenance === null || promised.region.provenance.kind === "default");

/** Whether the chain sees the change in a source and goes past it. */
export function isPassedOver(before: Resolution, after: Resolution): boolean {
  const rows = ({ sources }: Resolution): readonly string[] =>
    sources.map(({ order, id, verdict, why }) => `${order} ${id} ${verdict} ${why}`);
  const still = rows(after);
  return rows(before).some((row) => !still.includes(row));
}

export const haveOtherCalls = (was: Seen, is: Seen): boolean =>
  was.calls !== undefined && is.calls !== undefined && was.calls.join("\n") !== is.calls.join("\n");

/** After a sign-in the portal lends the same role by another token. */
function isLentAnew(was: Seen, is: Seen): boolean {
  const lent = ({ calls = [] }: Seen): string | undefined =>
    calls.findLast((call) => call.startsWith("sso GetRoleCredentials "));
  return is.written !== undefined && lent(was) !== undefined && lent(was) === lent(is) && was.outcome === is.outcome;
}

const areSame = (was: Seen, is: Seen): boolean =>
  was.outcome === is.outcome &&
  was.key === is.key &&
  was.region === is.region &&
  was.client === is.client &&
  was.open?.join() === is.open?.join();

/** What it fails at; null: it has credentials, and makes a client. */
const failure = ({ outcome, error, client }: Seen): string | null =>
  outcome === "credentials" ? client : `${outcome} ${error ?? ""}`;

const keyOf = ({ winner }: Foreseen): string | null => winner?.credentials.accessKeyId || null;

/** As was foreseen offline; an exchange taken for granted there may really fail. */
function kept(promised: Foreseen, is: Seen): Verdict {
  // Keys given to a client are seen by making it: where that fails as foreseen, they cannot be.
  if (promised.clientError !== null && promised.clientError.message === is.client) return "gone";
  if (promised.outcome !== is.outcome) return promised.assumed.length > 0 ? "exchange failed" : "otherwise";
  if (keyOf(promised) !== null && keyOf(promised) !== is.key) return "otherwise";
  // What the metadata service would say of a region is not asked to foresee.
  const region = isRegionLeftToInstance(promised) ? null : promised.region.name || null;
  if (region !== null && is.region !== null && region !== is.region) return "otherwise";
  // Who comes is as promised, and AWS or the client refuses: another fault, that doctor has to tell of.
  return promised.clientError === null && is.outcome === "credentials" && is.client !== null && region !== null
    ? "still"
    : "gone";
}
