import { type Provenance, argument } from "../model/provenance.ts";
import type { CodeKeys } from "../model/code-keys.ts";
import { type Chain, type Found, type StepResult, anyChain } from "../walk/chain.ts";
import { foundKeys, givenInCode, partsInCode } from "../walk/found-keys.ts";
import { type Walk, raise } from "../walk/walk.ts";
import { dotnetDocumentation } from "./dotnet/documentation.ts";
import { environmentKeys, webIdentity } from "./dotnet/environment.ts";
import { asHttpEnvironmentProxy } from "./dotnet/as-http-environment-proxy.ts";
import { clientFault } from "./dotnet/client-fault.ts";
import { isCollected, nullArgument } from "./dotnet/errors.ts";
import { profileInChain, profileNamedInCode } from "./dotnet/profile.ts";
import { clientRegion, regionOfClient, stsConnection } from "./dotnet/region.ts";
import { container, instanceMetadata } from "./dotnet/remote.ts";
import { type DotnetSession, openSession, profileChoice, profileNames, sourceOfFile } from "./dotnet/session.ts";

/** Credentials handed to a client's constructor: no resolver is asked. */
function* keysInCode(session: DotnetSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null || (keys.accessKeyId === null && !keys.secret && keys.secretAccessKey === undefined))
    return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  const missing = missingPart(keys);
  if (missing !== null)
    return yield* raise(nullArgument("partial", `Value cannot be null. (Parameter '${missing}')`, where));
  if ((keys.accessKeyId ?? "") === "") return { kind: "found", found: nothingToSignWith(where) };
  return { kind: "found", found: foundKeys(partsInCode(keys), "given in code") };
}

/** SessionAWSCredentials takes all three (goldens `20261128-00059`, `mut-d-php-code-secret-and-token`), BasicAWSCredentials no id without a secret. */
function missingPart({ accessKeyId, secret, token, sessionToken }: CodeKeys): string | null {
  const isSession = token || sessionToken !== undefined;
  if ((accessKeyId ?? "") === "") return isSession ? "awsAccessKeyId" : null;
  if (!secret) return "awsSecretAccessKey";
  return isSession && !token ? "token" : null;
}

/** BasicAWSCredentials without an id holds nothing, whatever the secret (goldens `b2-code-secret`, `g1-code-empty`, `mut-d-php-code-empty-secret`). */
const nothingToSignWith = (where: Provenance): Found =>
  foundKeys(
    { id: { text: null, provenance: where }, secret: null, token: null },
    "given in code without an access key id, which signs nothing",
  );

/**
 * AWS SDK for .NET v4 on .NET 8, as a program has it that makes a client of STS with the packages of STS, SSO and SSO OIDC
 * beside Core (DefaultAWSCredentialsIdentityResolver). The client comes first, so the region is looked for before any
 * credentials are.
 *
 * v3 (FallbackCredentialsFactory; read, not run) asked web identity, then the profile, then the environment, so that a
 * `default` profile shadowed exported keys; a missing AWS_PROFILE went on to the instance there, and the instance was asked
 * without a token, too. On .NET Framework app.config stands first; on Windows the encrypted NetSDKCredentialsFile hides a
 * profile of both files: neither is modelled.
 */
export const dotnet = anyChain({
  id: "dotnet",
  modelledOn: "4.0.102.5",
  documentedPositions: {},
  documentation: dotnetDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  load: regionOfClient,
  sourceOfFile,
  *prepare() {},
  steps: () => [
    { source: "explicit", method: "BasicAWSCredentials", load: keysInCode, evidence: ["plain-00044"] },
    {
      source: "shared-credentials",
      method: "IClientConfig.Profile",
      load: profileNamedInCode,
      evidence: ["open-00005"],
    },
    {
      source: "environment",
      method: "EnvironmentVariablesAWSCredentials",
      load: environmentKeys,
      evidence: ["open-00006"],
    },
    {
      source: "web-identity",
      method: "AssumeRoleWithWebIdentityCredentials",
      load: webIdentity,
      evidence: ["open-00322"],
    },
    {
      source: "shared-credentials",
      method: "CredentialProfileStoreChain",
      load: profileInChain,
      evidence: ["open-00008", "open-00285"],
    },
    {
      source: "container",
      method: "GenericContainerCredentials",
      load: container,
      evidence: ["open-00190"],
    },
    {
      source: "instance-metadata",
      method: "DefaultInstanceProfileAWSCredentials",
      load: instanceMetadata,
      evidence: ["open-00016", "mut-imds-v1-only"],
    },
  ],
  whenStepFails: (error) => (isCollected(error) ? "goes-on" : "stops"),
  region: clientRegion,
  client: clientFault,
  sts: stsConnection,
  waysOut: asHttpEnvironmentProxy,
} satisfies Chain<DotnetSession>);
