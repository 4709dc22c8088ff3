import { type Chain, anyChain } from "../walk/chain.ts";
import { assumeRole } from "./js-v3/assume-role.ts";
import { container } from "./js-v3/container.ts";
import { stsConnection } from "./js-v3/endpoint.ts";
import { triesNextLink } from "./js-v3/errors.ts";
import { instanceMetadata } from "./js-v3/instance-metadata.ts";
import { login } from "./js-v3/login.ts";
import { processAgain, profileProcess } from "./js-v3/process.ts";
import { regionFault } from "./js-v3/region.ts";
import { profileNames, sourceOfFile } from "./js-v3/session.ts";
import { sso } from "./js-v3/sso.ts";
import { profileKeys } from "./js-v3/static-keys.ts";
import { exportedWebIdentity, profileWebIdentity } from "./js-v3/web-identity.ts";
import { oslsDocumentation } from "./osls/documentation.ts";
import { loadCommand } from "./osls/load-command.ts";
import { type OslsSession, openSession, profileChoice } from "./osls/session.ts";
import { orNotConfigured, withoutProfile } from "./osls/steps.ts";
import { exportedKeys, noKeysOnCommandLine } from "./serverless/exported-keys.ts";
import { regionChoice, regionOf } from "./serverless/region.ts";
import { throughOneProxy } from "./serverless/ways-out.ts";

/**
 * osls 4.3.1, the fork of the Serverless Framework 3 that is kept: the names and keys of serverless, the nearest first, and
 * fromIni of JavaScript v3 (3.1169.0) for whichever profile it is; that SDK's chain is for who has none. Source:
 * lib/aws/credentials.js.
 */
export const osls = anyChain({
  id: "osls",
  modelledOn: "4.3.1",
  whereAtHand: true,
  documentedPositions: {},
  documentation: oslsDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load: loadCommand,
  prepare: function* () {},
  sourceOfFile,
  steps: () => [
    { source: "explicit", method: "explicit", load: noKeysOnCommandLine, evidence: ["explicit-all"] },
    {
      source: "environment",
      method: "fromPrefixedEnv:AWS_<STAGE>",
      load: exportedKeys("stage"),
      evidence: ["sls-stage-keys", "sls-stage-keys-profile", "sls-stage-keys-stage-profile"],
    },
    {
      source: "environment",
      method: "fromPrefixedEnv:AWS",
      load: exportedKeys("all"),
      evidence: ["sls-profile-over-env", "sls-env-over-default", "sls-yml-and-env"],
    },
    {
      source: "assume-role",
      method: "fromIni",
      load: orNotConfigured(assumeRole),
      evidence: ["sls-role-in-config", "sls-role-and-keys", "sls-web-identity-and-missing"],
    },
    {
      source: "shared-credentials",
      method: "fromIni",
      load: profileKeys("credentials"),
      evidence: ["sls-option-over-all", "sls-yml"],
    },
    { source: "shared-config", method: "fromIni", load: profileKeys("config"), evidence: ["sls-keys-in-config"] },
    { source: "web-identity", method: "fromIni", load: profileWebIdentity, evidence: ["open-00222"] },
    { source: "process", method: "fromIni", load: profileProcess, evidence: ["sls-process-in-config"] },
    { source: "sso", method: "fromIni", load: sso, evidence: ["open-00011"] },
    { source: "login", method: "fromIni", load: login, evidence: ["open-00301"] },
    { source: "process", method: "fromProcess", load: withoutProfile(processAgain), evidence: ["sls-nothing"] },
    {
      source: "web-identity",
      method: "fromTokenFile",
      load: withoutProfile(exportedWebIdentity),
      evidence: ["sls-web-identity", "sls-web-identity-and-default"],
    },
    { source: "container", method: "fromHttp", load: withoutProfile(container), evidence: ["sls-container"] },
    {
      source: "instance-metadata",
      method: "fromInstanceMetadata",
      load: withoutProfile(instanceMetadata),
      evidence: ["sls-instance", "sls-instance-and-default-region"],
    },
  ],
  whenStepFails: (error, _step, { winning }) => (winning === null && triesNextLink(error) ? "goes-on" : "stops"),
  region: regionChoice,
  client: (session) => regionFault(regionOf(session)),
  sts: stsConnection,
  waysOut: throughOneProxy,
} satisfies Chain<OslsSession>);
