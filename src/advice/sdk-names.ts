import type { SdkId } from "../model/sdk.ts";

/** SDKs in a sentence: three are named, more are counted. */
export function sdkNames(sdks: readonly SdkId[]): string {
  const [first, second, third] = sdks;
  if (sdks.length > 3) return `${first}, ${second} and ${sdks.length - 2} more`;
  if (third !== undefined) return `${first}, ${second} and ${third}`;
  return sdks.join(" and ");
}

/** "takes" for one, "take" for more. */
export const verb = (sdks: readonly SdkId[], one: string, more: string): string => (sdks.length === 1 ? one : more);
