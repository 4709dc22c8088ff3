import { type Chain, anyChain } from "../walk/chain.ts";
import { throughOneProxy } from "./serverless/ways-out.ts";
import { assumeRole } from "./js-v2/assume-role.ts";
import { container } from "./js-v2/container.ts";
import { environmentKeys } from "./js-v2/environment-keys.ts";
import { endsTheChain } from "./js-v2/errors.ts";
import { instanceMetadata } from "./js-v2/instance-metadata.ts";
import { credentialProcess } from "./js-v2/process.ts";
import { stsConnection, stsFault } from "./js-v2/program-client.ts";
import { profileNames, sourceOfFile } from "./js-v2/session.ts";
import { sharedIniKeys } from "./js-v2/shared-ini-keys.ts";
import { sso } from "./js-v2/sso.ts";
import { webIdentity } from "./js-v2/web-identity.ts";
import { serverlessDocumentation } from "./serverless/documentation.ts";
import { loadCommand } from "./serverless/load-command.ts";
import { regionChoice } from "./serverless/region.ts";
import { type ServerlessSession, openSession, profileChoice } from "./serverless/session.ts";
import { exportedKeys, noKeysOnCommandLine } from "./serverless/exported-keys.ts";
import { ofNamedProfile, ofSdk } from "./serverless/steps.ts";

/**
 * The Serverless Framework 3.40.0, the last open one: as whom `serverless deploy` asks AWS. It looks at every profile that is
 * named, in variables, in serverless.yml and by `--aws-profile`, and at two pairs of exported keys; the last one wins. JavaScript
 * v2's own chain (2.1693.0) is for who has none of these. Source: lib/plugins/aws/provider.js, getCredentials.
 */
export const serverless = anyChain({
  id: "serverless",
  modelledOn: "3.40.0",
  whereAtHand: true,
  documentedPositions: {},
  documentation: serverlessDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load: loadCommand,
  prepare: function* () {}, // `load` has raised it all
  sourceOfFile,
  steps: () => [
    { source: "explicit", method: "explicit", load: noKeysOnCommandLine, evidence: ["explicit-all"] },
    {
      source: "environment",
      method: "EnvironmentCredentials:AWS_<STAGE>",
      load: exportedKeys("stage"),
      evidence: ["sls-stage-keys", "sls-stage-keys-profile", "sls-stage-keys-stage-profile"],
    },
    {
      source: "environment",
      method: "EnvironmentCredentials:AWS",
      load: exportedKeys("all"),
      evidence: ["sls-profile-over-env", "sls-env-over-default", "sls-yml-and-env"],
    },
    {
      source: "shared-credentials",
      method: "SharedIniFileCredentials",
      load: ofNamedProfile(sharedIniKeys("credentials")),
      evidence: ["sls-option-over-all", "sls-both-profile-variables", "sls-yml"],
    },
    {
      source: "shared-config",
      method: "SharedIniFileCredentials",
      load: ofNamedProfile(sharedIniKeys("config")),
      evidence: ["sls-keys-in-config-loaded"],
    },
    {
      source: "assume-role",
      method: "SharedIniFileCredentials",
      load: ofNamedProfile(assumeRole),
      evidence: ["sls-role-in-config-loaded", "sls-role-and-keys", "sls-role-denied"],
    },
    // The SDK's own chain
    {
      source: "environment",
      method: "EnvironmentCredentials:AMAZON",
      load: ofSdk(environmentKeys("AMAZON")),
      evidence: ["sls-amazon", "sls-amazon-alone"],
    },
    {
      source: "shared-credentials",
      method: "SharedIniFileCredentials",
      load: ofSdk(sharedIniKeys("credentials")),
      evidence: ["sls-default-profile-variable-missing"],
    },
    {
      source: "shared-config",
      method: "SharedIniFileCredentials",
      load: ofSdk(sharedIniKeys("config")),
      evidence: ["sls-default-profile-variable-missing"],
    },
    { source: "sso", method: "SsoCredentials", load: ofSdk(sso), evidence: ["sso-legacy"] },
    {
      source: "assume-role",
      method: "SharedIniFileCredentials",
      load: ofSdk(assumeRole),
      evidence: ["sls-default-profile-variable-missing"],
    },
    { source: "container", method: "RemoteCredentials", load: ofSdk(container), evidence: ["sls-container"] },
    { source: "process", method: "ProcessCredentials", load: ofSdk(credentialProcess), evidence: ["open-00000"] },
    {
      source: "web-identity",
      method: "TokenFileWebIdentityCredentials",
      load: ofSdk(webIdentity),
      evidence: ["sls-web-identity"],
    },
    {
      source: "instance-metadata",
      method: "EC2MetadataCredentials",
      load: ofSdk(instanceMetadata),
      evidence: ["sls-instance", "sls-instance-and-default-region"],
    },
  ],
  whenStepFails: (error, _step, { winning }) => (winning !== null || endsTheChain(error) ? "stops" : "goes-on"),
  region: regionChoice,
  client: stsFault,
  sts: stsConnection,
  waysOut: throughOneProxy,
} satisfies Chain<ServerlessSession>);
