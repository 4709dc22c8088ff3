import { expect, it } from "vitest";
import { principalOf } from "../../src/verify/principal-of.ts";

it.each([
  ["arn:aws:iam::111122223333:root", { type: "root", partition: "aws" }],
  ["arn:aws:iam::111122223333:user/ci", { type: "user", partition: "aws", name: "ci" }],
  ["arn:aws-cn:iam::111122223333:user/team/ci", { type: "user", partition: "aws-cn", name: "team/ci" }],
  [
    "arn:aws:sts::111122223333:assumed-role/deploy/me@example.com",
    { type: "assumed-role", partition: "aws", role: "deploy", session: "me@example.com", permissionSet: null },
  ],
  [
    "arn:aws-us-gov:sts::111122223333:assumed-role/AWSReservedSSO_Power_User_0123456789abcdef/me",
    {
      type: "assumed-role",
      partition: "aws-us-gov",
      role: "AWSReservedSSO_Power_User_0123456789abcdef",
      session: "me",
      permissionSet: "Power_User",
    },
  ],
  [
    "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/me",
    { type: "assumed-role", partition: "aws", role: "AWSReservedSSO_Admin_0123", session: "me", permissionSet: null },
  ],
  ["arn:aws:sts::111122223333:federated-user/bob", { type: "federated-user", partition: "aws", name: "bob" }],
  ["arn:aws:sts::111122223333:self", { type: "other", partition: "aws", resource: "self" }],
  ["no ARN", { type: "other", partition: "aws", resource: "no ARN" }],
])("%s", (arn, principal) => expect(principalOf(arn)).toEqual(principal));
