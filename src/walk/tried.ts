import type { Answer, Question } from "../model/question.ts";
import { type RetryPolicy, asksAgain, correctionAfter, isUnread as isNotRead } from "./retry-policy.ts";
import { asRead } from "./service-reading.ts";
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
  let asked = question;
  let answer = yield* heard(asked, policy);
  for (let attempt = 1; attempt < Math.min(policy.attempts, MOST); attempt += 1) {
    const corrected = correctedAfter(policy, asked, answer);
    if (corrected === null && !isToAskAgain(policy, asked, answer) && !isUnread(answer)) return answer;
    asked = corrected ?? asked;
    answer = yield* heard(asked, policy);
  }
  return answer;
}

function* heard(question: Question, { reads }: RetryPolicy): Walk<Answer> {
  const answer = yield question;
  return reads === undefined ? answer : asRead(reads, question, answer);
}

/** The same question by the service's clock; null: the client keeps to its own, or has corrected it already. */
function correctedAfter(policy: RetryPolicy, asked: Question, answer: Answer): Question | null {
  if (asked.kind !== "assume-role" || asked.clockSkew !== undefined || answer.kind !== "failure") return null;
  const clockSkew = correctionAfter(policy, answer.failure);
  return clockSkew === null ? null : { ...asked, clockSkew };
}

function isToAskAgain(policy: RetryPolicy, { kind }: Question, answer: Answer): boolean {
  if (answer.kind === "failure") {
    const { failure } = answer;
    const isJson = failure.kind === "bad-answer" && !kind.startsWith("assume-role") && policy.again.has("unread-json");
    return (isJson && isNotRead(failure)) || asksAgain(policy, failure);
  }
  return answer.kind === "text" && answer.text === "" && policy.again.has("empty");
}
