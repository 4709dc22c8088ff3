import { credentialsIn } from "./credentials-in.ts";
import type { Failure, Question, SigningCredentials } from "../model/question.ts";
import type { SdkError } from "../model/resolution.ts";
import type { Walk } from "./walk.ts";
import type { RetryPolicy } from "./retry-policy.ts";
import { tried } from "./tried.ts";

/** Asks a service of AWS for credentials: what comes, or the SDK's error. */
export function* credentialsFor(
  question: Question,
  retries: RetryPolicy,
  failed: (failure: Failure) => SdkError,
): Walk<SigningCredentials> {
  return yield* credentialsIn(yield* tried(question, retries), failed);
}
