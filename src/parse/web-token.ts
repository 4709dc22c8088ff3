import { Buffer } from "node:buffer";
import type { FileView } from "../model/snapshot.ts";
import { type Secret, unseal } from "../vault/secret.ts";

/** What a web identity token says of itself: whom it is for and until when. The token stays sealed. */
export type WebToken = { readonly kind: "absent" | "unreadable" | "empty" | "not-a-token" } | WebTokenClaims;

export interface WebTokenClaims {
  readonly kind: "claims";
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly audiences: readonly string[];
  /** Milliseconds since 1970. */
  readonly expires: number | null;
}

/** Null: it is no token that can be read. */
export function claimsOf(token: Secret): WebTokenClaims | null {
  const read = parse(unseal(token).trim());
  return read.kind === "claims" ? read : null;
}

export function webTokenIn(view: FileView): WebToken {
  switch (view.state) {
    case "absent":
      return { kind: "absent" };
    case "text":
      return parse(unseal(view.text).trim());
    case "directory":
    case "unreadable":
    case "not-utf8":
    case "too-large":
      return { kind: "unreadable" };
  }
}

function parse(text: string): WebToken {
  if (text === "") return { kind: "empty" };
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text)?.[1];
  const claims = payload === undefined ? null : objectIn(Buffer.from(payload, "base64url").toString("utf8"));
  if (claims === null) return { kind: "not-a-token" };
  const { iss, sub, aud, exp } = claims;
  return {
    kind: "claims",
    issuer: typeof iss === "string" ? iss : null,
    subject: typeof sub === "string" ? sub : null,
    audiences: (Array.isArray(aud) ? aud : [aud]).filter((name) => typeof name === "string"),
    expires: typeof exp === "number" ? exp * 1000 : null,
  };
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
