import type { Answer, SsoRoleQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { awsCall } from "./aws-call.ts";
import type { Calls } from "./open-calls.ts";
import { portalCall } from "./portal-call.ts";
import { issued } from "./plain-credentials.ts";

/** GetRoleCredentials of an IAM Identity Center portal. */
export async function ssoRoleCredentials(question: SsoRoleQuestion, calls: Calls): Promise<Answer> {
  const accessToken = unseal(question.accessToken);
  const { accountId, roleName } = question;
  const answer = await awsCall(calls, portalCall(question, calls), async (sdk) =>
    (await import("./sso-client.ts")).getRoleCredentials(sdk, { accountId, roleName, accessToken }),
  );
  if (answer.kind === "failure") return { kind: "failure", failure: answer.failure };
  const given = answer.output.roleCredentials;
  return issued({
    accessKeyId: given?.accessKeyId,
    secretAccessKey: given?.secretAccessKey,
    sessionToken: given?.sessionToken,
    // Milliseconds since 1970.
    expiration: given?.expiration === undefined ? undefined : new Date(given.expiration),
    accountId,
  });
}
