import { grouped } from "../parse/grouped.ts";
import type { Walked } from "../model/diagnosis.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Outside } from "../model/outside.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { decidingBlocks } from "../advice/deciding-blocks.ts";
import type { DecidingBlock } from "../model/deciding-block.ts";
import { regionChange } from "../advice/region-change.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { filesLookedAt, resolvedWithFiles } from "./files-looked-at.ts";
import { listening } from "./heard.ts";
import { looksElsewhere } from "./looks-elsewhere.ts";
import { principalGroups } from "./principal-groups.ts";
import { unitingChange } from "./uniting-change.ts";
import { walked, walkedTo } from "./walked.ts";

export interface ComparisonRequest {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  /** Null: offline for all. */
  readonly outside: Outside | null;
  /** The SDKs whose exchanges are made; the rest is predicted. */
  readonly exchanged: (sdk: SdkId) => boolean;
}

/** Every chain over one snapshot; an equal question is put once, whoever asks. */
export async function compare(snapshot: Snapshot, request: ComparisonRequest): Promise<Comparison> {
  const { chains, code, exchanged } = request;
  const { outside, heard } = listening(request.outside);
  const online = new Map<SdkId, Walked>();
  // One after another: the answers of one SDK serve the next, and no portal is asked by all of them at once.
  for (const chain of chains)
    if (outside !== null && exchanged(chain.id)) online.set(chain.id, await walked(snapshot, { chain, code, outside }));
  const files = new Map<SdkId, readonly string[]>();
  // What the metadata service said to those that were asked for, it would say to the others.
  const results = chains.map((chain): Walked => {
    const known = online.get(chain.id);
    if (known !== undefined) return known;
    const resolved = resolvedWithFiles(snapshot, chain, code, heard.metadata);
    files.set(chain.id, resolved.files);
    return walkedTo(snapshot, chain, resolved.resolution, null);
  });
  const groups = principalGroups(results);
  const filesOf = (sdk: SdkId): readonly string[] => {
    const chain = chains.find(({ id }) => id === sdk);
    return files.get(sdk) ?? (chain === undefined ? [] : filesLookedAt(snapshot, chain, code));
  };
  const elsewhere = groups.length <= 1 ? [] : looksElsewhere(snapshot, groups, filesOf);
  return {
    results,
    groups,
    agree: groups.length <= 1,
    regions: regionsOf(results),
    blocks: chains.some(({ id }) => id === "terraform") ? decidingBlocks({ snapshot, code }).filter(isProvider) : [],
    elsewhere,
    unsupported: chains.filter(({ endOfSupport }) => endOfSupport === true).map(({ id }) => id),
    change: groups.length <= 1 ? null : await unitingChange(snapshot, { chains, code, results, elsewhere }),
    regionChange: regionChange(
      snapshot,
      results.map(({ resolution }) => resolution),
      { chains, code },
    ),
  };
}

/** An SDK without credentials seldom comes to have a region: then its having none tells nothing. */
function regionsOf(results: readonly Walked[]): Comparison["regions"] {
  const regions = grouped(results, ({ resolution: { outcome, region } }) =>
    region.name === null && outcome !== "credentials" ? [] : [region.name],
  );
  return [...regions].map(([name, same]) => ({ name, sdks: same.map(({ resolution }) => resolution.sdk.id) }));
}

/** The backend has a row of its own, which knows its block. */
const isProvider = ({ call }: DecidingBlock): boolean => call.startsWith("provider ");
