import { boto3 } from "../chains/boto3.ts";
import type { SdkId } from "../model/sdk.ts";
import type { AnyChain } from "../walk/chain.ts";

/** The chain of an SDK; null: not modelled yet. All but the usual one are loaded only when asked for. */
export async function chainOf(sdk: SdkId): Promise<AnyChain | null> {
  if (sdk === "boto3") return boto3;
  const { chains } = await import("../chains/index.ts");
  return chains.find(({ id }) => id === sdk) ?? null;
}
