import { type LentDocument, missingIn } from "../../walk/lent-document.ts";

const FIELDS = ["AccessKeyId", "SecretAccessKey", "Token", "Expiration"];
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/i;

/**
 * json_credentials.rs (aws-config 1.9.0): a null is no field, a date is of UTC, and says so (set `hand-lent`). Null: the
 * document will do.
 */
export function flawOf(document: LentDocument): string | null {
  const missing = missingIn(document, FIELDS);
  if (missing !== undefined) return `Expected field \`${missing}\` in response but it was missing`;
  const expiration = document.kind === "credentials" ? document.credentials.expiration : null;
  return expiration === null || DATE_TIME.test(expiration)
    ? null
    : "Invalid field in response: `Expiration`. invalid date-time: Smithy does not support timezone offsets in RFC-3339 date times";
}

/** A document that says something else than `"Code": "Success"`; one without a code is taken for one that does. */
export function refusalOf({ verdict }: LentDocument): { readonly code: string; readonly message: string } | null {
  if (verdict === undefined || verdict.code === null) return null;
  return { code: verdict.code, message: verdict.message ?? "no message" };
}
