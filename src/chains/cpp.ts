import { type Chain, anyChain } from "../walk/chain.ts";
import { cppDocumentation } from "./cpp/documentation.ts";
import { environmentKeys, keysInCode, sso, webIdentity } from "./cpp/providers.ts";
import { profileKeys, profileProcess } from "./cpp/crt-profile.ts";
import { clientRegion, stsConnection } from "./cpp/region.ts";
import { instanceMetadata } from "./cpp/remote.ts";
import { type CppSession, openSession, profileChoice, profileNames, sourceOfFile } from "./cpp/session.ts";
import { container } from "./read/container.ts";

/**
 * AWS SDK for C++: DefaultAWSCredentialsProviderChain of 2025, read; where 1.11.900, run inside pyarrow 26, did otherwise
 * (keys and process of a profile, by the CRT), the run is followed. It is still marked as read: that run shows no error,
 * takes no profile in code, and its records are no goldens. The first provider with a key id and a secret wins; nothing
 * is raised, and with none requests go out unsigned. The login provider's place was not seen: not modelled. A profile in
 * code is ClientConfiguration::credentialProviderConfig.profile.
 */
export const cpp = anyChain({
  id: "cpp",
  modelledOn: "1.11.900, in part",
  readNotRun: true,
  documentedPositions: {},
  documentation: cppDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  *load() {},
  sourceOfFile,
  *prepare() {},
  steps: () => [
    { source: "explicit", method: "SimpleAWSCredentialsProvider", load: keysInCode, evidence: ["AWSCredentials"] },
    {
      source: "environment",
      method: "EnvironmentAWSCredentialsProvider",
      load: environmentKeys,
      evidence: ["AWSCredentialsProvider.cpp:EnvironmentAWSCredentialsProvider"],
    },
    {
      source: "shared-credentials",
      method: "ProfileCredentialsProvider",
      load: profileKeys,
      evidence: ["AWSCredentialsProvider.cpp:ProfileCredentialsProvider"],
    },
    {
      source: "process",
      method: "ProcessCredentialsProvider",
      load: profileProcess,
      evidence: ["AWSCredentialsProvider.cpp:GetCredentialsFromProcess"],
    },
    {
      source: "web-identity",
      method: "STSAssumeRoleWebIdentityCredentialsProvider",
      load: webIdentity,
      evidence: ["STSCredentialsProvider.cpp:GetLegacySettingFromEnvOrProfile"],
    },
    {
      source: "sso",
      method: "SSOCredentialsProvider",
      load: sso,
      evidence: ["SSOCredentialsProvider.cpp:Reload"],
    },
    {
      source: "container",
      method: "GeneralHTTPCredentialsProvider",
      load: container,
      evidence: ["GeneralHTTPCredentialsProvider.cpp:ShouldCreateGeneralHTTPProvider"],
    },
    {
      source: "instance-metadata",
      method: "InstanceProfileCredentialsProvider",
      load: instanceMetadata,
      evidence: ["AWSCredentialsProviderChain.cpp:DefaultAWSCredentialsProviderChain"],
    },
  ],
  whenStepFails: () => "goes-on",
  region: clientRegion,
  client: () => null,
  sts: stsConnection,
} satisfies Chain<CppSession>);
