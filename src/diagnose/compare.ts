import { grouped, groupedBy } from "../parse/grouped.ts";
import type { Walked } from "../model/diagnosis.ts";
import type { Comparison, PrincipalGroup } from "../model/comparison.ts";
import type { Outside } from "../model/outside.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { decidingBlocks } from "../advice/deciding-blocks.ts";
import { isMendable } from "../advice/is-mendable.ts";
import { principalKey } from "../advice/principal-key.ts";
import { oneChange } from "../advice/one-change.ts";
import { regionChange } from "../advice/region-change.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { filesLookedAt, resolvedWithFiles } from "./files-looked-at.ts";
import { listening } from "./heard-metadata.ts";
import { looksElsewhere } from "./looks-elsewhere.ts";
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
    const resolved = resolvedWithFiles(snapshot, chain, code, heard.answer);
    files.set(chain.id, resolved.files);
    return walkedTo(snapshot, chain, resolved.resolution, null);
  });
  const groups = groupsOf(results);
  const filesOf = (sdk: SdkId): readonly string[] => {
    const chain = chains.find(({ id }) => id === sdk);
    return files.get(sdk) ?? (chain === undefined ? [] : filesLookedAt(snapshot, chain, code));
  };
  const profiles = results.map(({ resolution }) => resolution.profile.name);
  const elsewhere = groups.length <= 1 ? [] : looksElsewhere(snapshot, groups, filesOf);
  const nearest = results.flatMap(({ resolution }) => resolution.profile.nearest);
  return {
    results,
    groups,
    agree: groups.length <= 1,
    regions: regionsOf(results),
    blocks: chains.some(({ id }) => id === "terraform") ? decidingBlocks({ snapshot, code }) : [],
    elsewhere,
    change:
      groups.length <= 1
        ? null
        : (oneChange(snapshot, { chains, code, profiles, nearest }) ??
          (await cureFor(snapshot, groups, elsewhere, { chains, code }))),
    regionChange: regionChange(
      snapshot,
      results.map(({ resolution }) => resolution),
      { chains, code },
    ),
  };
}

/** The rules are loaded only where nothing simpler would do, and something is there to be mended. */
async function cureFor(
  snapshot: Snapshot,
  groups: readonly PrincipalGroup[],
  elsewhere: Comparison["elsewhere"],
  walkers: Pick<ComparisonRequest, "chains" | "code">,
): Promise<Comparison["change"]> {
  // Who looks in other files has its reason there; and its rows of sources would be walked for nothing.
  const isElsewhere = (sdk: SdkId): boolean => elsewhere.some((one) => one.sdk === sdk);
  const lost = groups
    .flatMap(({ members }) => members)
    .filter(({ resolution }) => !isElsewhere(resolution.sdk.id) && isMendable(resolution));
  if (lost.length === 0) return null;
  const { cureOfTheLost } = await import("./cure-of-the-lost.ts");
  return cureOfTheLost(snapshot, lost, groups, walkers);
}

/** An SDK without credentials seldom comes to have a region: then its having none tells nothing. */
function regionsOf(results: readonly Walked[]): Comparison["regions"] {
  const regions = grouped(results, ({ resolution: { outcome, region } }) =>
    region.name === null && outcome !== "credentials" ? [] : [region.name],
  );
  return [...regions].map(([name, same]) => ({ name, sdks: same.map(({ resolution }) => resolution.sdk.id) }));
}

/** By outcome and principal, the largest group first. */
function groupsOf(results: readonly Walked[]): readonly PrincipalGroup[] {
  const groups = groupedBy(results, ({ resolution }) => principalKey(resolution));
  return [...groups].map(([key, members]) => ({ key, members })).sort((a, b) => b.members.length - a.members.length);
}
