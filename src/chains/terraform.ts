import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, anyChain } from "../walk/chain.ts";
import { asNetHttp } from "./go/as-net-http.ts";
import { terraformDocumentation } from "./go/documentation.ts";
import { stsConnection } from "./go/endpoint.ts";
import { type GoSession, openSession, profileChoice, profileNames, sourceOfFile } from "./go/session.ts";
import { accountFault } from "./terraform/account-fault.ts";
import { providerRegion } from "./terraform/document-region.ts";
import { loadProvider } from "./terraform/load-provider.ts";
import { proxiesInBlock } from "./terraform/proxies-in-block.ts";
import { stepsOf } from "./terraform/steps.ts";

const open = openSession({
  // The second is deprecated, and put in the first one's place where that is not set.
  metadata: ["AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_METADATA_URL"],
  // What the provider takes where its block names no endpoint (golden `tf-sts-endpoint`).
  endpoints: { sts: "TF_AWS_STS_ENDPOINT", sso: "TF_AWS_SSO_ENDPOINT" },
  block: {
    called: "provider block",
    documentation: "https://registry.terraform.io/providers/hashicorp/aws",
    article: "a",
    attempts: 25,
  },
});

const steps = stepsOf("provider block");

/**
 * Terraform's AWS provider (aws-sdk-go-base 2.0.0-beta.74, on Go's config 1.32.32): keys in the provider block, else its
 * web identity, else the Go SDK's decision with the block's profile and files; then the block's roles around it; asked at
 * once. Source: aws_config.go:GetAwsConfig, credentials.go.
 */
export const terraform = anyChain({
  id: "terraform",
  modelledOn: "aws-sdk-go-base v2.0.0-beta.74",
  documentedPositions: {},
  documentation: terraformDocumentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => open(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: loadProvider,
  sourceOfFile,
  // All that LoadDefaultConfig refuses before its credentials, keys in the block do not escape.
  prepare: function* () {},
  steps: () => steps,
  region: providerRegion,
  client: accountFault,
  sts: stsConnection,
  whenStepFails: () => "stops",
  waysOut: asNetHttp,
  waysOutIn: proxiesInBlock,
} satisfies Chain<GoSession>);
