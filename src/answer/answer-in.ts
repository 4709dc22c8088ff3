import type { Answer, AssumeRoleQuestion, Failure, Question, SsoRefreshQuestion } from "../model/question.ts";
import type { LoginRefreshQuestion, OddReply, SsoRoleQuestion, WebIdentityQuestion } from "../model/question.ts";
import { type CallFacts, failureNamed, unreadable } from "./failure-of.ts";
import type { HttpReply } from "./http-request.ts";
import { issuedBySts, lentByPortal, lentBySignIn, tokenOf } from "./issued-document.ts";
import { type ReadBody, bodyOf, oddRefusal, unreadReply } from "./odd-reply.ts";

/** Questions that a service of AWS answers. */
export type ServiceQuestion =
  | AssumeRoleQuestion
  | WebIdentityQuestion
  | SsoRoleQuestion
  | SsoRefreshQuestion
  | LoginRefreshQuestion;

export interface ReplyFacts extends CallFacts {
  /** Milliseconds since 1970: from here a token's seconds count. */
  readonly now: number;
  /** Of the sign-in that is refreshed. */
  readonly accountId: string | null;
}

/** What a service's reply says, read from the reply itself: the SDK that sent the question keeps less of it. */
export function answerIn(question: ServiceQuestion, reply: HttpReply, facts: ReplyFacts): Answer {
  const body = bodyOf(reply);
  if (reply.status >= 300) return { kind: "failure", failure: refusalIn(question, reply, body, facts) };
  return documentIn(question, body, facts) ?? { kind: "failure", failure: noDocument(reply, body, facts) };
}

function documentIn(question: ServiceQuestion, body: ReadBody, { now, accountId }: ReplyFacts): Answer | null {
  switch (question.kind) {
    case "assume-role":
      return issuedBySts(body, "AssumeRole");
    case "assume-role-with-web-identity":
      return issuedBySts(body, "AssumeRoleWithWebIdentity");
    case "sso-role-credentials":
      return lentByPortal(body, question.accountId);
    case "sso-refresh-token":
      return tokenOf(body, now);
    case "login-refresh-token":
      return lentBySignIn(body, accountId, now);
  }
}

const noDocument = (reply: HttpReply, body: ReadBody, facts: ReplyFacts): Failure => ({
  ...unreadable(null, "", facts),
  reply: unreadReply(reply, body, facts.sent),
});

const isOfSts = ({ kind }: Question): boolean => kind.startsWith("assume-role");

function refusalIn(question: ServiceQuestion, reply: HttpReply, body: ReadBody, facts: ReplyFacts): Failure {
  const odd = oddRefusal(reply, body, isOfSts(question) ? "query" : "rest-json", facts.sent);
  const { codes, says } = unreadReply(reply, body, facts.sent);
  const code = PLACES.map((place) => codes[place]).find((named) => named !== undefined);
  const told = odd === null ? {} : { reply: odd };
  return {
    ...(code === undefined ? unreadable(null, "", facts) : failureNamed(code, said(question, body, says), facts)),
    ...told,
  };
}

/** Which name counts, where there are several. */
const PLACES: readonly (keyof OddReply["codes"])[] = [
  "x-amzn-errortype",
  "xml",
  "xml-root",
  "__type",
  "code",
  "Code",
  "error",
];

/** Sign-in says why beside what (`error`: TOKEN_EXPIRED, USER_CREDENTIALS_CHANGED, …). */
function said(question: ServiceQuestion, { json }: ReadBody, says: string | null): string {
  const why = question.kind === "login-refresh-token" && typeof json?.error === "string" ? json.error : null;
  return [why, says].filter((text) => text !== null && text !== "").join(": ");
}
