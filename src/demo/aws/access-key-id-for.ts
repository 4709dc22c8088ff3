import { OWN_BITS, accessKeyIdOf, lettersOf } from "../../parse/access-key-id.ts";
import { bitsOf } from "./bits-of.ts";

/** An access key id whose account decodes offline, made from `seed`. */
export const accessKeyIdFor = (prefix: "AKIA" | "ASIA", account: string, seed: string): string =>
  accessKeyIdOf(prefix, account, bitsOf(seed, OWN_BITS));

/** The id of a user (AIDA) or a role (AROA): 17 letters that say nothing. */
export const uniqueIdFor = (prefix: "AIDA" | "AROA", seed: string): string => prefix + lettersOf(bitsOf(seed, 85), 17);
