import type { Provenance } from "../../model/provenance.ts";
import type { Answer } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type LentDocument, heldIn } from "../../walk/lent-document.ts";
import { argumentError, aws } from "./errors.ts";

/** Time.iso8601 of what is there (3.211.0, set `hand-lent`). Null: it reads it, or there is no date. */
export function dateFault(document: LentDocument, where: Provenance): SdkError | null {
  const { expiration } = heldIn(document);
  return expiration === null || parseTimestamp(expiration) !== null
    ? null
    : argumentError("unreachable", `invalid xmlschema format: "${expiration}"`, where);
}

/** What is no JSON is asked for three times more, and then raised. */
export const notParsed = (where: Provenance): SdkError =>
  aws("unreachable", "MetadataParserError", "Failed to parse metadata service response.", where);

/** `retry_errors([Aws::Json::ParseError], max_retries: 3)`. */
export const PARSES = 4;

export const isNoJson = (answer: Answer): boolean => answer.kind === "failure" && answer.failure.kind === "bad-answer";
