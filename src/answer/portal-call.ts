import type { SsoRoleQuestion } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import type { AwsCall } from "./aws-call.ts";
import type { Calls } from "./open-calls.ts";

/** A call to an IAM Identity Center portal: signed by nobody, it carries the sign-in's token. */
export const portalCall = ({ accessToken, endpoint, proxy }: SsoRoleQuestion, calls: Calls): AwsCall => ({
  service: "sso",
  endpoint,
  credentials: null,
  carries: "token",
  bundle: calls.bundle(),
  proxy,
  sent: [unseal(accessToken)],
});
