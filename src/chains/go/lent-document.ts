import type { Provenance } from "../../model/provenance.ts";
import { type Failure, NOTHING_PRINTED } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { isRfc3339 } from "../../parse/go-rfc3339.ts";
import { type LentDocument, heldIn } from "../../walk/lent-document.ts";
import { goError } from "./errors.ts";

/** encoding/json into a struct: what is missing or null is empty, but a date is one of RFC 3339 (set `hand-lent`). Null: it will do. */
export function notDecoded(document: LentDocument, where: Provenance): SdkError | null {
  const { expiration } = heldIn(document);
  if (expiration === null || isRfc3339(expiration)) return null;
  const message = `parsing time "${expiration}" as "2006-01-02T15:04:05Z07:00"`;
  return goError("unreachable", "*time.ParseError", message, where);
}

/** A body that is no JSON: an empty one is just over. */
export const notJson = ({ code, message }: Failure, where: Provenance): SdkError =>
  code === NOTHING_PRINTED
    ? goError("unreachable", "", "EOF", where)
    : goError("unreachable", "*json.SyntaxError", message, where);
