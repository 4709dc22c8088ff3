import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { callFailed } from "./errors.ts";
import type { JsV3Session } from "./session.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";

/** Asks STS. What it refuses is thrown as it is, without `tryNextLink`: the chain ends. */
export function* stsAnswer(
  session: JsV3Session,
  question: AssumeRoleQuestion | WebIdentityQuestion,
  where: Provenance,
): Walk<SigningCredentials> {
  const answer = yield* tried(question, clientRetries(session));
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(callFailed(answer.failure, question.endpoint.url, where));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`${question.kind} answered with ${answer.kind}`);
  }
}
