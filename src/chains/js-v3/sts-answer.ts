import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { callFailed } from "./errors.ts";
import type { JsV3Session } from "./session.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/** Asks STS. What it refuses is thrown as it is, without `tryNextLink`: the chain ends. */
export function* stsAnswer(
  session: JsV3Session,
  question: AssumeRoleQuestion | WebIdentityQuestion,
  where: Provenance,
): Walk<SigningCredentials> {
  return yield* credentialsIn(yield* tried(question, clientRetries(session)), (failure) =>
    callFailed(failure, question.endpoint.url, where),
  );
}
