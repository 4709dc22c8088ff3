import { createPrivateKey } from "node:crypto";
import { type Secret, unseal } from "../vault/secret.ts";

export type EcPrivateKeyState = "valid" | "not-base64" | "not-a-key";

/** Whether a cached `dpopKey` is a key, judged as botocore does: armour lines out, base64, then DER. */
export function isEcPrivateKey(pem: Secret): EcPrivateKeyState {
  const der = derOf(pem);
  if (der === null) return "not-base64";
  return keyOf(der) === null ? "not-a-key" : "valid";
}

export function derOf(pem: Secret): Buffer | null {
  const base64 = unseal(pem)
    .split(/\r?\n/)
    .filter((line) => !/^-----(BEGIN|END)/.test(line))
    .join("")
    .replace(/[^A-Za-z0-9+/=]/g, "");
  // Python's b64decode drops foreign characters and wants whole groups of four.
  return base64.length % 4 === 0 ? Buffer.from(base64, "base64") : null;
}

export function keyOf(der: Buffer): ReturnType<typeof createPrivateKey> | null {
  for (const type of ["sec1", "pkcs8"] as const) {
    try {
      return createPrivateKey({ key: der, format: "der", type });
    } catch {
      // The other form is tried next.
    }
  }
  return null;
}
