import type { Resolution } from "../model/resolution.ts";

/** A process that prints keys whose time of expiry is written so that an SDK stops at it. */
export interface OddExpiration {
  readonly words: string;
  readonly cure: string;
}

const DOCUMENTED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Null: no process printed keys with a date of its own making. */
export function oddExpiration({ asked }: Resolution): OddExpiration | null {
  for (const { question, answer } of asked) {
    if (question.kind !== "process" || answer.kind !== "credentials") continue;
    const { expiration } = answer.credentials;
    if (expiration === null || DOCUMENTED.test(expiration)) continue;
    const shown = /^[\w:.+ -]{0,40}$/.test(expiration) ? `"${expiration}"` : "something";
    return {
      words: `The credential process ${question.program} prints ${shown} for its Expiration, which is no date with its time zone.`,
      cure: "let the command print Expiration as in 2026-11-28T07:00:00Z, or leave it out where keys do not expire",
    };
  }
  return null;
}
