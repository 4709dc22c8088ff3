import { type LoopbackReply, type LoopbackRequest, inAnHour, json, plain } from "./exchange.ts";
import type { Accounts } from "./open-accounts.ts";
import { madeUpSecret } from "./made-up-keys.ts";
import { roleSession } from "./principal.ts";

const ROLES = "/latest/meta-data/iam/security-credentials/";
const SESSION_TOKEN = madeUpSecret("metadata session", 56);

/** IMDSv2: a session token first, then the role's name, then its keys. Where there is no instance nobody listens. */
export function metadataService(request: LoopbackRequest, accounts: Accounts): LoopbackReply {
  const { instanceRole } = accounts.facts;
  if (instanceRole === undefined) return { kind: "hang-up" };
  if (request.path === "/latest/api/token")
    return request.method === "PUT" ? plain(200, SESSION_TOKEN) : plain(405, "");
  if (request.header("x-aws-ec2-metadata-token") !== SESSION_TOKEN) return plain(401, "");
  const name = instanceRole.replace(/^.*\//, "");
  if (request.path === ROLES) return plain(200, name);
  if (request.path !== ROLES + name) return plain(404, "");
  const { accessKeyId, secretAccessKey, sessionToken } = accounts.issueTo(
    roleSession(instanceRole, "i-0abc123def4567890"),
  );
  return json(200, {
    Code: "Success",
    Type: "AWS-HMAC",
    LastUpdated: new Date().toISOString(),
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: inAnHour(),
  });
}
