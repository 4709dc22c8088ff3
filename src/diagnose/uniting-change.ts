import { isMendable } from "../advice/is-mendable.ts";
import { CONFIG_LOADERS } from "../advice/load-config.ts";
import { type Uniting, oneChange } from "../advice/one-change.ts";
import { unitingExport } from "../advice/uniting-export.ts";
import type { AgreeingChange, Comparison, PrincipalGroup } from "../model/comparison.ts";
import type { Walked } from "../model/diagnosis.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { principalGroups } from "./principal-groups.ts";

interface Parted extends Pick<Comparison, "results" | "elsewhere"> {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
}

/**
 * The one change after which those that AWS still supports act as the same principal, and with them who else joins: an SDK
 * that knows no sign-in and no process never will. Where only others part, the one that brings these, too.
 */
export async function unitingChange(snapshot: Snapshot, parted: Parted): Promise<AgreeingChange | null> {
  const supported = ofSupported(parted);
  const onlyOthersPart = principalGroups(supported.results).length <= 1;
  const found = onlyOthersPart
    ? await unitingSetting(snapshot, parted)
    : ((await unitingSetting(snapshot, supported)) ?? exported(snapshot, supported));
  return found === null ? null : told(found, parted.chains);
}

const told = ({ change, actor, joins }: Uniting, chains: readonly AnyChain[]): AgreeingChange => ({
  change,
  actor,
  besides: chains.filter((chain) => !joins(chain)).map(({ id }) => id),
});

function ofSupported(parted: Parted): Parted {
  const chains = parted.chains.filter(({ endOfSupport }) => endOfSupport !== true);
  const isOne = ({ resolution }: Walked): boolean => chains.some(({ id }) => id === resolution.sdk.id);
  return { ...parted, chains, results: parted.results.filter(isOne) };
}

async function unitingSetting(snapshot: Snapshot, parted: Parted): Promise<Uniting | null> {
  const { chains, code, results } = parted;
  const profiles = results.map(({ resolution }) => resolution.profile.name);
  const nearest = results.flatMap(({ resolution }) => resolution.profile.nearest);
  const loads = loadersPart(principalGroups(results));
  return oneChange(snapshot, { chains, code, profiles, nearest, loads }) ?? (await cureFor(snapshot, parted));
}

/** Whether one that passes over the config file parts from most of those that read it: a file of 10,000 profiles is dear. */
function loadersPart(groups: readonly PrincipalGroup[]): boolean {
  const isLoader = ({ resolution }: Walked): boolean => CONFIG_LOADERS.includes(resolution.sdk.id);
  const readers = ({ members }: PrincipalGroup): number => members.filter((member) => !isLoader(member)).length;
  const [most] = [...groups].sort((a, b) => readers(b) - readers(a));
  return groups.some((group) => group !== most && group.members.some(isLoader));
}

/** Where no setting would do: exported keys are a change of this shell alone, and may end. */
function exported(snapshot: Snapshot, { chains, code, results }: Parted): Uniting | null {
  const principal = principalGroups(results).find(isSomebody)?.key;
  const resolutions = results.map(({ resolution }) => resolution);
  return principal === undefined ? null : unitingExport(snapshot, { chains, code, resolutions, principal });
}

const isSomebody = ({ members }: PrincipalGroup): boolean => members[0]?.resolution.outcome === "credentials";

/** The rules are loaded only where nothing simpler would do, and something is there to be mended. */
async function cureFor(snapshot: Snapshot, { results, elsewhere, ...walkers }: Parted): Promise<Uniting | null> {
  // Who looks in other files has its reason there; and its rows of sources would be walked for nothing.
  const isElsewhere = ({ resolution }: Walked): boolean => elsewhere.some(({ sdk }) => sdk === resolution.sdk.id);
  const lost = results.filter((walked) => !isElsewhere(walked) && isMendable(walked.resolution));
  if (lost.length === 0) return null;
  const { cureOfTheLost } = await import("./cure-of-the-lost.ts");
  return cureOfTheLost(snapshot, lost, principalGroups(results), walkers);
}
