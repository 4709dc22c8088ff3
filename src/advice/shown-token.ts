import type { Failure, WebIdentityQuestion } from "../model/question.ts";
import type { Resolution } from "../model/resolution.ts";
import { type WebTokenClaims, claimsOf } from "../parse/web-token.ts";

/** A web identity token that was taken to STS, and what it says of itself. */
export interface ShownToken {
  readonly question: WebIdentityQuestion;
  readonly claims: WebTokenClaims;
  /** Null: STS took it. */
  readonly refusal: Failure | null;
}

/** Null: none was, or what it holds cannot be read, or STS was not reached. */
export function shownToken({ asked }: Pick<Resolution, "asked">): ShownToken | null {
  for (const { question, answer } of asked) {
    if (question.kind !== "assume-role-with-web-identity") continue;
    const claims = claimsOf(question.token);
    if (claims === null || answer.kind === "assumed") continue;
    if (answer.kind !== "failure") return { question, claims, refusal: null };
    if (answer.failure.kind === "denied") return { question, claims, refusal: answer.failure };
  }
  return null;
}
