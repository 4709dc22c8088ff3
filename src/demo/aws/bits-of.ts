import { createHash } from "node:crypto";

/** Bits that a text always gives the same, and that look like chance: a demo's ids must not change from run to run. */
export function bitsOf(seed: string, count: number): bigint {
  const digest = createHash("sha256").update(seed).digest("hex");
  return BigInt(`0x${digest}`) & ((1n << BigInt(count)) - 1n);
}
