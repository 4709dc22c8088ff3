import { type LoopbackReply, type LoopbackRequest, json } from "./exchange.ts";
import type { Accounts } from "./open-accounts.ts";
import { roleSession } from "./principal.ts";

/** GetRoleCredentials of the IAM Identity Center portal. */
export function ssoPortal(request: LoopbackRequest, accounts: Accounts): LoopbackReply {
  const token = request.header("x-amz-sso_bearer_token");
  const signIn = accounts.facts.signIns?.find(({ accessToken }) => accessToken === token);
  if (signIn === undefined) return refusal(401, "UnauthorizedException", "Session token not found or invalid");
  const role = signIn.roles[`${request.query.get("account_id")}/${request.query.get("role_name")}`];
  if (role === undefined) return refusal(403, "ForbiddenException", "No access");
  const { accessKeyId, secretAccessKey, sessionToken } = accounts.issueTo(roleSession(role, signIn.person));
  const expiration = Date.now() + 3_600_000;
  return json(200, { roleCredentials: { accessKeyId, secretAccessKey, sessionToken, expiration } });
}

const refusal = (status: number, type: string, message: string): LoopbackReply =>
  json(status, { message }, { "x-amzn-errortype": type });
