import { createHash } from "node:crypto";
import { accessKeyIdFor } from "./access-key-id-for.ts";

/** Keys that open nothing: they exist in the demo's own AWS only. */
export interface MadeUpKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Null: keys of an IAM user. */
  readonly sessionToken: string | null;
}

export const longTermKeys = (account: string, seed: string): MadeUpKeys => ({
  accessKeyId: accessKeyIdFor("AKIA", account, seed),
  secretAccessKey: madeUpSecret(`secret of ${seed}`, 40),
  sessionToken: null,
});

export const temporaryKeys = (account: string, seed: string): MadeUpKeys & { readonly sessionToken: string } => ({
  accessKeyId: accessKeyIdFor("ASIA", account, seed),
  secretAccessKey: madeUpSecret(`secret of ${seed}`, 40),
  sessionToken: madeUpSecret(`token of ${seed}`, 120),
});

/** Every made-up secret holds this word, so that a test can look for it in whatever is printed. */
export const CANARY = "CANARY";

export function madeUpSecret(seed: string, length: number): string {
  const letters = createHash("sha512").update(seed).digest("base64").replace(/[+/=]/g, "");
  return CANARY + letters.repeat(Math.ceil(length / letters.length)).slice(0, length - CANARY.length);
}
