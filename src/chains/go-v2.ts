import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, anyChain } from "../walk/chain.ts";
import { asNetHttp } from "./go/as-net-http.ts";
import { goDocumentation } from "./go/documentation.ts";
import { stsConnection } from "./go/endpoint.ts";
import { loadConfig } from "./go/load.ts";
import { profileSteps } from "./go/profile-steps.ts";
import { configRegion } from "./go/region.ts";
import { type GoSession, openSession, profileChoice, profileNames, sourceOfFile } from "./go/session.ts";
import { environmentKeys, keysInCode } from "./go/static-keys.ts";
import { webIdentityOfEnvironment } from "./go/web-identity.ts";

const open = openSession({ metadata: ["AWS_EC2_METADATA_SERVICE_ENDPOINT"], endpoints: {}, block: null });

/**
 * AWS SDK for Go v2, config 1.33.15: LoadDefaultConfig, then Retrieve. Not a chain but a decision: what is configured
 * first is taken, and its failure is final. Source: config/resolve_credentials.go:resolveCredentialChain.
 */
export const goV2 = anyChain({
  id: "go-v2",
  modelledOn: "config v1.33.15",
  documentedPositions: {},
  documentation: goDocumentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => open(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: loadConfig,
  sourceOfFile,
  // All that LoadDefaultConfig refuses before its credentials, keys given in code do not escape.
  prepare: function* () {},
  steps: () => [
    {
      source: "explicit",
      method: "StaticCredentials",
      load: keysInCode,
      evidence: ["explicit-key-only", "explicit-plus-env-missing-profile"],
    },
    {
      source: "environment",
      method: "EnvConfigCredentials",
      load: environmentKeys,
      evidence: ["env-mixed-legacy", "open-00002"],
    },
    {
      source: "web-identity",
      method: "WebIdentityCredentials",
      load: webIdentityOfEnvironment,
      evidence: ["webid-env-vs-aws-profile", "webid-env-vs-static-file"],
    },
    ...profileSteps,
  ],
  region: configRegion,
  client: () => null,
  sts: stsConnection,
  whenStepFails: () => "stops",
  waysOut: asNetHttp,
} satisfies Chain<GoSession>);
