import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, anyChain } from "../walk/chain.ts";
import { terraformDocumentation } from "./go/documentation.ts";
import { stsConnection } from "./go/endpoint.ts";
import { profileSteps } from "./go/profile-steps.ts";
import { type GoSession, openSession, profileChoice, profileNames, sourceOfFile } from "./go/session.ts";
import { environmentKeys } from "./go/static-keys.ts";
import { asTerraform, keysInBlock, loadProvider, providerRegion } from "./go/terraform.ts";
import { webIdentityOfEnvironment } from "./go/web-identity.ts";

const open = openSession({
  // The second is deprecated, and put in the first one's place where that is not set.
  metadata: ["AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_METADATA_URL"],
  // What the provider takes where its block names no endpoint (golden `tf-sts-endpoint`).
  endpoints: { sts: "TF_AWS_STS_ENDPOINT", sso: "TF_AWS_SSO_ENDPOINT" },
});

/**
 * Terraform's AWS provider (aws-sdk-go-base 2.0.0-beta.74, on Go's config 1.32.32): keys in the provider block, else the
 * Go SDK's decision with the block's profile; asked at once. Source: aws_config.go:GetAwsConfig, credentials.go.
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
  steps: () => [
    {
      source: "explicit",
      method: "StaticCredentials",
      load: keysInBlock,
      evidence: ["explicit-key-only", "explicit-plus-env-missing-profile"],
    },
    asTerraform({
      source: "environment",
      method: "EnvConfigCredentials",
      load: environmentKeys,
      evidence: ["env-mixed-legacy", "open-00002"],
    }),
    asTerraform({
      source: "web-identity",
      method: "WebIdentityCredentials",
      load: webIdentityOfEnvironment,
      evidence: ["webid-env-vs-aws-profile", "webid-env-vs-static-file"],
    }),
    ...profileSteps.map(asTerraform),
  ],
  region: providerRegion,
  client: () => null,
  sts: stsConnection,
  whenStepFails: () => "stops",
} satisfies Chain<GoSession>);
