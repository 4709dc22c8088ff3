import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { pythonStrip } from "../../parse/python-text.ts";
import { type Timestamp, parseTimestamp } from "../../parse/timestamp.ts";
import type { LentDocument } from "../../walk/lent-document.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { python, stillExpired } from "./errors.ts";
import type { BotocoreSession } from "./session.ts";

/* RefreshableCredentials (credentials.py, 1.44.5): what happens when credentials with an expiry are first used. */

const MINUTE = 60_000;
/** From here on a refresh is tried, its failure forgiven. */
export const ADVISORY = 15 * MINUTE;
/** From here on its failure is raised. */
export const MANDATORY = 10 * MINUTE;

export type Expiry =
  | { readonly kind: "at"; readonly milliseconds: number }
  | { readonly kind: "bad"; readonly error: SdkError };

/** `dateutil.parser.parse`, then a comparison with an aware "now": no date is ParserError, no zone is TypeError. */
export function expiryOf(text: string, where: Provenance): Expiry {
  const year = yearTakenFrom(text);
  if (year !== null) return { kind: "bad", error: yearFault(year, where) };
  const time: Timestamp | null = parseTimestamp(text);
  // golden `process-Expiration-empty`
  const complaint = pythonStrip(text) === "" ? "String does not contain a date" : "Unknown string format";
  if (time === null) return { kind: "bad", error: python("ParserError", `${complaint}: ${text}`, where) };
  if (!time.aware)
    return {
      kind: "bad",
      error: python("TypeError", "can't subtract offset-naive and offset-aware datetimes", where),
    };
  return { kind: "at", milliseconds: time.milliseconds };
}

/** `_parse_if_needed` of a document whose date is a null (set `hand-lent`); null: it is none. */
export const nullDate = (document: LentDocument, where: Provenance): SdkError | null =>
  document.kinds?.["Expiration"] === "null"
    ? python("TypeError", "Parser must be a string or character stream, not NoneType", where)
    : null;

/** A date without a zone cannot be compared; told as such only when the credentials are used. */
export function dateFault(expiration: string | null, where: Provenance): SdkError | null {
  const expiry = expiration === null ? null : expiryOf(expiration, where);
  return expiry?.kind === "bad" ? expiry.error : null;
}

/** Seconds or milliseconds since 1970, written as a text: dateutil takes a lone number for a year, of other lengths for a date. */
const yearTakenFrom = (text: string): string | null => (/^(?:\d{10}|\d{13})$/.test(text) ? text : null);

/** What does not fit into C's int overflows there (golden `reported-process-expiration-seconds`). */
const yearFault = (year: string, where: Provenance): SdkError =>
  Number(year) > 0x7fffffff
    ? python("OverflowError", "signed integer is greater than maximum", where)
    : python("ParserError", `year ${year} is out of range: ${year}`, where);

/** A source that can only give the same again: past its expiry botocore raises, before it uses what it has. */
export function expiredError(expiration: string | null, now: number, where: Provenance): SdkError | null {
  if (expiration === null) return null;
  const expiry = expiryOf(expiration, where);
  if (expiry.kind === "bad") return expiry.error;
  return expiry.milliseconds < now ? stillExpired(where) : null;
}

/** Whether they are asked for once more before they are used, as they are nearly over. */
export function isRefreshed(expiration: string | null, now: number, where: Provenance): boolean {
  const expiry = expiration === null ? null : expiryOf(expiration, where);
  return expiry?.kind === "at" && expiry.milliseconds < now + ADVISORY;
}

/** What AWS lends is used while it lasts; whether it has a date at all is told before. */
export function* notYetOver(
  session: BotocoreSession,
  credentials: SigningCredentials,
  where: Provenance,
): Walk<SigningCredentials> {
  const ends = instantIn(credentials.expiration);
  return ends !== null && ends <= session.snapshot.now ? yield* raise(stillExpired(where)) : credentials;
}

/** Null: none, or seconds since 1970. */
const instantIn = (expiration: string | null): number | null =>
  expiration === null || /^\d+$/.test(expiration) ? null : (parseTimestamp(expiration)?.milliseconds ?? null);
