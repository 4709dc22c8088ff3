import { type SdkPage, sdkPage } from "../../explain/pages.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { AnyChain } from "../../walk/chain.ts";

/** An SDK's page; its chain is opened here, though its steps are the same on every machine. */
export function chainPage(chain: AnyChain, snapshot: Snapshot): SdkPage {
  const code = { profile: null, region: null, keys: null, terminal: false };
  return sdkPage(chain, chain.open(snapshot, code, new Set()));
}
