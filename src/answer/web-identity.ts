import type { Answer, WebIdentityQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { boundsIn, madeUpSessionName } from "./assume-role.ts";
import { askService } from "./ask-service.ts";
import type { Calls } from "./open-calls.ts";

/** AssumeRoleWithWebIdentity: the token speaks for itself, nothing is signed. */
export async function webIdentity(question: WebIdentityQuestion, calls: Calls): Promise<Answer> {
  const token = unseal(question.token);
  const input = {
    RoleArn: question.roleArn,
    RoleSessionName: question.sessionName ?? madeUpSessionName(),
    WebIdentityToken: token,
    ...(question.durationSeconds === undefined ? {} : { DurationSeconds: question.durationSeconds }),
    ...boundsIn(question.bounds ?? {}),
  };
  const { answer } = await askService(
    question,
    calls,
    {
      service: "sts",
      endpoint: question.endpoint,
      credentials: null,
      carries: "token",
      bundle: calls.bundle(),
      proxy: question.proxy,
      sent: [token],
    },
    async (sdk) => (await import("./sts-client.ts")).assumeRoleWithWebIdentity(sdk, input),
  );
  return answer;
}
