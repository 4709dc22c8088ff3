import type { Answer, Failure, SigningCredentials } from "../model/question.ts";
import type { SdkError } from "../model/resolution.ts";
import { UNKNOWN_CREDENTIALS } from "./unknown-credentials.ts";
import { type Walk, raise } from "./walk.ts";

/** What a service of AWS answered, which gives credentials whole or fails. */
export function* credentialsIn(answer: Answer, failed: (failure: Failure) => SdkError): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(failed(answer.failure));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`a service answered with ${answer.kind}`);
  }
}
