import type { ContainerEndpoint } from "./aws-facts.ts";
import { type LoopbackReply, type LoopbackRequest, inAnHour, json } from "./exchange.ts";
import type { Accounts } from "./open-accounts.ts";

/** Credentials for a container, on the path that its variable names. */
export function containerCredentials(
  request: LoopbackRequest,
  accounts: Accounts,
  { authorization, holder }: ContainerEndpoint,
): LoopbackReply {
  if (authorization !== null && request.header("authorization") !== authorization)
    return json(401, { code: "AccessDenied", message: "the authorization token is not the container's" });
  const { accessKeyId, secretAccessKey, sessionToken } = accounts.issueTo(holder);
  return json(200, {
    RoleArn: holder.trustedAs,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: inAnHour(),
  });
}
