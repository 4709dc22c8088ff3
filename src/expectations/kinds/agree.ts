import { holderOf } from "../../advice/actor-of.ts";
import { principalKey } from "../../advice/principal-key.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { type ExpectationKind, wordsOf } from "../expectation-kind.ts";

export const agree: ExpectationKind = {
  key: "agree",
  title: "The SDKs agree",
  why: "Programs of one project that are written with several SDKs may act as different principals on the same machine.",
  meant(text) {
    const wanted = sdksNamed(text);
    if (typeof wanted === "string") return wanted;
    return ({ diagnosis, diagnoses }) => {
      const others = diagnoses.filter(
        ({ resolution }) => wanted.includes(resolution.sdk.id) && resolution.sdk.id !== diagnosis.resolution.sdk.id,
      );
      if ([diagnosis, ...others].some(({ resolution }) => resolution.outcome === "unknown"))
        return { verdict: "unknown", actual: null, places: [] };
      const parted = others.filter((other) => !isSamePrincipal(diagnosis, other));
      const whoElse = parted.map((other) => `${other.resolution.sdk.id} is ${nameOf(other)}`);
      return {
        verdict: parted.length === 0 ? "met" : "not-met",
        actual: parted.length === 0 ? `all are ${nameOf(diagnosis)}` : whoElse.join(", "),
        places: parted.flatMap(({ resolution }) => resolution.winner?.holding.provenance.accessKeyId ?? []),
      };
    };
  },
};

/** The SDKs of a list; text: what is wrong with it. */
export function sdksNamed(text: string): readonly SdkId[] | string {
  const words = wordsOf(text);
  const strange = words.find((word) => !SDK_IDS.some((id) => id === word));
  if (strange !== undefined || words.length === 0) {
    const near = nearestNames(strange ?? "", SDK_IDS);
    return near.length > 0 ? `is ${near[0]} meant?` : `an SDK is one of ${SDK_IDS.join(", ")}`;
  }
  return SDK_IDS.filter((id) => words.includes(id));
}

/** By the ARN where AWS told it: session names differ from one exchange to the next. */
function isSamePrincipal(a: Diagnosis, b: Diagnosis): boolean {
  if (principalKey(a.resolution) === principalKey(b.resolution)) return true;
  if (a.identity?.kind !== "known" || b.identity?.kind !== "known") return false;
  return withoutSession(a.identity.arn) === withoutSession(b.identity.arn);
}

const withoutSession = (arn: string): string => arn.replace(/(:assumed-role\/.*)\/[^/]*$/, "$1");

const nameOf = ({ identity, resolution }: Diagnosis): string =>
  identity?.kind === "known"
    ? withoutSession(identity.arn)
    : resolution.winner === null
      ? "without credentials"
      : (holderOf(resolution.winner) ?? "somebody else");
