import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, type Step, anyChain } from "../walk/chain.ts";
import { asNetHttp } from "./go/as-net-http.ts";
import { terraformDocumentation } from "./go/documentation.ts";
import { stsConnection } from "./go/endpoint.ts";
import { profileSteps } from "./go/profile-steps.ts";
import { type GoSession, openSession, profileChoice, profileNames, sourceOfFile } from "./go/session.ts";
import { environmentKeys } from "./go/static-keys.ts";
import { webIdentityOfEnvironment } from "./go/web-identity.ts";
import { accountFault } from "./terraform/account-fault.ts";
import { asTerraform, thenLoadedAgain } from "./terraform/as-terraform.ts";
import { providerRegion } from "./terraform/document-region.ts";
import { keysInBlock } from "./terraform/keys-in-block.ts";
import { loadProvider } from "./terraform/load-provider.ts";
import { proxiesInBlock } from "./terraform/proxies-in-block.ts";
import { rolesInBlock } from "./terraform/roles-in-block.ts";
import { webIdentityInBlock } from "./terraform/web-identity-in-block.ts";

const open = openSession({
  // The second is deprecated, and put in the first one's place where that is not set.
  metadata: ["AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_METADATA_URL"],
  // What the provider takes where its block names no endpoint (golden `tf-sts-endpoint`).
  endpoints: { sts: "TF_AWS_STS_ENDPOINT", sso: "TF_AWS_SSO_ENDPOINT" },
  block: true,
});

/** LoadDefaultConfig's. */
const loaded: readonly Step<GoSession>[] = [
  {
    source: "environment" as const,
    method: "EnvConfigCredentials",
    load: environmentKeys,
    evidence: ["env-mixed-legacy", "open-00002"],
  },
  {
    source: "web-identity" as const,
    method: "WebIdentityCredentials",
    load: webIdentityOfEnvironment,
    evidence: ["webid-env-vs-aws-profile", "webid-env-vs-static-file"],
  },
  ...profileSteps,
].map(asTerraform);

/** What a role of the block can be assumed with; without one, what the provider uses. */
const bases: readonly Step<GoSession>[] = [
  {
    source: "explicit",
    method: "StaticCredentials",
    says: "access_key, secret_key and token of the provider block. Nothing else is looked at.",
    load: keysInBlock,
    evidence: ["explicit-key-only", "explicit-plus-env-missing-profile"],
  },
  {
    source: "web-identity",
    method: "WebIdentityCredentials",
    says: "assume_role_with_web_identity of the provider block: a token, or the file of one. Exported keys do not matter.",
    load: webIdentityInBlock(loaded),
    evidence: [
      "tf-block-web-identity-over-exported",
      "tf-block-keys-and-web-identity",
      "tf-block-web-identity-and-mfa",
    ],
  },
  ...loaded,
];

const steps: readonly Step<GoSession>[] = [
  {
    source: "assume-role",
    method: "AssumeRoleProvider",
    says: "assume_role of the provider block, one or several: taken one after the other with what the steps below find.",
    load: rolesInBlock(bases),
    evidence: ["tf-block-role-around-exported", "tf-block-keys-and-role", "tf-block-two-roles"],
  },
  ...bases.map(thenLoadedAgain),
];

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
