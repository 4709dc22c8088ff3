import { argument } from "../model/provenance.ts";
import { type Chain, type StepResult, anyChain } from "../walk/chain.ts";
import { type Walk, raise } from "../walk/walk.ts";
import { dotnetDocumentation } from "./dotnet/documentation.ts";
import { environmentKeys, webIdentity } from "./dotnet/environment.ts";
import { isPassedOver, notMade } from "./dotnet/errors.ts";
import { profileInChain, profileNamedInCode } from "./dotnet/profile.ts";
import { clientRegion, missingRegion, stsConnection } from "./dotnet/region.ts";
import { container, instanceMetadata } from "./dotnet/remote.ts";
import { type DotnetSession, openSession, profileChoice, profileNames, sourceOfFile } from "./dotnet/session.ts";
import { pairInCode } from "./read/static-keys.ts";

/** Credentials handed to a client's constructor: no resolver is asked. */
function* keysInCode(session: DotnetSession): Walk<StepResult> {
  const found = pairInCode(session);
  if (found === null) return { kind: "absent", why: "no keys given in code" };
  if (found !== "half") return { kind: "found", found };
  const where = session.code.keys === null ? null : argument(session.code.keys.argument);
  return yield* raise(notMade("ArgumentException")("partial", "half a pair of keys in code", where));
}

/**
 * AWS SDK for .NET v4, read and not run: DefaultAWSCredentialsIdentityResolver of 2026, SharedCredentialsFile,
 * AWSCredentialsFactory, AWSRegion of 2025, CredentialProfileTypeDetector and IniFile older.
 *
 * v3 (FallbackCredentialsFactory) asked web identity, then the profile, then the environment, so that a `default` profile
 * shadowed exported keys; a missing AWS_PROFILE went on to the instance there. On .NET Framework app.config stands first;
 * on Windows the encrypted NetSDKCredentialsFile hides a profile of both files: neither is modelled.
 */
export const dotnet = anyChain({
  id: "dotnet",
  modelledOn: "4, source of 2026",
  readNotRun: true,
  documentedPositions: {},
  documentation: dotnetDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  *load() {},
  sourceOfFile,
  *prepare() {},
  steps: () => [
    { source: "explicit", method: "BasicAWSCredentials", load: keysInCode, evidence: ["BasicAWSCredentials"] },
    {
      source: "shared-credentials",
      method: "IClientConfig.Profile",
      load: profileNamedInCode,
      evidence: ["CachedProfileCredentialResolver.ResolveAndCacheProfileCredentials"],
    },
    {
      source: "environment",
      method: "EnvironmentVariablesAWSCredentials",
      load: environmentKeys,
      evidence: ["EnvironmentVariablesAWSCredentials.FetchCredentials"],
    },
    {
      source: "web-identity",
      method: "AssumeRoleWithWebIdentityCredentials",
      load: webIdentity,
      evidence: ["AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables"],
    },
    {
      source: "shared-credentials",
      method: "CredentialProfileStoreChain",
      load: profileInChain,
      evidence: ["DefaultAWSCredentialsIdentityResolver.GetProfileCredentials", "AWSCredentialsFactory"],
    },
    {
      source: "container",
      method: "GenericContainerCredentials",
      load: container,
      evidence: ["DefaultAWSCredentialsIdentityResolver.ContainerEC2CredentialsWrapper"],
    },
    {
      source: "instance-metadata",
      method: "DefaultInstanceProfileAWSCredentials",
      load: instanceMetadata,
      evidence: ["DefaultAWSCredentialsIdentityResolver.ContainerEC2CredentialsWrapper"],
    },
  ],
  whenStepFails: (error, { load }) =>
    isPassedOver(error) && load !== keysInCode && load !== profileNamedInCode ? "goes-on" : "stops",
  region: clientRegion,
  client: missingRegion,
  sts: stsConnection,
} satisfies Chain<DotnetSession>);
