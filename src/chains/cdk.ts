import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, anyChain } from "../walk/chain.ts";
import { asProxyAgent } from "./cdk/as-proxy-agent.ts";
import { caBundleOf } from "./cdk/ca-bundle.ts";
import { cdkDocumentation } from "./cdk/documentation.ts";
import { environmentKeys } from "./cdk/environment-keys.ts";
import { instanceMetadata } from "./cdk/instance-metadata.ts";
import { loadCommand } from "./cdk/load-command.ts";
import { noKeysOnCommandLine } from "./cdk/no-keys-on-command-line.ts";
import { onlyByVariable } from "./cdk/only-by-variable.ts";
import { clientFault, regionChoice } from "./cdk/region.ts";
import { type CdkSession, openSession, profileChoice } from "./cdk/session.ts";
import { assumeRole } from "./js-v3/assume-role.ts";
import { container } from "./js-v3/container.ts";
import { stsConnection } from "./js-v3/endpoint.ts";
import { triesNextLink } from "./js-v3/errors.ts";
import { login } from "./js-v3/login.ts";
import { processAgain, profileProcess } from "./js-v3/process.ts";
import { profileNames, sourceOfFile } from "./js-v3/session.ts";
import { sso } from "./js-v3/sso.ts";
import { profileKeys } from "./js-v3/static-keys.ts";
import { exportedWebIdentity, profileWebIdentity } from "./js-v3/web-identity.ts";

/**
 * The AWS CDK CLI 2.1148.1: whose account `cdk` takes for its default, and deploys to where a stack names no other. The
 * providers are JavaScript v3's (3.1161.0), put together so that exported keys win as they do with the AWS CLI; `--profile`
 * asks fromIni and nobody else. Source: @aws-cdk/toolkit-lib, api/aws-auth/awscli-compatible.ts.
 */
export const cdk = anyChain({
  id: "cdk",
  modelledOn: "2.1148.1",
  whereAtHand: true,
  documentedPositions: {},
  documentation: cdkDocumentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => openSession(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: loadCommand,
  prepare: function* () {}, // `load` has raised it all
  sourceOfFile,
  steps: () => [
    { source: "explicit", method: "explicit", load: noKeysOnCommandLine, evidence: ["explicit-all"] },
    {
      source: "environment",
      method: "fromEnv",
      load: environmentKeys,
      evidence: ["env-vs-aws-profile", "session-profile-over-env-keys"],
    },
    {
      source: "assume-role",
      method: "fromIni",
      load: assumeRole,
      evidence: ["open-00174", "role-static-same-with-source", "role-loop"],
    },
    {
      source: "shared-credentials",
      method: "fromIni",
      load: profileKeys("credentials"),
      evidence: ["keys-split-between-files", "session-profile"],
    },
    {
      source: "shared-config",
      method: "fromIni",
      load: profileKeys("config"),
      evidence: ["open-00007", "keys-in-both"],
    },
    { source: "web-identity", method: "fromIni", load: profileWebIdentity, evidence: ["open-00222"] },
    { source: "process", method: "fromIni", load: profileProcess, evidence: ["process-with-sso"] },
    { source: "sso", method: "fromIni", load: sso, evidence: ["open-00011", "open-00256"] },
    { source: "login", method: "fromIni", load: login, evidence: ["open-00301"] },
    { source: "process", method: "fromProcess", load: onlyByVariable(processAgain), evidence: ["process-fails"] },
    {
      source: "web-identity",
      method: "fromTokenFile",
      load: onlyByVariable(exportedWebIdentity),
      evidence: ["open-00004", "webid-env-vs-static-file"],
    },
    { source: "container", method: "fromHttp", load: onlyByVariable(container), evidence: ["open-00006"] },
    {
      source: "instance-metadata",
      method: "fromInstanceMetadata",
      load: onlyByVariable(instanceMetadata),
      evidence: ["open-00003", "imds-disabled-false"],
    },
  ],
  whenStepFails: (error, _step, { named }) => (triesNextLink(error) && named === null ? "goes-on" : "stops"),
  region: regionChoice,
  client: clientFault,
  sts: (session) => ({ ...stsConnection(session), caBundle: caBundleOf(session) }),
  waysOut: asProxyAgent,
} satisfies Chain<CdkSession>);
