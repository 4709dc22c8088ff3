const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A key id that holds an account, as AWS's newer ones do. */
export function keyOf(account, own = 1n, prefix = "AKIA") {
  const bits = (1n << 79n) | (BigInt(account) << 39n) | own;
  return `${prefix}${Array.from({ length: 16 }, (_, i) => LETTERS[Number((bits >> BigInt(5 * (15 - i))) & 31n)]).join("")}`;
}
