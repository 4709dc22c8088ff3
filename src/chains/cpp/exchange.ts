import type { Provenance } from "../../model/provenance.ts";
import type { Question, SigningCredentials } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { SERVICE_READING } from "./service-reading.ts";
import type { CppSession } from "./session.ts";
import { ASKED_ONCE, type RetryPolicy } from "../../walk/retry-policy.ts";

const ONCE: RetryPolicy = { ...ASKED_ONCE, reads: SERVICE_READING };

/** Asks for credentials: what comes, or the SDK's exception with what the other side said. */
export const exchanged = (session: CppSession, question: Question, where: Provenance): Walk<SigningCredentials> =>
  credentialsFor(question, ONCE, (failure) => session.fault(failureKind(failure), failure.message, where));
