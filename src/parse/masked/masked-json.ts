import { PLAIN_FIELDS } from "../token-cache.ts";
import { isEcPrivateKey } from "../ec-private-key.ts";
import { seal } from "../../vault/secret.ts";
import type { ShapeMask } from "./shape-mask.ts";

/** A token cache with every text masked but those known to be no secret; null: it is no JSON. */
export function maskedJson(text: string, mask: ShapeMask): string | null {
  try {
    return JSON.stringify(masked("", JSON.parse(text), mask));
  } catch {
    return null;
  }
}

function masked(name: string, value: unknown, mask: ShapeMask): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(name, item, mask));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(key, inner, mask)]));
  if (typeof value !== "string" || PLAIN_FIELDS.has(name)) return value;
  // A key must stay one: SDKs stop at what is none.
  return name === "dpopKey" && isEcPrivateKey(seal(value)) === "valid" ? SAMPLE_KEY : mask(value);
}

/** Of nobody: made for this file. */
const SAMPLE_KEY =
  "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEICH+qB1B7xZk8rCu639KR8ccEU7804xCqdG4q/dioT36oAoGCCqGSM49\nAwEHoUQDQgAEgpC6XF4hxt3CZ24bLkeuCXP1iljyqAbriNrefD2+zOeyWNsL8I+C\nQg4GBJBS07GUUY2tQnuyx2wLbsCHiwx9tA==\n-----END EC PRIVATE KEY-----\n";
