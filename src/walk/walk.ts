import type { Answer, Question } from "../model/question.ts";
import type { SdkError } from "../model/resolution.ts";

/** An error the SDK raises: the walk that yields it is never resumed. */
export interface Raise {
  readonly kind: "raise";
  readonly error: SdkError;
}

/** A walk that another one waits for, without its room on the stack: a chain of source profiles may be thousands long. */
interface Descent {
  readonly kind: "descent";
  readonly into: Walk<unknown>;
  /** Whether a raise in it comes back as a value. */
  readonly catches: boolean;
}

/** A pure walk: it yields what it needs from outside, goes on with the answer, and returns what it found. */
export type Walk<T> = Generator<Question | Raise | Descent, T, Answer>;

/** The same without raises: what drives the outside sees. */
export type Asking<T> = Generator<Question, T, Answer>;

export type Ended<T> =
  | { readonly kind: "returned"; readonly value: T }
  | { readonly kind: "raised"; readonly error: SdkError };

export function* raise(error: SdkError): Walk<never> {
  yield { kind: "raise", error };
  throw new Error("a walk was resumed after it raised");
}

/** `yield*` for a walk that may go down into its like again, as a role's source is a role. */
export function* deeper<T>(into: Walk<T>): Walk<T> {
  const value: unknown = yield { kind: "descent", into, catches: false };
  return value as T;
}

/** The same, whose raise is looked at. */
export function* deeperUntilRaised<T>(into: Walk<T>): Walk<Ended<T>> {
  const ended: unknown = yield { kind: "descent", into, catches: true };
  return ended as Ended<T>;
}

/** Runs a walk up to its end or its first raise. */
export function* untilRaised<T>(walk: Walk<T>): Asking<Ended<T>> {
  const waiting: Waiting[] = [];
  let at: Walk<unknown> = walk;
  let step = at.next();
  for (;;) {
    if (step.done === true) {
      const above = waiting.pop();
      if (above === undefined) return { kind: "returned", value: step.value as T };
      at = above.walk;
      step = resumed(at, above.catches ? { kind: "returned", value: step.value } : step.value);
      continue;
    }
    const asked = step.value;
    switch (asked.kind) {
      case "raise": {
        const above = whoCatches(waiting);
        if (above === undefined) return { kind: "raised", error: asked.error };
        at = above.walk;
        step = resumed(at, { kind: "raised", error: asked.error });
        break;
      }
      case "descent":
        waiting.push({ walk: at, catches: asked.catches });
        at = asked.into;
        step = at.next();
        break;
      default:
        step = at.next(yield asked);
    }
  }
}

interface Waiting {
  readonly walk: Walk<unknown>;
  readonly catches: boolean;
}

/** A descent is not answered from outside, but with what it came to: `deeper` knows its type. */
const resumed = (walk: Walk<unknown>, value: unknown) => walk.next(value as Answer);

function whoCatches(waiting: Waiting[]): Waiting | undefined {
  let above = waiting.pop();
  while (above !== undefined && !above.catches) above = waiting.pop();
  return above;
}
