import type { Failure } from "../model/question.ts";
import type { ServiceReading } from "./service-reading.ts";

/** Which answers one client of an SDK asks for again, and how often; what it makes of an odd one. */
export interface RetryPolicy {
  /** Requests in all, the first one too. */
  readonly attempts: number;
  /**
   * AWS's error codes, HTTP statuses, `5xx` for all of a server's faults, `any` for whatever was not had, `empty` for no
   * text, `closed` for a connection that was closed without an answer, `unread` for an answer that cannot be read,
   * `unread-json` for one of the portal, OIDC or sign-in, `skewed` for a refusal over a clock that is off.
   */
  readonly again: ReadonlySet<string>;
  /** HTTP statuses that none follows, whatever `again` says. */
  readonly never?: ReadonlySet<string>;
  /** Of a service of AWS. */
  readonly reads?: ServiceReading;
  /** Error codes after which it takes the service's clock for the right one, and signs anew. */
  readonly corrects?: ReadonlySet<string>;
}

export const ASKED_ONCE: RetryPolicy = { attempts: 1, again: new Set() };

/** Whether one more request follows this failure, if the policy has any left. */
export function asksAgain({ again, never }: RetryPolicy, failure: Failure): boolean {
  if (failure.kind === "http-status" && never?.has(failure.code ?? "") === true) return false;
  if (again.has("any")) return true;
  if (failure.kind === "bad-answer") return isUnread(failure) && again.has("unread");
  if (failure.code === "ECONNRESET") return again.has("closed");
  if (failure.clockSkew !== undefined && again.has("skewed")) return true;
  const status = failure.kind === "http-status" ? failure.code : (failure.status?.toString() ?? null);
  if (status !== null && (again.has(status) || (again.has("5xx") && status.startsWith("5")))) return true;
  return failure.code !== null && again.has(failure.code);
}

/** Not what is missing in a document, but that it is none. */
export const isUnread = ({ fault }: Failure): boolean =>
  fault === undefined || fault.how === "cut" || fault.how === "unreadable";

/** Seconds by which the client corrects its clock after this failure, and asks once more; null: it does not. */
export const correctionAfter = ({ corrects }: RetryPolicy, { code, clockSkew }: Failure): number | null =>
  code !== null && clockSkew !== undefined && corrects?.has(code) === true ? clockSkew : null;
