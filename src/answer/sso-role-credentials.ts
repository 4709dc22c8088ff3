import type { Answer, SsoRoleQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { askService } from "./ask-service.ts";
import type { Calls } from "./open-calls.ts";
import { portalCall } from "./portal-call.ts";

/** GetRoleCredentials of an IAM Identity Center portal. */
export async function ssoRoleCredentials(question: SsoRoleQuestion, calls: Calls): Promise<Answer> {
  const accessToken = unseal(question.accessToken);
  const { accountId, roleName } = question;
  const { answer } = await askService(question, calls, portalCall(question, calls), async (sdk) =>
    (await import("./sso-client.ts")).getRoleCredentials(sdk, { accountId, roleName, accessToken }),
  );
  return answer;
}
