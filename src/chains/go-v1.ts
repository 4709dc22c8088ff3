import { type Chain, anyChain } from "../walk/chain.ts";
import { asNetHttp } from "./go/as-net-http.ts";
import { goV1Documentation } from "./go-v1/documentation.ts";
import { stsConnection } from "./go-v1/endpoints.ts";
import { environmentKeys } from "./go-v1/environment-keys.ts";
import { NO_PROVIDERS } from "./go-v1/errors.ts";
import { keysInCode } from "./go-v1/explicit.ts";
import { loadSession } from "./go-v1/load.ts";
import {
  assumeRole,
  processOfProfile,
  sharedConfigKeys,
  sharedCredentials,
  ssoOfProfile,
  webIdentityOfProfile,
} from "./go-v1/profile-steps.ts";
import { container, instanceMetadata } from "./go-v1/remote-steps.ts";
import {
  type GoV1Session,
  openSession,
  profileChoice,
  profileNames,
  sessionRegion,
  sourceOfFile,
} from "./go-v1/session.ts";
import { webIdentityInEnvironment } from "./go-v1/web-identity.ts";

/**
 * AWS SDK for Go v1, aws-sdk-go 1.55.8 (its last): `session.NewSessionWithOptions`. No chain but a decision: what is
 * configured first is taken, and its failure is final; only the container and the instance metadata fail in silence.
 * AWS_SDK_LOAD_CONFIG decides whether the config file is read, and with it roles, SSO and regions of profiles.
 * Source: aws/session/session.go:newSession, aws/session/credentials.go:resolveCredentials, resolveCredsFromProfile.
 */
export const goV1 = anyChain({
  id: "go-v1",
  modelledOn: "1.55.8",
  endOfSupport: true,
  documentedPositions: {},
  documentation: goV1Documentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load: loadSession,
  sourceOfFile,
  prepare: function* () {},
  steps: () => [
    { source: "explicit", method: "StaticProvider", load: keysInCode, evidence: ["explicit-key-only"] },
    // These two are passed over where the code names a profile (Options.Profile).
    {
      source: "environment",
      method: "EnvConfigCredentials",
      load: environmentKeys,
      evidence: ["env-mixed-legacy", "env-blank-spaces"],
    },
    {
      source: "web-identity",
      method: "WebIdentityCredentials",
      load: webIdentityInEnvironment,
      evidence: ["webid-env-vs-aws-profile", "webid-env-vs-static-file"],
    },
    // The profile: AWS_PROFILE, or default. Its own credentials, then a role on top of whatever they are.
    {
      source: "assume-role",
      method: "AssumeRoleProvider",
      load: assumeRole,
      evidence: ["role-static-same-no-source", "role-chain-mid-static", "role-self", "role-credsource-ecs"],
    },
    {
      source: "shared-credentials",
      method: "SharedConfigCredentials",
      load: sharedCredentials,
      evidence: ["keys-in-both", "ini-dup-sections"],
    },
    {
      source: "shared-config",
      method: "SharedConfigCredentials",
      load: sharedConfigKeys,
      evidence: ["session-profile-config-only"],
    },
    {
      source: "web-identity",
      method: "WebIdentityCredentials",
      load: webIdentityOfProfile,
      evidence: ["webid-profile-creds-file"],
    },
    { source: "sso", method: "SSOProvider", load: ssoOfProfile, evidence: ["sso-session-no-account"] },
    { source: "process", method: "ProcessProvider", load: processOfProfile, evidence: ["process-expired"] },
    // defaults.RemoteCredProvider: the container if a variable names one, else the instance.
    {
      source: "container",
      method: "CredentialsEndpointProvider",
      load: container,
      evidence: ["ecs-full-token-file-newline"],
    },
    { source: "instance-metadata", method: "EC2RoleProvider", load: instanceMetadata, evidence: ["imds-disabled-1"] },
  ],
  // What the last ChainProvider swallows ends in NoCredentialProviders, not in an error of its own.
  whenStepFails: ({ type }, { source }) => (source === "container" || type === NO_PROVIDERS ? "goes-on" : "stops"),
  region: sessionRegion,
  client: () => null,
  sts: stsConnection,
  waysOut: asNetHttp,
} satisfies Chain<GoV1Session>);
