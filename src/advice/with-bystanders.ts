import type { Finding } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Checkup } from "./checkup.ts";
import { principalKey } from "./principal-key.ts";
import { sdkNames, verb } from "./sdk-names.ts";

/**
 * A change is for everyone on the machine, its promise for one SDK. Those that are told of, had credentials, and end with
 * none or as somebody else than was promised, are named beside the promise.
 */
export function withBystanders(finding: Finding, checkup: Checkup): Finding {
  const { fix, severity } = finding;
  if (fix === null || severity === "note") return finding;
  const after = checkup.after(fix.change);
  if (after === null) return finding;
  const promised = fix.after === null ? null : principalKey(fix.after);
  // Both offline: what was really exchanged has a key id that a copy cannot have.
  const moved = checkup.on(checkup.snapshot).flatMap((before, index) => {
    const then = after[index] as Resolution;
    const isSame = then.sdk.id === fix.after?.sdk.id || principalKey(before) === principalKey(then);
    // That the one stops, too, is no promise to the other.
    const isPromised = then.winner !== null && principalKey(then) === promised;
    return before.winner === null || isSame || isPromised ? [] : [then];
  });
  const told = checkup.toldOf(moved.map(({ sdk }) => sdk.id));
  if (told.length === 0) return finding;
  const without = told.filter((id) => moved.find(({ sdk }) => sdk.id === id)?.winner === null);
  const others = told.filter((id) => !without.includes(id));
  const words = [fix.promise, ...lost(without), ...changed(others)].filter((part) => part !== "");
  return { ...finding, fix: { ...fix, promise: words.join("; "), moves: told } };
}

const lost = (sdks: readonly SdkId[]): readonly string[] =>
  sdks.length === 0 ? [] : [`${sdkNames(sdks)} then ${verb(sdks, "has", "have")} no credentials`];

const changed = (sdks: readonly SdkId[]): readonly string[] =>
  sdks.length === 0 ? [] : [`${sdkNames(sdks)} then ${verb(sdks, "acts", "act")} as somebody else`];
