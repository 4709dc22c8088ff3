import type { Provenance } from "../../model/provenance.ts";
import type { AssumeRoleQuestion, SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { stsFailed } from "./errors.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/** What STS answers, as this SDK takes it. */
export function* roleCredentials(
  question: AssumeRoleQuestion | WebIdentityQuestion,
  retries: RetryPolicy,
  where: Provenance,
): Walk<SigningCredentials> {
  return yield* credentialsIn(yield* tried(question, retries), (failure) =>
    stsFailed(failure, question.endpoint.url.replace("https://", ""), where),
  );
}
