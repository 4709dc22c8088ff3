import { isDocument, verdictOf } from "../walk/lent-document.ts";
import type { Resolution } from "../model/resolution.ts";

/** What the instance metadata service said to an SDK that asked it. */
export type MetadataHeard =
  /** It was not asked, or it lends a role. */
  | { readonly kind: "nothing-amiss" }
  /** Nobody answers there. */
  | { readonly kind: "silent" }
  | { readonly kind: "no-role" }
  | { readonly kind: "refused"; readonly status: string }
  /** It names the role, and why it has no credentials of it. */
  | { readonly kind: "not-lent"; readonly role: string; readonly why: string };

export function metadataHeard({ asked }: Resolution): MetadataHeard {
  for (const { question, answer } of asked)
    if (question.kind === "metadata" && isDocument(answer) && (answer.verdict?.code ?? null) !== null) {
      const { code, message } = verdictOf(answer);
      return { kind: "not-lent", role: question.role ?? "", why: `${code}${message === null ? "" : `: ${message}`}` };
    }
  const failures = asked.flatMap(({ question, answer }) =>
    question.kind === "metadata" && answer.kind === "failure" ? [{ question, failure: answer.failure }] : [],
  );
  const answered = failures.filter(({ failure }) => failure.kind === "http-status");
  // Who gives a token is EC2's service; another cloud's, at the same address, knows neither path.
  const isEc2 = asked.some(({ answer }) => answer.kind === "token");
  if (isEc2 && answered.some(({ question, failure }) => question.ask === "role" && failure.code === "404"))
    return { kind: "no-role" };
  const refusal = answered.find(({ question }) => question.ask !== "region")?.failure.code ?? null;
  if (refusal !== null) return { kind: "refused", status: refusal };
  return failures.some(({ failure }) => failure.kind !== "http-status" && failure.kind !== "bad-answer")
    ? { kind: "silent" }
    : { kind: "nothing-amiss" };
}
