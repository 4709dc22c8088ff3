import type { SigningCredentials } from "../../model/question.ts";
import { isRfc3339 } from "../../parse/go-rfc3339.ts";
import { type LentDocument, heldIn } from "../../walk/lent-document.ts";

/** encoding/json: what is missing or null is empty, but a date is one of RFC 3339, else nothing is decoded (set `hand-lent`): null. */
export function decodedIn(document: LentDocument): SigningCredentials | null {
  const held = heldIn(document);
  return held.expiration === null || isRfc3339(held.expiration) ? held : null;
}
