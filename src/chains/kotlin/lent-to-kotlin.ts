import type { SigningCredentials } from "../../model/question.ts";
import { type LentDocument, verdictOf } from "../../walk/lent-document.ts";
import { isIsoDate } from "./iso-date.ts";

/** deserializeJsonCredentials (1.8.12): no code, or `success` in any case; four texts, the last a date (set `hand-lent`). */
export function lentToKotlin(document: LentDocument): SigningCredentials | null {
  const { code } = verdictOf(document);
  if (code !== null && code.toLowerCase() !== "success") return null;
  if (document.kind !== "credentials" || document.kinds !== undefined) return null;
  const { credentials } = document;
  return credentials.expiration !== null && isIsoDate(credentials.expiration) ? credentials : null;
}
