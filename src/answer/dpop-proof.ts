import { type KeyObject, createPublicKey, randomUUID, sign } from "node:crypto";
import { derOf, keyOf } from "../parse/ec-private-key.ts";
import type { Secret } from "../vault/secret.ts";

/**
 * The DPoP header (RFC 9449) of a request: a JWT signed with the sign-in's own key, as botocore builds it
 * (credentials.py, `_build_dpop_header`, 1.44.5). Null: the key is none.
 */
export function dpopProof(pem: Secret, method: string, url: string): string | null {
  const der = derOf(pem);
  const key = der === null ? null : keyOf(der);
  if (key === null || key.asymmetricKeyType !== "ec") return null;
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: publicJwk(key) };
  const payload = { jti: randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1000) };
  const input = `${base64url(header)}.${base64url(payload)}`;
  // JWS wants the two numbers side by side, not in DER (RFC 7518, 3.4).
  const signature = sign("sha256", Buffer.from(input), { key, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
}

function publicJwk(key: KeyObject) {
  const { kty, crv, x, y } = createPublicKey(key).export({ format: "jwk" });
  return { kty, x, y, crv };
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
