import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Answer, SigningCredentials } from "../../model/question.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { callFailed } from "./errors.ts";

/** What STS or the SSO portal answered. */
export function* credentialsIn(answer: Answer, where: Provenance): Walk<SigningCredentials> {
  switch (answer.kind) {
    case "credentials":
      return answer.credentials;
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "failure":
      return yield* raise(callFailed(answer.failure, where));
    case "incomplete":
    case "token":
    case "text":
      throw new Error(`an exchange was answered with ${answer.kind}`);
  }
}
