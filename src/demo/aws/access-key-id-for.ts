import { bitsOf } from "./bits-of.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const MARK = 1n << 79n;
/** Bits behind the account that make one id differ from another. */
const OWN_BITS = 39;

/**
 * An access key id of the new generation whose account decodes offline: the inverse of `accountOfAccessKeyId`. One mark,
 * 40 bits of account, 39 bits made from `seed`; base32 of these 80 bits behind the prefix.
 */
export function accessKeyIdFor(prefix: "AKIA" | "ASIA", account: string, seed: string): string {
  const bits = MARK | (BigInt(account) << BigInt(OWN_BITS)) | bitsOf(seed, OWN_BITS);
  return prefix + lettersOf(bits, 16);
}

/** The id of a user (AIDA) or a role (AROA): 17 letters that say nothing. */
export const uniqueIdFor = (prefix: "AIDA" | "AROA", seed: string): string => prefix + lettersOf(bitsOf(seed, 85), 17);

function lettersOf(bits: bigint, count: number): string {
  let letters = "";
  for (let shift = 5 * (count - 1); shift >= 0; shift -= 5) letters += ALPHABET[Number((bits >> BigInt(shift)) & 31n)];
  return letters;
}
