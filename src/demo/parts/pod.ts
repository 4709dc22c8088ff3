import type { ContainerEndpoint } from "../aws/aws-facts.ts";
import { madeUpSecret } from "../aws/made-up-keys.ts";
import { roleSession } from "../aws/principal.ts";
import { DEV, PROD } from "./accounts.ts";
import { webTokenFor } from "./web-token.ts";

/*
 * A pod in EKS gets its role in one of two ways, or in both: by a web identity token (IRSA, IAM roles for service
 * accounts) or from the Pod Identity agent on the node.
 */

const POD = { KUBERNETES_SERVICE_HOST: "10.100.0.1", AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" };
const IRSA_TOKEN_FILE = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";
const AGENT_TOKEN_FILE = "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token";
const ISSUER = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

export const IRSA_ROLE = `arn:aws:iam::${PROD}:role/orders-irsa`;

export const IRSA = {
  environment: {
    ...POD,
    AWS_ROLE_ARN: IRSA_ROLE,
    AWS_WEB_IDENTITY_TOKEN_FILE: IRSA_TOKEN_FILE,
    AWS_STS_REGIONAL_ENDPOINTS: "regional",
  },
  tokenFile: IRSA_TOKEN_FILE,
  subject: "system:serviceaccount:shop:orders",
} as const;

export const podToken = (now: number): string => webTokenFor(ISSUER, IRSA.subject, now + 3_600_000);

export const AGENT = {
  environment: {
    ...POD,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: AGENT_TOKEN_FILE,
  },
  tokenFile: AGENT_TOKEN_FILE,
  token: madeUpSecret("pod identity agent", 80),
} as const;

export const agentEndpoint: ContainerEndpoint = {
  path: "/v1/credentials",
  authorization: AGENT.token,
  holder: roleSession(`arn:aws:iam::${DEV}:role/orders-pod-identity`, "eks-shop-orders-5f6d"),
};
