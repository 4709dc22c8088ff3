import { credentialsIn } from "./credentials-in.ts";
import type { Failure, Question, SigningCredentials } from "../model/question.ts";
import type { SdkError } from "../model/resolution.ts";
import { type Walk, raise } from "./walk.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import { tried } from "./tried.ts";

interface Complaints {
  readonly failed: (failure: Failure) => SdkError;
  readonly incomplete: (missing: readonly string[], version: string | null) => SdkError;
}

/** Asks for credentials: what comes, or the SDK's error. */
export function* credentialsFor(
  question: Question,
  retries: RetryPolicy,
  complaints: Complaints,
): Walk<SigningCredentials> {
  const answer = yield* tried(question, retries);
  if (answer.kind === "incomplete") return yield* raise(complaints.incomplete(answer.missing, answer.version));
  return yield* credentialsIn(answer, complaints.failed);
}
