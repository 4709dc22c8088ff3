import { anyChain, type Chain } from "../walk/chain.ts";
import { assumeRole } from "./js-v2/assume-role.ts";
import { container } from "./js-v2/container.ts";
import { jsV2Documentation } from "./js-v2/documentation.ts";
import { environmentKeys } from "./js-v2/environment-keys.ts";
import { endsTheChain } from "./js-v2/errors.ts";
import { keysInCode } from "./js-v2/explicit.ts";
import { instanceMetadata } from "./js-v2/instance-metadata.ts";
import { load } from "./js-v2/load.ts";
import { credentialProcess } from "./js-v2/process.ts";
import { stsConnection, stsFault } from "./js-v2/program-client.ts";
import { region } from "./js-v2/region.ts";
import { type JsV2Session, openSession, profileChoice, profileNames, sourceOfFile } from "./js-v2/session.ts";
import { sharedIniKeys } from "./js-v2/shared-ini-keys.ts";
import { sso } from "./js-v2/sso.ts";
import { webIdentity } from "./js-v2/web-identity.ts";
import { PAST_ANY_PROXY } from "../walk/ways-out.ts";

/**
 * aws-sdk 2.1693.0, the last of JavaScript v2. Two stages: what can be had at once is taken when the SDK is loaded
 * (`AWS.Config`'s own credentials: both environments, then keys in the files); only if there is none does the chain run
 * (`CredentialProviderChain.defaultProviders`). Every failure goes on to the next provider, unless the process dies of
 * it. A profile in code is `new AWS.SharedIniFileCredentials({ profile })`, which stands alone.
 * Source: lib/node_loader.js.
 */
export const jsV2 = anyChain({
  id: "js-v2",
  modelledOn: "2.1693.0",
  endOfSupport: true,
  documentedPositions: {},
  documentation: jsV2Documentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load,
  sourceOfFile,
  prepare: function* () {},
  steps: () => [
    { source: "explicit", method: "Credentials", load: keysInCode, evidence: ["explicit", "explicit-key-only"] },
    // When the SDK is loaded
    {
      source: "environment",
      method: "EnvironmentCredentials:AWS",
      load: environmentKeys("AWS"),
      evidence: ["env-full", "profile-with-env-keys"],
    },
    {
      source: "environment",
      method: "EnvironmentCredentials:AMAZON",
      load: environmentKeys("AMAZON"),
      evidence: ["env-amazon-names"],
    },
    {
      source: "shared-credentials",
      method: "SharedIniFileCredentials",
      load: sharedIniKeys("credentials"),
      evidence: ["sso-with-static", "keys-in-both", "keys-split-between-files", "session-profile-missing"],
    },
    {
      source: "shared-config",
      method: "SharedIniFileCredentials",
      load: sharedIniKeys("config"),
      evidence: ["keys-split-between-files"],
    },
    // The chain
    { source: "sso", method: "SsoCredentials", load: sso, evidence: ["sso-legacy", "sso-legacy-10min-left"] },
    {
      source: "assume-role",
      method: "SharedIniFileCredentials",
      load: assumeRole,
      evidence: ["role-source", "role-mfa", "role-chain-mid-static", "role-loop"],
    },
    {
      source: "container",
      method: "RemoteCredentials",
      load: container,
      evidence: ["ecs-vs-process-default", "webid-env-vs-ecs", "ecs-full-token-both"],
    },
    {
      source: "process",
      method: "ProcessCredentials",
      load: credentialProcess,
      evidence: ["process-expired", "process-fails"],
    },
    {
      source: "web-identity",
      method: "TokenFileWebIdentityCredentials",
      load: webIdentity,
      evidence: ["webid-env-vs-static-file", "webid-env-noregion"],
    },
    {
      source: "instance-metadata",
      method: "EC2MetadataCredentials",
      load: instanceMetadata,
      evidence: ["imds-disabled-false", "imds-endpoint-mode-bad"],
    },
  ],
  region,
  client: stsFault,
  sts: stsConnection,
  whenStepFails: (error) => (endsTheChain(error) ? "stops" : "goes-on"),
  waysOut: PAST_ANY_PROXY,
} satisfies Chain<JsV2Session>);
