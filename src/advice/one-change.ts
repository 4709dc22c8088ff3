import type { AgreeingChange } from "../model/comparison.ts";
import type { Change } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { actorOf } from "./actor-of.ts";
import { changedSnapshot } from "./changed-snapshot.ts";
import { principalKey } from "./principal-key.ts";

const KEYS = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_ACCESS_KEY",
  "AWS_SECRET_KEY",
];
const PROFILES = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];
const OTHERS = [
  ["AWS_WEB_IDENTITY_TOKEN_FILE"],
  ["AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"],
];

/** The first single change, tried on a copy of the machine, after which every chain acts as the same principal. */
export function oneChange(snapshot: Snapshot, chains: readonly AnyChain[], code: CodeArguments): AgreeingChange | null {
  const nearest = chains.flatMap((chain) => chain.profile(chain.open(snapshot, code, new Set())).nearest);
  for (const change of candidates(snapshot, [...new Set(nearest)])) {
    const changed = changedSnapshot(snapshot, change);
    if (changed === null) continue;
    const after = chains.map((chain) => drive(resolve(chain, changed, code), assumeOffline));
    const actor = sharedActor(after);
    if (actor !== null) return { change, actor };
  }
  return null;
}

/** Exported keys away, the profile's name put right or away, then what is rarer. */
function candidates(snapshot: Snapshot, nearest: readonly string[]): readonly Change[] {
  const set = (names: readonly string[]): readonly string[] => names.filter((name) => snapshot.variables.has(name));
  const unset = (groups: readonly (readonly string[])[]): readonly Change[] =>
    groups.filter((names) => names.length > 0).map((names) => ({ kind: "unset-variables", names }));
  const named: readonly Change[] = nearest.map((value) => ({ kind: "set-variable", name: "AWS_PROFILE", value }));
  return [...unset([set(KEYS)]), ...named, ...unset([set(PROFILES), ...OTHERS.map(set)])];
}

function sharedActor(resolutions: readonly Resolution[]): string | null {
  const first = resolutions[0];
  if (first === undefined || first.winner === null) return null;
  const key = principalKey(first);
  return resolutions.every((resolution) => principalKey(resolution) === key) ? actorOf(first) : null;
}
