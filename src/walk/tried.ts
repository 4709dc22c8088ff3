import type { Answer, Question } from "../model/question.ts";
import { type RetryPolicy, asksAgain } from "./retry-policy.ts";
import type { Walk } from "./walk.ts";

/** A number of attempts may be set that nobody waits for; the buckets of retries run dry long before. */
const MOST = 100;

/**
 * Puts a question as often as the client does that asks it: who answers knows that it is the same one.
 *
 * @param isUnread an answer that is none to this client, though it came whole.
 */
export function* tried(
  question: Question,
  policy: RetryPolicy,
  isUnread: (answer: Answer) => boolean = () => false,
): Walk<Answer> {
  let answer = yield question;
  for (let attempt = 1; attempt < Math.min(policy.attempts, MOST); attempt += 1) {
    if (!isToAskAgain(policy, answer) && !isUnread(answer)) return answer;
    answer = yield question;
  }
  return answer;
}

function isToAskAgain(policy: RetryPolicy, answer: Answer): boolean {
  if (answer.kind === "failure") return asksAgain(policy, answer.failure);
  return answer.kind === "text" && answer.text === "" && policy.again.has("empty");
}
