import type { Failure } from "../model/question.ts";

/** A call that brought no answer of AWS's, already named. Thrown through the SDK, so it is an Error. */
export class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "CallFailure";
    this.failure = failure;
  }
}

/** Why a call that was given up was given up: its own time, where it has one, or the whole run's. */
export const spentOf = ({ reason }: AbortSignal): Failure =>
  reason instanceof CallFailure ? reason.failure : BUDGET_SPENT;

/** The whole run's time is over. The code tells it from a single call's timeout: see `isUndecided` in src/resolve. */
export const BUDGET_SPENT: Failure = {
  kind: "timeout",
  code: "budget",
  message: "the time for the whole run is over",
};
