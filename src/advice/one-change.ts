import { PROFILE_VARIABLES } from "../model/profile-variables.ts";
import { EXPORTED_KEYS } from "../model/exported-keys.ts";
import type { Change } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { homeFolder } from "../parse/python-path.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { actorOf } from "./actor-of.ts";
import { changedSnapshot } from "./changed-snapshot.ts";
import { loadingConfig } from "./load-config.ts";
import { mayBeMisnamed, sectionsMisnamed } from "./misnamed-section.ts";
import { openVariable } from "./open-variable.ts";
import { principalKey } from "./principal-key.ts";
import { settingsFiles } from "./settings-files.ts";

const OTHERS = [
  ["AWS_WEB_IDENTITY_TOKEN_FILE"],
  ["AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"],
];

interface Choice {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  readonly profiles: readonly string[];
  readonly nearest: readonly string[];
  /** Whether it may help that the config file is read by who passes over it. */
  readonly loads: boolean;
}

/** A change, and as whom all act after it. */
export interface Uniting {
  readonly change: Change;
  readonly actor: string;
  /** Whether another SDK, too, acts as the same after it. */
  readonly joins: (chain: AnyChain) => boolean;
}

/**
 * The first single change, tried on a copy of the machine, after which every chain acts as the same principal.
 * @param profiles the names that the chains have chosen.
 * @param nearest names of profiles that the chosen one may have been meant to be.
 * @param loads whether it may help that the config file is read by who passes over it.
 */
export function oneChange(snapshot: Snapshot, { chains, code, profiles, nearest, loads }: Choice): Uniting | null {
  return firstUniting(
    snapshot,
    candidates(snapshot, {
      profiles: [...new Set(profiles)],
      nearest: [...new Set(nearest)],
      loads,
    }),
    { chains, code },
  );
}

interface Walkers {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  /** The principal that all have to act as; left out: any, if it is the same. */
  readonly principal?: string;
}

/** The first of some changes after which every chain acts as the same principal. */
export function firstUniting(snapshot: Snapshot, changes: Iterable<Change>, walkers: Walkers): Uniting | null {
  for (const change of changes) {
    const changed = changedSnapshot(snapshot, change);
    const shared = changed === null ? null : sharedActor(changed, walkers);
    if (shared !== null) return { change, ...shared };
  }
  return null;
}

/**
 * Exported keys away, the profile's name put right where it stands or where it is named, or away, then what is rarer. The
 * files are looked through only where the keys were not it.
 */
function* candidates(
  snapshot: Snapshot,
  { profiles, nearest, loads }: Omit<Choice, "chains" | "code">,
): Iterable<Change> {
  const set = (names: readonly string[]): readonly string[] => names.filter((name) => snapshot.variables.has(name));
  const unset = (groups: readonly (readonly string[])[]): readonly Change[] =>
    groups.filter((names) => names.length > 0).map((names) => ({ kind: "unset-variables", names }));
  yield* unset([set(EXPORTED_KEYS)]);
  for (const name of profiles.filter((each) => mayBeMisnamed(snapshot, each)))
    for (const { change } of sectionsMisnamed(settingsFiles(snapshot), name, homeFolder(snapshot))) yield change;
  for (const value of nearest) yield { kind: "set-variable", name: "AWS_PROFILE", value };
  yield* unset([set(PROFILE_VARIABLES), ...OTHERS.map(set)]);
  const loading = loads ? loadingConfig(snapshot) : null;
  if (loading !== null) yield loading;
  // Half of the SDKs go by HOME there, half by USERPROFILE (complaint S27).
  const account = snapshot.platform === "windows" ? openVariable(snapshot, "USERPROFILE") : null;
  if (account !== null && snapshot.variables.has("HOME")) yield { kind: "set-variable", name: "HOME", value: account };
}

/** Walked no further than to the first chain that parts. */
function sharedActor(
  snapshot: Snapshot,
  { chains, code, principal }: Walkers,
): Pick<Uniting, "actor" | "joins"> | null {
  const resolutionOf = (chain: AnyChain): Resolution => drive(resolve(chain, snapshot, code), assumeOffline);
  const [first, ...others] = chains;
  const leader = first === undefined ? null : resolutionOf(first);
  const actor = leader === null ? null : actorOf(leader);
  if (leader === null || actor === null) return null;
  const key = principalKey(leader);
  if (principal !== undefined && key !== principal) return null;
  const joins = (chain: AnyChain): boolean => principalKey(resolutionOf(chain)) === key;
  return others.every(joins) ? { actor, joins } : null;
}
