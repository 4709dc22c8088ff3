import type { Principal } from "../model/identity.ts";
import { parseArn } from "../parse/arn.ts";

/** An ARN of GetCallerIdentity, taken apart. Forms: IAM user guide, "IAM identifiers". */
export function principalOf(text: string): Principal {
  const arn = parseArn(text);
  if (arn === null) return { type: "other", partition: "aws", resource: text };
  const { partition, service, resource } = arn;
  const [type = "", ...path] = resource.split("/");
  if (service === "iam" && resource === "root") return { type: "root", partition };
  if (service === "iam" && type === "user" && path.length > 0) return { type: "user", partition, name: path.join("/") };
  if (service === "sts" && type === "assumed-role" && path.length > 1) {
    const role = path.slice(0, -1).join("/");
    return { type: "assumed-role", partition, role, session: path.at(-1) ?? "", permissionSet: permissionSetOf(role) };
  }
  if (service === "sts" && type === "federated-user" && path.length > 0)
    return { type: "federated-user", partition, name: path.join("/") };
  return { type: "other", partition, resource };
}

/** IAM Identity Center's roles: `AWSReservedSSO_`, the permission set, 16 hexadecimal digits. */
const permissionSetOf = (role: string): string | null => /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1] ?? null;
