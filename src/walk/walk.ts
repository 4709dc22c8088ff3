import type { Answer, Question } from "../model/question.ts";
import type { SdkError } from "../model/resolution.ts";

/** An error the SDK raises: the walk that yields it is never resumed. */
export interface Raise {
  readonly kind: "raise";
  readonly error: SdkError;
}

/** A pure walk: it yields what it needs from outside, goes on with the answer, and returns what it found. */
export type Walk<T> = Generator<Question | Raise, T, Answer>;

/** The same without raises: what drives the outside sees. */
export type Asking<T> = Generator<Question, T, Answer>;

export type Ended<T> =
  | { readonly kind: "returned"; readonly value: T }
  | { readonly kind: "raised"; readonly error: SdkError };

export function* raise(error: SdkError): Walk<never> {
  yield { kind: "raise", error };
  throw new Error("a walk was resumed after it raised");
}

/** Runs a walk up to its end or its first raise. */
export function* untilRaised<T>(walk: Walk<T>): Asking<Ended<T>> {
  let step = walk.next();
  while (step.done !== true) {
    const asked = step.value;
    if (asked.kind === "raise") return { kind: "raised", error: asked.error };
    step = walk.next(yield asked);
  }
  return { kind: "returned", value: step.value };
}
