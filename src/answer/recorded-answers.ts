import type { CapturedAnswer } from "../model/snapshot-file.ts";
import type { Outside } from "../model/outside.ts";
import type { Answer, SigningCredentials } from "../model/question.ts";
import type { Identity } from "../model/identity.ts";
import { seal } from "../vault/secret.ts";
import { identityOf, identityOfCaller } from "./identity-of.ts";

/** What was answered when a snapshot was taken. What was not asked then is taken for granted, as offline. */
export function recordedAnswers(answers: readonly CapturedAnswer[]): Outside {
  const known = new Map<string, Answer>();
  const identities = new Map<string, Identity>();
  for (const captured of answers)
    if (captured.kind === "answer") known.set(captured.question, revived(captured.answer));
    else identities.set(captured.question, captured.identity);
  return {
    answer: async (question) => known.get(identityOf(question)) ?? { kind: "assumed", because: "offline" },
    whoIs: async (credentials, connection) =>
      identities.get(identityOfCaller(credentials, connection)) ?? {
        kind: "unavailable",
        why: "AWS was not asked about these credentials when the snapshot was taken",
        failure: null,
      },
  };
}

/** An answer as it is read back: its secrets are masks, sealed again. */
export function revived(answer: Answer): Answer {
  switch (answer.kind) {
    case "credentials":
      return { ...answer, credentials: resealed(answer.credentials) };
    case "token":
      return { ...answer, token: seal(String(answer.token)) };
    case "incomplete":
      return answer.held === undefined ? answer : { ...answer, held: resealed(answer.held) };
    case "text":
    case "assumed":
    case "failure":
      return answer;
  }
}

const resealed = (credentials: SigningCredentials): SigningCredentials => ({
  ...credentials,
  secretAccessKey: credentials.secretAccessKey === null ? null : seal(String(credentials.secretAccessKey)),
  // An empty token is none to most SDKs.
  sessionToken: credentials.sessionToken === null ? null : seal(String(credentials.sessionToken)),
});
