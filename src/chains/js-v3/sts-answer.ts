import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { callFailed, isHollow, thrown } from "./errors.ts";
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
  return yield* credentialsIn(yield* tried(question, clientRetries(session)), (failure) => {
    if (!isHollow(failure)) return callFailed(failure, question.endpoint.url, where);
    const operation = question.kind === "assume-role" ? "assumeRole" : "assumeRoleWithWebIdentity";
    const message = `Invalid response from STS.${operation} call with role ${question.roleArn}`;
    return thrown("Error", { kind: "denied", message, where });
  });
}
