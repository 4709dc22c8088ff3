import { type Chain, anyChain } from "../walk/chain.ts";
import { asProxyConfiguration } from "./java-v2/as-proxy-configuration.ts";
import { endpointOf, GLOBAL_STS } from "./jvm/endpoint.ts";
import { environmentKeys, systemProperties } from "./jvm/environment-keys.ts";
import { keysInCode } from "./jvm/explicit.ts";
import { profileRows } from "./jvm/profile-rows.ts";
import { type JvmSession, openSession, profileChoice, profileNames, sourceOfFile } from "./jvm/session.ts";
import { container } from "./java-v2/container.ts";
import { javaV2Documentation } from "./java-v2/documentation.ts";
import { instanceMetadata } from "./java-v2/instance-metadata.ts";
import { javaProfile } from "./java-v2/profile.ts";
import { clientRegion } from "./java-v2/region.ts";
import { javaSdk } from "./java-v2/sdk.ts";
import { unwritablePath } from "./java-v2/unwritable-path.ts";
import { raise } from "../walk/walk.ts";
import { webIdentityClient, webIdentityOfEnvironment } from "./java-v2/web-identity.ts";

/**
 * Java v2 2.57.8 with its modules sts, sso, ssooidc and signin: DefaultCredentialsProvider. What a link raises is passed
 * over: a denied role or a broken file ends in the instance's role, or in nothing. JVM system properties (aws.accessKeyId
 * and the like) come before the environment, as far as variables give them: a program's command line is not seen.
 */
export const javaV2 = anyChain({
  id: "java-v2",
  modelledOn: "2.57.8",
  documentedPositions: {},
  documentation: javaV2Documentation,
  open: openSession(javaSdk),
  profile: profileChoice,
  profileNames,
  load: function* () {},
  sourceOfFile,
  prepare: function* (session) {
    const fault = unwritablePath(session);
    if (fault !== null) yield* raise(fault);
    yield* clientRegion(session);
    yield* webIdentityClient(session);
  },
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
      method: "EnvironmentVariableCredentialsProvider",
      load: environmentKeys,
      evidence: ["env-spaces", "env-only-id", "session-profile-vs-env-keys"],
    },
    {
      source: "web-identity",
      method: "WebIdentityTokenFileCredentialsProvider",
      load: webIdentityOfEnvironment,
      evidence: ["webid-env-newline", "webid-env-norole"],
    },
    ...profileRows(javaProfile),
    {
      source: "container",
      method: "ContainerCredentialsProvider",
      load: container,
      evidence: ["ecs-full-token-both", "ecs-full-fails"],
    },
    {
      source: "instance-metadata",
      method: "InstanceProfileCredentialsProvider",
      load: instanceMetadata,
      evidence: ["imds-disabled-1", "open-00020"],
    },
  ],
  // An Error, not a RuntimeException: nobody catches it.
  whenStepFails: ({ type }) => (type === "StackOverflowError" ? "stops" : "goes-on"),
  region: clientRegion,
  client: () => null,
  sts: (session) => {
    const name = session.code.region ?? session.known.region?.name ?? null;
    return { endpoint: name === null ? GLOBAL_STS : endpointOf(session, "sts", name), caBundle: null };
  },
  waysOut: asProxyConfiguration,
} satisfies Chain<JvmSession>);
