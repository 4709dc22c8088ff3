import type { Identity } from "../model/identity.ts";

export type SimulatedArn =
  | { readonly kind: "whole"; readonly arn: string }
  /** A role's session: its ARN has the role's name, not the role's path. */
  | { readonly kind: "role"; readonly arn: string; readonly role: string }
  | { readonly kind: "none"; readonly why: string };

/** The ARN whose policies the simulator takes: a user's or a role's, never a session's (IAM API, SimulatePrincipalPolicy). */
export function simulatedArn({ arn, account, principal }: Extract<Identity, { kind: "known" }>): SimulatedArn {
  const { type, partition } = principal;
  switch (type) {
    case "user":
      return { kind: "whole", arn };
    case "assumed-role":
      // IAM Identity Center makes its roles below this path (IAM Identity Center user guide, "Referencing permission sets").
      return {
        kind: "role",
        arn: `arn:${partition}:iam::${account}:role/${principal.permissionSet === null ? "" : "aws-reserved/sso.amazonaws.com/"}${principal.role}`,
        role: principal.role,
      };
    case "root":
      return {
        kind: "none",
        why: "the root user may do all that its organization does not forbid; its policies cannot be simulated",
      };
    case "federated-user":
      return { kind: "none", why: "a federated user has no policies of its own that could be simulated" };
    case "other":
      return { kind: "none", why: `${arn} is nobody whose policies could be simulated` };
  }
}
