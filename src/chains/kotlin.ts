import { type Chain, anyChain } from "../walk/chain.ts";
import { asEnvironmentProxySelector } from "./kotlin/as-environment-proxy-selector.ts";
import { endpointOf } from "./jvm/endpoint.ts";
import { environmentKeys, systemProperties } from "./jvm/environment-keys.ts";
import { keysInCode } from "./jvm/explicit.ts";
import { profileRows } from "./jvm/profile-rows.ts";
import {
  type JvmSession,
  clientsProfile,
  filledVariable,
  openSession,
  profileChoice,
  profileNames,
  sourceOfFile,
  textSetting,
} from "./jvm/session.ts";
import { container } from "./kotlin/container.ts";
import { kotlinDocumentation } from "./kotlin/documentation.ts";
import { instanceMetadata } from "./kotlin/instance-metadata.ts";
import { kotlinProfile } from "./kotlin/profile.ts";
import { clientRegion, globalEndpoint } from "./kotlin/region.ts";
import { kotlinSdk } from "./kotlin/sdk.ts";
import { webIdentityOfEnvironment } from "./kotlin/web-identity.ts";

/**
 * Kotlin, aws-config 1.8.12: DefaultChainCredentialsProvider. What a link raises is passed over. Where it parts from Java
 * v2: a profile's whole pair comes before its role, a web identity needs a region, IMDSv1 is never asked, and a region is
 * looked for only when a call needs one. JVM system properties come first, as far as
 * variables give them: a program's command line is not seen.
 */
export const kotlin = anyChain({
  id: "kotlin",
  modelledOn: "1.8.12",
  documentedPositions: {},
  documentation: kotlinDocumentation,
  open: openSession(kotlinSdk),
  profile: profileChoice,
  profileNames,
  load: function* () {},
  sourceOfFile,
  prepare: function* () {},
  steps: () => [
    { source: "explicit", method: "StaticCredentialsProvider", load: keysInCode, evidence: ["explicit"] },
    {
      source: "environment",
      method: "SystemPropertyCredentialsProvider",
      says: "JVM properties",
      load: systemProperties,
      evidence: ["java-options-keys-over-environment", "java-options-keys-half"],
    },
    {
      source: "environment",
      method: "EnvironmentCredentialsProvider",
      load: environmentKeys,
      evidence: ["env-spaces", "env-only-id", "session-profile-vs-env-keys"],
    },
    {
      source: "web-identity",
      method: "StsWebIdentityProvider",
      load: webIdentityOfEnvironment,
      evidence: ["webid-env-newline", "webid-env-noregion"],
    },
    ...profileRows(kotlinProfile),
    {
      source: "container",
      method: "EcsCredentialsProvider",
      load: container,
      evidence: ["ecs-full-token-both", "ecs-full-fails"],
    },
    {
      source: "instance-metadata",
      method: "ImdsCredentialsProvider",
      load: instanceMetadata,
      evidence: ["imds-disabled-1", "open-00020"],
    },
  ],
  whenStepFails: () => "goes-on",
  region: clientRegion,
  client: () => null,
  sts: (session) => {
    const named = filledVariable(session, "AWS_REGION") ?? textSetting(clientsProfile(session), "region");
    const region = session.code.region ?? named?.text ?? null;
    return { endpoint: region === null ? globalEndpoint(session) : endpointOf(session, "sts", region), caBundle: null };
  },
  waysOut: asEnvironmentProxySelector,
} satisfies Chain<JvmSession>);
