import type { Provenance } from "../../model/provenance.ts";
import type { Question, SigningCredentials } from "../../model/question.ts";
import type { Walk } from "../../walk/walk.ts";
import { credentialsFor } from "../jvm/exchange.ts";
import { failureKind } from "../jvm/errors.ts";
import type { ReadSession } from "./session.ts";
import { ASKED_ONCE } from "../../walk/retry-policy.ts";

/** Asks for credentials: what comes, or the SDK's exception with what the other side said. */
export const exchanged = (session: ReadSession, question: Question, where: Provenance): Walk<SigningCredentials> =>
  credentialsFor(question, ASKED_ONCE, {
    failed: (failure) => session.fault(failureKind(failure), failure.message, where),
    incomplete: (missing) => session.fault("denied", `the answer has no ${missing[0] ?? "keys"}`, where),
  });
