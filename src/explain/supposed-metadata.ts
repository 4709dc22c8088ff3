import type { Answer, Failure, Question } from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { UNKNOWN_CREDENTIALS } from "../walk/unknown-credentials.ts";

type MetadataQuestion = Extract<Question, { kind: "metadata" }>;
/** What one metadata service answers. */
export type MetadataService = (question: MetadataQuestion) => Answer;

const status = (code: string): Failure => ({ kind: "http-status", code, message: code === "404" ? "not found" : "" });
const failing = (failure: Failure): Answer => ({ kind: "failure", failure });

/** An instance with a role, whose keys are not known. */
export function withRole({ ask }: MetadataQuestion): Answer {
  switch (ask) {
    case "role":
      return { kind: "text", text: "role" };
    case "region":
    case "zone":
    case "document":
      return failing(status("404"));
    case "token":
      return { kind: "token", token: seal("supposed"), expiresAt: null };
    case "credentials":
      return { kind: "credentials", credentials: UNKNOWN_CREDENTIALS };
  }
}

const withoutToken =
  (code: string): MetadataService =>
  (question) =>
    question.ask === "token" ? failing(status(code)) : withRole(question);

/** Of no role there is the list of roles again, which is no JSON. */
function emptyList(question: MetadataQuestion): Answer {
  if (question.ask === "role") return { kind: "text", text: "" };
  if (question.ask === "credentials" && question.role === "")
    return failing({ kind: "bad-answer", code: null, message: "no JSON" });
  return withRole(question);
}

/** An instance without a role. */
const noRole: MetadataService = (question) => (question.ask === "role" ? failing(status("404")) : withRole(question));

/** Metadata services of which a chain may tell: with a role, with none, of the first version alone, refusing. */
export const METADATA_SERVICES: readonly MetadataService[] = [
  withRole,
  noRole,
  emptyList,
  withoutToken("404"),
  withoutToken("400"),
  withoutToken("403"),
  withoutToken("500"),
];
