import type { Failure } from "../model/question.ts";

/** Which answers one client of an SDK asks for again, and how often. */
export interface RetryPolicy {
  /** Requests in all, the first one too. */
  readonly attempts: number;
  /** AWS's error codes, HTTP statuses, `5xx` for all of a server's faults, `any` for whatever was not had, `empty` for no text. */
  readonly again: ReadonlySet<string>;
  /** HTTP statuses that none follows, whatever `again` says. */
  readonly never?: ReadonlySet<string>;
}

export const ASKED_ONCE: RetryPolicy = { attempts: 1, again: new Set() };

/** Whether one more request follows this failure, if the policy has any left. */
export function asksAgain({ again, never }: RetryPolicy, failure: Failure): boolean {
  if (failure.kind === "http-status" && never?.has(failure.code ?? "") === true) return false;
  if (again.has("any")) return true;
  const status = failure.kind === "http-status" ? failure.code : (failure.status?.toString() ?? null);
  if (status !== null && (again.has(status) || (again.has("5xx") && status.startsWith("5")))) return true;
  return failure.code !== null && again.has(failure.code);
}
