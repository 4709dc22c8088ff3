import type { Snapshot } from "../model/snapshot.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";

/** Every profile that any SDK sees on this machine, each once. */
export function profilesOf(snapshot: Snapshot, chains: readonly AnyChain[], code: CodeArguments): readonly string[] {
  return [...new Set(chains.flatMap((chain) => chain.profileNames(chain.open(snapshot, code, new Set()))))];
}
