import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import { tried } from "../../walk/tried.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { MODELLED, callFailed } from "./errors.ts";
import { clientRetries } from "./retry-policies.ts";
import type { RustSession } from "./session.ts";

/** What STS gives for a role. */
export function* roleCredentials(
  session: RustSession,
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
      return yield* raise(callFailed(answer.failure, MODELLED[question.kind], where));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`${question.kind} answered with ${answer.kind}`);
  }
}
