import { uniqueIdFor } from "./access-key-id-for.ts";

/** Someone as STS names him. */
export interface Principal {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** The ARN that a role's trust policy names. */
  readonly trustedAs: string;
}

export function iamUser(account: string, name: string): Principal {
  const arn = `arn:aws:iam::${account}:user/${name}`;
  return { account, arn, userId: uniqueIdFor("AIDA", arn), trustedAs: arn };
}

export function roleSession(roleArn: string, session: string): Principal {
  const [, account = "", path = ""] = /^arn:aws:iam::(\d{12}):role\/(.*)$/.exec(roleArn) ?? [];
  const name = path.replace(/^.*\//, "");
  return {
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${name}/${session}`,
    userId: `${uniqueIdFor("AROA", roleArn)}:${session}`,
    trustedAs: roleArn,
  };
}

/** The role that IAM Identity Center makes of a permission set in an account. */
export const permissionSetRole = (account: string, permissionSet: string): string =>
  `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_${permissionSet}_0f1e2d3c4b5a6978`;
