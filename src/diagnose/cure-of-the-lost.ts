import { type Uniting, firstUniting } from "../advice/one-change.ts";
import type { PrincipalGroup } from "../model/comparison.ts";
import type { Walked } from "../model/diagnosis.ts";
import type { Change } from "../model/finding.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { findingsOf } from "../rules/findings-of.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

interface Walkers {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
}

/**
 * What would bring those that end without credentials to where most of the others are: a fix of one of their own findings,
 * if all act as that principal after it; as any, where nobody has credentials.
 * @param groups the largest first.
 */
export function cureOfTheLost(
  snapshot: Snapshot,
  lost: readonly Walked[],
  groups: readonly PrincipalGroup[],
  walkers: Walkers,
): Uniting | null {
  const largest = groups.find(({ members }) => members[0]?.resolution.outcome === "credentials");
  const changes = new Map<string, Change>();
  for (const walked of lost) {
    const chain = walkers.chains.find(({ id }) => id === walked.resolution.sdk.id);
    if (chain === undefined) continue;
    const facts = { ...walked, snapshot, code: walkers.code, chain, assignments: null, trust: null };
    for (const { fix } of findingsOf(facts)) if (fix !== null) changes.set(JSON.stringify(fix.change), fix.change);
  }
  return firstUniting(snapshot, changes.values(), {
    ...walkers,
    ...(largest === undefined ? {} : { principal: largest.key }),
  });
}
