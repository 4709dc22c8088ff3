import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, anyChain } from "../walk/chain.ts";
import { assumeRole } from "./js-v3/assume-role.ts";
import { constructClient, programClientFault } from "./js-v3/client.ts";
import { container } from "./js-v3/container.ts";
import { jsV3Documentation } from "./js-v3/documentation.ts";
import { stsConnection } from "./js-v3/endpoint.ts";
import { environmentKeys } from "./js-v3/environment-keys.ts";
import { triesNextLink } from "./js-v3/errors.ts";
import { keysInCode } from "./js-v3/explicit.ts";
import { instanceMetadata } from "./js-v3/instance-metadata.ts";
import { login } from "./js-v3/login.ts";
import { processAgain, profileProcess } from "./js-v3/process.ts";
import { regionChoice } from "./js-v3/region.ts";
import { type JsV3Session, openSession, profileChoice, profileNames, sourceOfFile } from "./js-v3/session.ts";
import { sso } from "./js-v3/sso.ts";
import { profileKeys } from "./js-v3/static-keys.ts";
import { exportedWebIdentity, profileWebIdentity } from "./js-v3/web-identity.ts";
import { PAST_ANY_PROXY } from "../walk/ways-out.ts";

/**
 * The AWS SDK for JavaScript 3.1169.0, `new Client({ profile, region, credentials })`. A named profile, in code or by
 * AWS_PROFILE, takes exported keys out of the chain; fromIni then does one thing with a profile. What a provider throws
 * itself lets the next link try, any other error ends the chain.
 * Source: credential-provider-node/defaultProvider, credential-provider-ini/resolveProfileData.
 */
export const jsV3 = anyChain({
  id: "js-v3",
  modelledOn: "3.1169.0",
  documentedPositions: {},
  documentation: jsV3Documentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => openSession(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: constructClient,
  prepare: function* () {},
  sourceOfFile,
  steps: () => [
    {
      source: "explicit",
      method: "credentials",
      load: keysInCode,
      evidence: ["explicit-all", "explicit-key-only"],
    },
    {
      source: "environment",
      method: "fromEnv",
      load: environmentKeys,
      evidence: ["open-00002", "env-vs-aws-profile", "env-blank-spaces"],
    },
    {
      source: "assume-role",
      method: "fromIni",
      load: assumeRole,
      evidence: ["open-00174", "role-static-same-with-source", "role-loop", "role-chain-mid-static"],
    },
    {
      source: "shared-credentials",
      method: "fromIni",
      load: profileKeys("credentials"),
      evidence: ["keys-split-between-files", "keys-in-both"],
    },
    {
      source: "shared-config",
      method: "fromIni",
      load: profileKeys("config"),
      evidence: ["open-00007", "keys-in-both"],
    },
    {
      source: "web-identity",
      method: "fromIni",
      load: profileWebIdentity,
      evidence: ["open-00222", "webid-profile-creds-file"],
    },
    {
      source: "process",
      method: "fromIni",
      load: profileProcess,
      evidence: ["process-with-sso", "login-and-process"],
    },
    {
      source: "sso",
      method: "fromIni",
      load: sso,
      evidence: ["open-00011", "open-00256", "sso-session-tilde-config"],
    },
    { source: "login", method: "fromIni", load: login, evidence: ["open-00301", "login-as-source"] },
    {
      source: "process",
      method: "fromProcess",
      load: processAgain,
      evidence: ["process-fails", "role-self-nokeys"],
    },
    {
      source: "web-identity",
      method: "fromTokenFile",
      load: exportedWebIdentity,
      evidence: ["open-00004", "open-00173", "webid-env-vs-static-file"],
    },
    {
      source: "container",
      method: "fromHttp",
      load: container,
      evidence: ["open-00006", "open-00119", "ecs-full-token-file-newline"],
    },
    {
      source: "instance-metadata",
      method: "fromInstanceMetadata",
      load: instanceMetadata,
      evidence: ["open-00003", "imds-disabled-false", "imds-endpoint-mode-bad"],
    },
  ],
  whenStepFails: (error) => (triesNextLink(error) ? "goes-on" : "stops"),
  region: regionChoice,
  client: programClientFault,
  sts: stsConnection,
  waysOut: PAST_ANY_PROXY,
} satisfies Chain<JsV3Session>);
