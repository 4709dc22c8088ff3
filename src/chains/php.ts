import { type Chain, anyChain } from "../walk/chain.ts";
import { CONFIG, CREDENTIALS, credentialProcess, login, sso } from "./php/config-links.ts";
import { phpDocumentation } from "./php/documentation.ts";
import { environmentKeys, webIdentity } from "./php/environment.ts";
import { ifInCode, inChain, keysInCode, orRejected } from "./php/in-code.ts";
import { assumeRole, iniKeys } from "./php/ini.ts";
import { container, instanceMetadata } from "./php/remote.ts";
import { type PhpSession, openSession, profileChoice, profileNames, sourceOfFile } from "./php/session.ts";
import { clientRegion, missingRegion, stsConnection } from "./php/settings.ts";

/**
 * AWS SDK for PHP 3, read and not run: CredentialProvider::defaultProvider as it stood in early 2026 (with `login` and
 * AWS_CONFIG_FILE), ConfigurationResolver of 2026, EcsCredentialProvider and InstanceProfileProvider of 2025; the INI
 * rules alone were run, on PHP 8.2. A rejected promise goes on to the next link; the last one's is what is raised.
 */
export const php = anyChain({
  id: "php",
  modelledOn: "3, source of 2026",
  readNotRun: true,
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
      method: "ini",
      load: ifInCode(assumeRole(CREDENTIALS, false)),
      evidence: ["ClientResolver::_apply_profile"],
    },
    {
      source: "shared-credentials",
      method: "ini",
      load: ifInCode(orRejected(iniKeys(CREDENTIALS))),
      evidence: ["ClientResolver::_apply_profile"],
    },
    {
      source: "explicit",
      method: "fromCredentials",
      load: inChain(keysInCode),
      evidence: ["ClientResolver::_apply_credentials"],
    },
    // CredentialProvider::defaultProvider
    { source: "environment", method: "env", load: inChain(environmentKeys), evidence: ["CredentialProvider::env"] },
    {
      source: "web-identity",
      method: "assumeRoleWithWebIdentityCredentialProvider",
      load: inChain(webIdentity),
      evidence: ["CredentialProvider::assumeRoleWithWebIdentityCredentialProvider"],
    },
    { source: "sso", method: "sso", load: inChain(sso), evidence: ["CredentialProvider::sso"] },
    { source: "login", method: "login", load: inChain(login), evidence: ["CredentialProvider::login"] },
    {
      source: "process",
      method: "process",
      load: inChain(credentialProcess(CREDENTIALS)),
      evidence: ["CredentialProvider::process"],
    },
    {
      source: "assume-role",
      method: "ini",
      load: inChain(assumeRole(CREDENTIALS, true)),
      evidence: ["CredentialProvider::loadRoleProfile"],
    },
    {
      source: "shared-credentials",
      method: "ini",
      load: inChain(iniKeys(CREDENTIALS)),
      evidence: ["CredentialProvider::ini"],
    },
    {
      source: "process",
      method: "process:config",
      load: inChain(credentialProcess(CONFIG)),
      evidence: ["CredentialProvider::process"],
    },
    {
      source: "assume-role",
      method: "ini:config",
      load: inChain(assumeRole(CONFIG, false)),
      evidence: ["CredentialProvider::loadRoleProfile"],
    },
    {
      source: "shared-config",
      method: "ini:config",
      load: inChain(iniKeys(CONFIG)),
      evidence: ["CredentialProvider::ini"],
    },
    {
      source: "container",
      method: "ecsCredentials",
      load: inChain(container),
      evidence: ["CredentialProvider::shouldUseEcs", "EcsCredentialProvider"],
    },
    {
      source: "instance-metadata",
      method: "instanceProfile",
      load: inChain(instanceMetadata),
      evidence: ["InstanceProfileProvider"],
    },
  ],
  whenStepFails: (_error, { source, evidence }) =>
    source === "explicit" || evidence.includes("ClientResolver::_apply_profile") ? "stops" : "goes-on",
  region: clientRegion,
  client: missingRegion,
  sts: stsConnection,
} satisfies Chain<PhpSession>);
