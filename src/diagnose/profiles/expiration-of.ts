import type { Expiration } from "../../model/profile-list.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Holding } from "../../model/resolution.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import type { CachedTokens } from "./cached-tokens.ts";

/** What ends first for the person: what was exchanged or kept, else the sign-in behind it, else the keys' own note. */
export function expirationOf(
  holding: Holding | null,
  credentials: SigningCredentials | null,
  tokens: CachedTokens,
): Expiration | null {
  if (holding === null) return null;
  const node = holding.plan.find(({ kind }) => kind === "sso" || kind === "login");
  const signIn = node?.kind === "sso" ? tokens(node.cachePath) : node?.kind === "login" ? holding.expiration : null;
  const exchanged = node?.kind === "login" ? null : (credentials?.expiration ?? null);
  if (exchanged !== null) return told(exchanged, "exchanged");
  if (signIn !== null) return told(signIn, "sign-in");
  return holding.expiration === null ? null : told(holding.expiration, "keys");
}

const told = (text: string, of: Expiration["of"]): Expiration => ({
  text,
  at: parseTimestamp(text)?.milliseconds ?? null,
  of,
});
