import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { stsFailed } from "./errors.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";

/** What STS answers, as this SDK takes it. */
export function* roleCredentials(
  question: AssumeRoleQuestion | WebIdentityQuestion,
  retries: RetryPolicy,
  where: Provenance,
): Walk<SigningCredentials> {
  const answer = yield* tried(question, retries);
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(stsFailed(answer.failure, question.endpoint.url.replace("https://", ""), where));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`${question.kind} answered with ${answer.kind}`);
  }
}
