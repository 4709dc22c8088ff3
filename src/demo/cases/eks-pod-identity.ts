import type { DemoCase } from "../demo-case.ts";
import { AGENT, agentEndpoint } from "../parts/pod.ts";

export const eksPodIdentity: DemoCase = {
  name: "eks-pod-identity",
  title: "a Kubernetes pod with EKS Pod Identity",
  story:
    "An agent on the node hands out the keys of the role that belongs to the pod's service account. " +
    "Two variables in the pod name its address and the token to show.",
  machineAt: () => ({
    home: "/root",
    environment: AGENT.environment,
    files: { [AGENT.tokenFile]: AGENT.token },
    aws: { containers: [agentEndpoint] },
  }),
};
