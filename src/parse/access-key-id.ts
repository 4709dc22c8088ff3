const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const KEY_ID = /^(?:AKIA|ASIA)[A-Z2-7]{16}$/;

/**
 * The account that an access key id holds, or null where it holds none.
 *
 * Ids of the new generation carry the account in 40 bits after the first of their 80 (base32 of the 16 characters after
 * the four-letter prefix). Published by Tal Be'ery, "A short note on AWS KEY ID" (2023), and by Aidan Steele, "AWS
 * Access Key ID formats" (2020): ids made before about March 2019 have a fifth character A-P and hold no account. The
 * first of the 80 bits is set in the new ids only, which is just what a fifth character of Q-Z or 2-7 says.
 */
export function accountOfAccessKeyId(id: string): string | null {
  if (!KEY_ID.test(id)) return null;
  // 50 bits, which a number holds: one mark, 40 of the account, 9 that are not ours.
  let bits = 0;
  for (const letter of id.slice(4, 14)) bits = bits * 32 + ALPHABET.indexOf(letter);
  const isNewGeneration = bits >= 2 ** 49;
  if (!isNewGeneration) return null;
  const account = Math.floor(bits / 2 ** 9) % 2 ** 40;
  // No account has more than twelve digits: such an id is made up.
  return account > 999_999_999_999 ? null : account.toString().padStart(12, "0");
}

const MARK = 1n << 79n;
/** Bits behind the account that make one id differ from another. */
export const OWN_BITS = 39;

/** An id of the new generation: the inverse of `accountOfAccessKeyId`. One mark, 40 bits of account, 39 of its own. */
export const accessKeyIdOf = (prefix: string, account: string, own: bigint): string =>
  prefix + lettersOf(MARK | (BigInt(account) << BigInt(OWN_BITS)) | own, 16);

/** An id of the old generation, which holds no account. */
export const oldAccessKeyIdOf = (prefix: string, own: bigint): string => prefix + lettersOf(own, 16);

/** Base32, the last letters of a number. */
export function lettersOf(bits: bigint, count: number): string {
  let letters = "";
  for (let shift = 5 * (count - 1); shift >= 0; shift -= 5) letters += ALPHABET[Number((bits >> BigInt(shift)) & 31n)];
  return letters;
}
