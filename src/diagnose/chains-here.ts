import { type SdkId, isCommand } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { AnyChain } from "../walk/chain.ts";
import { installedVersion } from "./installed-version.ts";

/** Every SDK's chain, at hand or not; a command's where it is at hand, or asked for. */
export const chainsHere = (
  chains: readonly AnyChain[],
  snapshot: Snapshot,
  asked: readonly SdkId[],
): readonly AnyChain[] =>
  chains.filter(({ id }) => !isCommand(id) || asked.includes(id) || installedVersion(snapshot, id) !== null);
