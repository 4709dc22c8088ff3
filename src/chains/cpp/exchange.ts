import type { Provenance } from "../../model/provenance.ts";
import type { Question, SigningCredentials } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import type { CppSession } from "./session.ts";
import { ASKED_ONCE } from "../../walk/retry-policy.ts";

/** Asks for credentials: what comes, or the SDK's exception with what the other side said. */
export const exchanged = (session: CppSession, question: Question, where: Provenance): Walk<SigningCredentials> =>
  credentialsFor(question, ASKED_ONCE, {
    failed: (failure) => session.fault(failureKind(failure), failure.message, where),
    incomplete: (missing) => session.fault("denied", `the answer has no ${missing.join(", ")}`, where),
  });
