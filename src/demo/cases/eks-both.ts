import type { DemoCase } from "../demo-case.ts";
import { AGENT, IRSA, IRSA_ROLE, agentEndpoint, podToken } from "../parts/pod.ts";

export const eksBoth: DemoCase = {
  name: "eks-both",
  title: "a Kubernetes pod with both IRSA and Pod Identity",
  story:
    "The team is moving from IRSA to Pod Identity, and for now the pod has both. " +
    "The two roles are in different accounts: which one acts?",
  machineAt: (now) => {
    const token = podToken(now);
    return {
      home: "/root",
      environment: { ...IRSA.environment, ...AGENT.environment },
      files: { [IRSA.tokenFile]: token, [AGENT.tokenFile]: AGENT.token },
      aws: {
        webTokens: [{ token, subject: IRSA.subject }],
        roles: [{ arn: IRSA_ROLE, trusts: [IRSA.subject] }],
        containers: [agentEndpoint],
      },
    };
  },
};
