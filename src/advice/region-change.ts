import { REGION_VARIABLES } from "../model/region-variables.ts";
import type { RegionChange } from "../model/comparison.ts";
import type { Change } from "../model/finding.ts";
import type { Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { changedSnapshot } from "./changed-snapshot.ts";
import { groupedBy } from "../parse/grouped.ts";
import { isMisspelt } from "./region-cure.ts";

interface Walkers {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
}

/**
 * The variable that brings the most SDKs to the region which most of them are told, tried on a copy of the machine (S49:
 * AWS_DEFAULT_REGION alone is set, which half of them do not read). Null: none does, or no region is told at all.
 */
export function regionChange(
  snapshot: Snapshot,
  resolutions: readonly Resolution[],
  { chains, code }: Walkers,
): RegionChange | null {
  const working = resolutions.filter(({ outcome }) => outcome === "credentials");
  const walkers = chains.filter(({ id }) => working.some(({ sdk }) => sdk.id === id));
  const region = mostTold(working);
  // Go 1 and JavaScript 2 read no region of the config file by themselves: on most machines they alone have none.
  const isApart = ({ sdk, region: { name } }: Resolution): boolean =>
    name !== region && walkers.some(({ id, endOfSupport }) => id === sdk.id && endOfSupport !== true);
  if (region === null || !working.some(isApart)) return null;
  const [best] = REGION_VARIABLES.flatMap((name): readonly RegionChange[] => {
    const change: Change = { kind: "set-variable", name, value: region };
    const changed = changedSnapshot(snapshot, change);
    return changed === null ? [] : [{ change, region, apart: apartOn(changed, region, { chains: walkers, code }) }];
  }).sort((a, b) => a.apart.length - b.apart.length);
  const apartNow = working.filter((one) => one.region.name !== region).length;
  return best === undefined || best.apart.length >= apartNow ? null : best;
}

/**
 * Told by somebody: what an SDK falls back to by itself is nobody's wish. Who exports a region means it for now, whatever a
 * file says for always.
 */
function mostTold(resolutions: readonly Resolution[]): string | null {
  const told = resolutions.map(({ region }) => region).filter(({ name }) => name !== null && name !== "");
  const exported = told.filter(({ provenance }) => provenance?.kind === "variable");
  const written = told.filter(({ provenance }) => provenance?.kind !== "default");
  const byName = groupedBy(exported.length > 0 ? exported : written, ({ name }) => name ?? "");
  const [most] = [...byName].sort(([, a], [, b]) => b.length - a.length);
  return most === undefined || isMisspelt(most[0]) ? null : most[0];
}

const apartOn = (snapshot: Snapshot, region: string, { chains, code }: Walkers): readonly SdkId[] =>
  chains.flatMap((chain) =>
    drive(resolve(chain, snapshot, code), assumeOffline).region.name === region ? [] : [chain.id],
  );
