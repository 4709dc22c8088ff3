import { boto3 } from "../chains/boto3.ts";
import type { SdkId } from "../model/sdk.ts";
import type { AnyChain } from "../walk/chain.ts";

/**
 * The chain of an SDK. All but the usual one are loaded only when asked for.
 *
 * @throws RangeError for what is no SDK's id, as JavaScript without types may hand in
 */
export async function chainOf(sdk: SdkId): Promise<AnyChain> {
  if (sdk === "boto3") return boto3;
  const { chains } = await import("../chains/index.ts");
  const chain = chains.find(({ id }) => id === sdk);
  if (chain === undefined) throw new RangeError(`no such SDK: ${String(sdk)}`);
  return chain;
}
