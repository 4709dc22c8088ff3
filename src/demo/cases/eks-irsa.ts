import type { DemoCase } from "../demo-case.ts";
import { IRSA, IRSA_ROLE, podToken } from "../parts/pod.ts";

export const eksIrsa: DemoCase = {
  name: "eks-irsa",
  title: "a Kubernetes pod with a role for its service account (IRSA)",
  story:
    "EKS mounts a token into the pod and names a role in two variables. " +
    "boto3 exchanges the token for the role's keys at STS.",
  machineAt: (now) => {
    const token = podToken(now);
    return {
      home: "/root",
      environment: IRSA.environment,
      files: { [IRSA.tokenFile]: token },
      aws: { webTokens: [{ token, subject: IRSA.subject }], roles: [{ arn: IRSA_ROLE, trusts: [IRSA.subject] }] },
    };
  },
};
