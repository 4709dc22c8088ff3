import type { SsoRoleQuestion } from "../model/question.ts";
import type { Resolution } from "../model/resolution.ts";

/** The role that a portal refused to somebody it knows: 401 would be the token's fault. Null: it refused none. */
export function refusedRole({ asked }: Resolution): SsoRoleQuestion | null {
  for (const { question, answer } of asked)
    if (
      question.kind === "sso-role-credentials" &&
      answer.kind === "failure" &&
      REFUSALS.includes(answer.failure.code ?? "")
    )
      return question;
  return null;
}

/** 403 and 404 of GetRoleCredentials. */
const REFUSALS = ["ForbiddenException", "AccessDeniedException", "ResourceNotFoundException"];
