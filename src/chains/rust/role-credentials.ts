import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import { tried } from "../../walk/tried.ts";
import type { Walk } from "../../walk/walk.ts";
import { MODELLED, callFailed } from "./errors.ts";
import { clientRetries } from "./retry-policies.ts";
import type { RustSession } from "./session.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/** What STS gives for a role. */
export function* roleCredentials(
  session: RustSession,
  question: AssumeRoleQuestion | WebIdentityQuestion,
  where: Provenance,
): Walk<SigningCredentials> {
  return yield* credentialsIn(yield* tried(question, clientRetries(session)), (failure) =>
    callFailed(failure, MODELLED[question.kind], where),
  );
}
