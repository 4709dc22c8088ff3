import type { Severity } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import { answerKey } from "./answer-key.ts";
import type { Checkup } from "./checkup.ts";
import { principalKey } from "./principal-key.ts";

/** What a fault does to each SDK: the machine as it is beside a copy in which the fault is mended. */
export interface Effect {
  /** Without credentials because of it. */
  readonly stopped: readonly SdkId[];
  /** Acting as somebody else, or as nobody once it is mended. */
  readonly parted: readonly SdkId[];
  /** The same principal, in another region or in another way. */
  readonly moved: readonly SdkId[];
  /** All of these, in the order of the SDKs. */
  readonly touched: readonly SdkId[];
}

export function effectOf(before: readonly Resolution[], mended: readonly Resolution[]): Effect {
  const kinds = before.map((now, index) => [now.sdk.id, kindOf(now, mended[index] as Resolution)] as const);
  const of = (kind: string): readonly SdkId[] => kinds.filter((entry) => entry[1] === kind).map(([id]) => id);
  return {
    stopped: of("stopped"),
    parted: of("parted"),
    moved: of("moved"),
    touched: kinds.filter(([, kind]) => kind !== "none").map(([id]) => id),
  };
}

function kindOf(now: Resolution, mended: Resolution): "stopped" | "parted" | "moved" | "none" {
  if (answerKey(now) === answerKey(mended)) return "none";
  if (now.winner === null && mended.winner !== null) return "stopped";
  return principalKey(now) === principalKey(mended) ? "moved" : "parted";
}

/** Whether an SDK that is told of uses this profile here. */
export const isChosen = ({ diagnoses }: Checkup, profile: string): boolean =>
  diagnoses.some(({ resolution }) => resolution.profile.name === profile);

/** A program fails at it, now: an error. Else a warning, and so where the profile is one that nobody has chosen. */
export const severityOf = (checkup: Checkup, { stopped }: Effect, profile?: string): Severity =>
  checkup.toldOf(stopped).length > 0 && (profile === undefined || isChosen(checkup, profile)) ? "error" : "warning";
