import type { SigningCredentials } from "../../model/question.ts";
import { type LentDocument, pairIn } from "../../walk/lent-document.ts";
import { isIsoDate } from "./iso-date.ts";

/** HttpCredentialsLoader (2.57.8): a pair that is not empty, and a date; a token need not be there (set `hand-lent`). */
export function lentToJava(document: LentDocument): SigningCredentials | null {
  const pair = pairIn(document);
  return pair?.expiration != null && isIsoDate(pair.expiration) ? pair : null;
}
