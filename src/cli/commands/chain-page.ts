import { capture } from "../../capture/capture.ts";
import { chains } from "../../chains/index.ts";
import { type SdkPage, sdkPage } from "../../explain/pages.ts";
import type { SdkId } from "../../model/sdk.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";

/** An SDK's page; its chain is opened here, though its steps are the same on every machine. */
export function chainPage(id: SdkId, { machine }: World): SdkPage {
  const chain = chains.find((candidate) => candidate.id === id);
  if (chain === undefined) throw new UsageError(`${id} is not part of this version yet`);
  const code = { profile: null, region: null, keys: null, terminal: false };
  return sdkPage(chain, chain.open(capture(machine), code, new Set()));
}
