import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, type StepResult, anyChain } from "../walk/chain.ts";
import type { Walk } from "../walk/walk.ts";
import { asClientConfiguration } from "./java-v1/as-client-configuration.ts";
import { container, containerVariable } from "./java-v1/container.ts";
import { javaV1Documentation } from "./java-v1/documentation.ts";
import { environmentKeys } from "./java-v1/environment-keys.ts";
import { endsChain } from "./java-v1/errors.ts";
import { keysInCode } from "./java-v1/explicit.ts";
import { instanceMetadata } from "./java-v1/instance-metadata.ts";
import { profileRows } from "./java-v1/profile-rows.ts";
import { clientRegion } from "./java-v1/region.ts";
import {
  type JavaV1Session,
  openSession,
  profileChoice,
  profileInCode,
  profileNames,
  sourceOfFile,
} from "./java-v1/session.ts";
import { stsConnection } from "./java-v1/sts.ts";
import { systemProperties } from "./java-v1/system-properties.ts";
import { metadataTimeout } from "./java-v1/metadata-timeout.ts";
import { webIdentity } from "./java-v1/web-identity.ts";

/** DefaultAWSCredentialsProviderChain is not made at all where ProfileCredentialsProvider(name) takes its place. */
const inChain = (load: (session: JavaV1Session) => Walk<StepResult>) =>
  function* (session: JavaV1Session): Walk<StepResult> {
    const named = profileInCode(session);
    if (named === null) return yield* load(session);
    return { kind: "skipped", why: "a profile named in code takes the chain's place", provenance: named.provenance };
  };

/** The chain makes the metadata service's client, unless a container is asked in its place (golden `truth-4-00057`). */
function* chainMade(session: JavaV1Session): Walk<void> {
  const isChain = session.code.keys === null && session.code.profile === null;
  if (isChain && containerVariable(session) === null) yield* metadataTimeout(session);
}

/**
 * AWS SDK for Java 1.12.797 with aws-java-sdk-sts, the last of its line. Keys or a profile in code are a provider of
 * their own; else DefaultAWSCredentialsProviderChain, which passes over whatever a link throws.
 */
export const javaV1 = anyChain({
  id: "java-v1",
  modelledOn: "1.12.797",
  endOfSupport: true,
  documentedPositions: {},
  documentation: javaV1Documentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => openSession(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: chainMade,
  sourceOfFile,
  *prepare() {},
  steps: () => [
    {
      source: "explicit",
      method: "AWSStaticCredentialsProvider",
      load: keysInCode,
      evidence: ["explicit"],
    },
    {
      source: "environment",
      method: "EnvironmentVariableCredentialsProvider",
      load: inChain(environmentKeys),
      evidence: ["env-alias-mixed", "env-spaces", "env-only-id"],
    },
    {
      source: "environment",
      method: "SystemPropertiesCredentialsProvider",
      load: inChain(systemProperties),
      evidence: ["com.amazonaws.auth.SystemPropertiesCredentialsProvider"],
    },
    {
      source: "web-identity",
      method: "WebIdentityTokenCredentialsProvider",
      load: inChain(webIdentity),
      evidence: ["webid-env", "webid-env-newline", "webid-env-noregion", "webid-env-role-only"],
    },
    ...profileRows,
    {
      source: "container",
      method: "EC2ContainerCredentialsProviderWrapper",
      load: inChain(container),
      evidence: ["ecs-relative", "ecs-full-fails", "ecs-full-token-both"],
    },
    {
      source: "instance-metadata",
      method: "EC2ContainerCredentialsProviderWrapper",
      load: inChain(instanceMetadata),
      evidence: ["imds", "imds-disabled-1"],
    },
  ],
  whenStepFails: (error, { load }, session) =>
    endsChain(error) || load === keysInCode || profileInCode(session) !== null ? "stops" : "goes-on",
  region: clientRegion,
  client: () => null,
  sts: stsConnection,
  waysOut: asClientConfiguration,
} satisfies Chain<JavaV1Session>);
