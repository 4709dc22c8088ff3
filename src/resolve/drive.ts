import type { Answer, Question } from "../model/question.ts";
import type { Asking } from "../walk/walk.ts";

/** Runs a walk on answers that are at hand. */
export function drive<T>(asking: Asking<T>, answer: (question: Question) => Answer): T {
  let step = asking.next();
  while (step.done !== true) step = asking.next(answer(step.value));
  return step.value;
}

/** The same on answers that have to be waited for. */
export async function driveAsync<T>(
  asking: Asking<T>,
  answer: (question: Question) => Promise<Answer> | Answer,
): Promise<T> {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answer(step.value));
  return step.value;
}
