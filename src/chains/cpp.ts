import { type Chain, anyChain } from "../walk/chain.ts";
import { cppDocumentation } from "./cpp/documentation.ts";
import {
  credentialProcess,
  credentialsFileKeys,
  environmentKeys,
  keysInCode,
  sso,
  webIdentity,
} from "./cpp/providers.ts";
import { clientRegion, stsConnection } from "./cpp/region.ts";
import { instanceMetadata } from "./cpp/remote.ts";
import { type CppSession, openSession, profileChoice, profileNames, sourceOfFile } from "./cpp/session.ts";
import { container } from "./read/container.ts";

/**
 * AWS SDK for C++, read and not run: DefaultAWSCredentialsProviderChain and the profile loader of 2025. The first
 * provider with a key id and a secret wins; nothing is raised, and with none requests go out unsigned. Roles by
 * source_profile are not in this chain. Later trees hold a login provider and a profile provider of the CRT, whose place
 * in the chain was not seen: not modelled. A profile in code is ClientConfiguration::credentialProviderConfig.profile.
 */
export const cpp = anyChain({
  id: "cpp",
  modelledOn: "1.11, source of 2025",
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
      method: "ProfileConfigFileAWSCredentialsProvider",
      load: credentialsFileKeys,
      evidence: ["AWSCredentialsProvider.cpp:ProfileConfigFileAWSCredentialsProvider"],
    },
    {
      source: "process",
      method: "ProcessCredentialsProvider",
      load: credentialProcess,
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
