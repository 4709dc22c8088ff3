import type { SourceId } from "../model/sdk.ts";
import { type Chain, anyChain } from "../walk/chain.ts";
import { asGuzzle } from "./php/as-guzzle.ts";
import { clientFault, clientRegion, stsConnection } from "./php/client.ts";
import { container } from "./php/container.ts";
import { phpDocumentation } from "./php/documentation.ts";
import { environmentKeys, webIdentityInProfile, webIdentityInVariables } from "./php/environment.ts";
import { ifInCode, inChain, keysInCode, orRejected } from "./php/in-code.ts";
import { assumeRole, iniKeys } from "./php/ini.ts";
import { CONFIG, CREDENTIALS } from "./php/ini-files.ts";
import { instanceMetadata } from "./php/instance-metadata.ts";
import { login } from "./php/login.ts";
import { credentialProcess } from "./php/process.ts";
import { type PhpSession, openSession, profileChoice, profileNames, sourceOfFile } from "./php/session.ts";
import { ssoLegacy, ssoSession } from "./php/sso.ts";

/** The chain's last link: which of the two it is, a variable decides. */
const ENDS: ReadonlySet<SourceId> = new Set(["container", "instance-metadata"]);

/**
 * AWS SDK for PHP 3.376.2 on PHP 8.2, with Guzzle 7.15: CredentialProvider::defaultProvider. A rejected promise goes on to the
 * next link; the last one's is what is raised, so that what the others said is lost.
 */
export const php = anyChain({
  id: "php",
  modelledOn: "3.376.2",
  documentedPositions: {},
  documentation: phpDocumentation,
  open: openSession,
  profile: profileChoice,
  profileNames,
  *load() {},
  sourceOfFile,
  *prepare() {},
  steps: () => [
    // `profile` in code: ini of the credentials file, alone, even before keys in code
    {
      source: "assume-role",
      method: "sts_assume_role",
      load: ifInCode(assumeRole(CREDENTIALS, false)),
      evidence: ["mut-c-v1-code-role-expired"],
    },
    {
      source: "shared-credentials",
      method: "profile",
      load: ifInCode(orRejected(iniKeys(CREDENTIALS))),
      evidence: ["session-profile-vs-env-keys", "mut-chains-code-profile-empty"],
    },
    {
      source: "explicit",
      method: "static",
      load: inChain(keysInCode),
      evidence: ["explicit-all", "g1-code-empty", "b2-code-id"],
    },
    // CredentialProvider::defaultProvider
    { source: "environment", method: "env", load: inChain(environmentKeys), evidence: ["env-full", "open-00106"] },
    {
      source: "web-identity",
      method: "env_sts_web_id_token",
      load: inChain(webIdentityInVariables),
      evidence: ["webid-env", "field-irsa-and-pod-identity"],
    },
    {
      source: "web-identity",
      method: "profile_sts_web_id_token",
      load: inChain(webIdentityInProfile),
      evidence: ["bundle-token-ca_bundle-empty"],
    },
    {
      source: "sso",
      method: "profile_sso",
      load: inChain(ssoSession),
      evidence: ["sso-session", "sso-session-expired-refresh", "sso-session-and-legacy-conflict"],
    },
    {
      source: "sso",
      method: "profile_sso_legacy",
      load: inChain(ssoLegacy),
      evidence: ["open-00020", "bundle-sso-ca_bundle-empty"],
    },
    {
      source: "login",
      method: "profile_login",
      load: inChain(login),
      evidence: ["login-and-process", "mut-a-login-region-of-profile-and-variable"],
    },
    {
      source: "process",
      method: "profile_process",
      load: inChain(credentialProcess(CREDENTIALS)),
      evidence: ["process-creds-file", "process-in-creds-file"],
    },
    {
      source: "assume-role",
      method: "sts_assume_role",
      load: inChain(assumeRole(CREDENTIALS, true)),
      evidence: ["role-source-in-creds", "role-credsource-ecs-novar"],
    },
    {
      source: "shared-credentials",
      method: "profile",
      load: inChain(iniKeys(CREDENTIALS)),
      evidence: ["field-saml2aws-default", "field-academy-token-two-lines"],
    },
    {
      source: "process",
      method: "profile_process",
      load: inChain(credentialProcess(CONFIG)),
      evidence: ["process", "process-with-static"],
    },
    {
      source: "assume-role",
      method: "sts_assume_role",
      load: inChain(assumeRole(CONFIG, false)),
      evidence: ["role-credsource-imds"],
    },
    {
      source: "shared-config",
      method: "profile",
      load: inChain(iniKeys(CONFIG)),
      evidence: ["open-00025", "open-00064"],
    },
    {
      source: "container",
      method: "ecs",
      load: inChain(container),
      evidence: ["ecs-full-vs-imds", "ecs-full-token-both"],
    },
    {
      source: "instance-metadata",
      method: "instance_profile_provider",
      load: inChain(instanceMetadata),
      evidence: ["nothing-imds", "profile-missing-imds"],
    },
  ],
  whenStepFails: (_error, { source }, { code }) =>
    code.profile !== null || source === "explicit" || ENDS.has(source) ? "stops" : "goes-on",
  region: clientRegion,
  client: clientFault,
  sts: stsConnection,
  waysOut: asGuzzle,
} satisfies Chain<PhpSession>);
