import type { Question } from "../model/question.ts";

/** A question in one line of words, free of secrets. */
export function describeQuestion(question: Question): string {
  switch (question.kind) {
    case "assume-role":
      return `AssumeRole ${question.roleArn} at ${question.endpoint.url}`;
    case "assume-role-with-web-identity":
      return `AssumeRoleWithWebIdentity ${question.roleArn} at ${question.endpoint.url}`;
    case "sso-role-credentials":
      return `GetRoleCredentials ${question.accountId}/${question.roleName} at ${question.endpoint.url}`;
    case "sso-refresh-token":
      return `CreateToken (refresh of the SSO token) at ${question.endpoint.url}`;
    case "login-refresh-token":
      return `CreateOAuth2Token (refresh of the aws login token) at ${question.endpoint.url}`;
    case "process":
      return `run ${question.program}`;
    case "container":
      return `GET ${question.url}`;
    case "metadata":
      return `instance metadata: ${question.ask}`;
    case "mfa-code":
      return `an MFA code of ${question.serial}`;
    case "addresses":
      return `the addresses of ${question.host}`;
  }
}
