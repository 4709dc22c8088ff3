import type { Finding } from "../model/finding.ts";
import type { SdkId } from "../model/sdk.ts";

/** SDKs in a sentence: three are named, more are counted. */
export function sdkNames(sdks: readonly SdkId[]): string {
  const [first, second, third] = sdks;
  if (sdks.length > 3) return `${first}, ${second} and ${sdks.length - 2} more`;
  if (third !== undefined) return `${first}, ${second} and ${third}`;
  return sdks.join(" and ");
}

/** A sentence of the SDK for which a fault was found, and the same of several: what is said is given the names and a choice of verbs. */
export const toldOf = (
  sdk: SdkId,
  said: (names: string, verbs: (one: string, more: string) => string) => string,
): Pick<Required<Finding>, "message" | "messageOfSeveral"> => ({
  message: said(sdk, (one) => one),
  messageOfSeveral: said("{sdks}", (_, more) => more),
});

/** "takes" for one, "take" for more. */
export const verb = (sdks: readonly SdkId[], one: string, more: string): string => (sdks.length === 1 ? one : more);
