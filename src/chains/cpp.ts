import { isDeath } from "./cpp/process-died.ts";
import { type Chain, anyChain } from "../walk/chain.ts";
import { PAST_ANY_PROXY } from "../walk/ways-out.ts";
import { cppDocumentation } from "./cpp/documentation.ts";
import { chainMade } from "./cpp/chain-made.ts";
import { container } from "./cpp/container.ts";
import { profileKeys, profileProcess } from "./cpp/crt-profile.ts";
import { instanceProfile } from "./cpp/instance-profile.ts";
import { environmentKeys, keysInCode, unlessInCode } from "./cpp/keys.ts";
import { login } from "./cpp/login.ts";
import { clientRegion, resolvedRegion, stsConnection } from "./cpp/region.ts";
import { type CppSession, openSession, profileChoice, profileNames, sourceOfFile } from "./cpp/session.ts";
import { sso } from "./cpp/sso.ts";
import { webIdentity } from "./cpp/web-identity.ts";

/**
 * AWS SDK for C++ 1.11.760: DefaultAWSCredentialsProviderChain, as a client makes it from its ClientConfiguration. The first
 * provider with a key id and a secret wins; nothing is raised, and with none requests go out unsigned. A profile in code is
 * ClientConfiguration("profile"). Some providers are the SDK's own, some the Common Runtime's (CRT), which reads the same
 * files and variables otherwise. 1.11.900, which pyarrow 26 has closed up, ended otherwise on 5 of the 591 machines of `open`
 * that it could be held against: its CRT knows more signs in names (src/parse/crt-ini.ts).
 */
export const cpp = anyChain({
  id: "cpp",
  modelledOn: "1.11.760",
  documentedPositions: {},
  documentation: cppDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  *load(session) {
    yield* resolvedRegion(session);
  },
  sourceOfFile,
  prepare: chainMade,
  steps: () => [
    {
      source: "explicit",
      method: "SimpleAWSCredentialsProvider",
      load: keysInCode,
      evidence: ["py-explicit-keyid-only", "open-00038"],
    },
    {
      source: "environment",
      method: "EnvironmentAWSCredentialsProvider",
      load: unlessInCode(environmentKeys),
      evidence: ["open-00002", "open-00418"],
    },
    {
      source: "shared-credentials",
      method: "ProfileCredentialsProvider",
      load: unlessInCode(profileKeys),
      evidence: ["open-00018", "open-00084", "open-00064"],
    },
    {
      source: "process",
      method: "ProfileCredentialsProvider",
      load: unlessInCode(profileProcess),
      evidence: ["open-00452", "plain-00021"],
    },
    {
      source: "web-identity",
      method: "STSAssumeRoleWebIdentityCredentialsProvider",
      load: unlessInCode(webIdentity),
      evidence: ["open-00054", "open-00213", "rs-webid-endpoint-no-region"],
    },
    {
      source: "sso",
      method: "SSOCredentialsProvider",
      load: unlessInCode(sso),
      evidence: ["open-00079", "sso-legacy-utc-suffix"],
    },
    {
      source: "login",
      method: "LoginCredentialsProvider",
      load: unlessInCode(login),
      evidence: ["mut-a-login-dual-eu-west-1", "mut-chains-login-fresh"],
    },
    {
      source: "container",
      method: "GeneralHTTPCredentialsProvider",
      load: unlessInCode(container),
      evidence: ["open-00021", "rs-container-relative-no-slash"],
    },
    {
      source: "instance-metadata",
      method: "InstanceProfileCredentialsProvider",
      load: unlessInCode(instanceProfile),
      evidence: ["open-00003", "open-00012", "rs-imds-mode-bad"],
    },
  ],
  whenStepFails: (error) => (isDeath(error) ? "stops" : "goes-on"),
  region: clientRegion,
  client: () => null,
  sts: stsConnection,
  // allowSystemProxy is off, and the CRT's providers are given no variables (golden `proxy-web-HTTPS_PROXY`).
  waysOut: PAST_ANY_PROXY,
} satisfies Chain<CppSession>);
