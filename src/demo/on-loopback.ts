import type { Outside } from "../model/outside.ts";
import type { Answer, Question } from "../model/question.ts";

/**
 * The network of a case's machine: the link-local addresses of containers and instances lead to the demo's own AWS, so
 * that the case's variables stay what they are on a real one. STS and SSO are led there by AWSWHO_ENDPOINT_URL.
 */
export function onLoopback(network: Outside, awsUrl: string): Outside {
  return {
    answer: async (question, caBundle) =>
      question.kind === "process" ? NO_PROCESS : network.answer(redirected(question, awsUrl), caBundle),
    ...(network.assignments === undefined ? {} : { assignments: network.assignments }),
    async whoIs(credentials, connection) {
      const identity = await network.whoIs(credentials, connection);
      if (identity.kind === "unavailable" || connection.endpoint === null) return identity;
      // Where a real machine would have asked: the port of the demo's AWS is of no interest.
      return { ...identity, asked: { ...identity.asked, url: connection.endpoint.url } };
    },
  };
}

/** No case has one; with options of their own people might. A demo starts nothing. */
const NO_PROCESS: Answer = {
  kind: "failure",
  failure: { kind: "not-found", code: "demo", message: "the demo starts no process" },
};

function redirected(question: Question, awsUrl: string): Question {
  switch (question.kind) {
    case "container":
      return { ...question, url: awsUrl + pathOf(question.url) };
    case "metadata":
      return { ...question, baseUrl: `${awsUrl}/` };
    case "assume-role":
    case "assume-role-with-web-identity":
    case "sso-role-credentials":
    case "sso-refresh-token":
    case "login-refresh-token":
    case "process":
    case "mfa-code":
    case "addresses":
      return question;
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
