import type { Step } from "../../walk/chain.ts";
import type { DiskCache } from "./edition.ts";
import { login } from "./login.ts";
import { credentialProcess } from "./process.ts";
import type { BotocoreSession } from "./session.ts";
import { sharedConfig, sharedCredentials } from "./shared-credentials.ts";
import { sso } from "./sso.ts";
import { webIdentity } from "./web-identity.ts";

/**
 * ProfileProviderBuilder.providers: what one profile may hold, in botocore's order. The chain asks it of the chosen
 * profile; a role's source_profile asks it again, then with the environment and the cache on disk left out.
 */
export const profileSources = (
  profileName: string,
  ignoresEnvironment: boolean,
  cache: DiskCache | null,
): readonly Step<BotocoreSession>[] => [
  {
    source: "web-identity",
    method: "assume-role-with-web-identity",
    load: webIdentity(profileName, ignoresEnvironment, cache),
    evidence: ["py-webid-env", "py-webid-profile", "py-webid-profile-env-mix", "py-webid-and-source-profile"],
  },
  {
    source: "sso",
    method: "sso",
    load: sso(profileName, cache?.keepsSso === true ? cache : null),
    evidence: ["py-sso-legacy", "py-sso-session", "py-sso-legacy-and-creds-keys"],
  },
  {
    source: "shared-credentials",
    method: "shared-credentials-file",
    load: sharedCredentials(profileName),
    evidence: ["py-profile-creds-only", "py-creds-empty-values", "py-split-keys-id-creds-secret-config"],
  },
  {
    source: "login",
    method: "login",
    load: login(profileName),
    evidence: ["py-login", "py-login-and-creds-keys", "py-login-no-token"],
  },
  {
    source: "process",
    method: "custom-process",
    load: credentialProcess(profileName),
    evidence: ["py-process", "py-process-and-creds-keys", "py-process-and-config-keys"],
  },
  {
    source: "shared-config",
    method: "config-file",
    load: sharedConfig(profileName),
    evidence: ["py-profile-config-only", "py-both-files"],
  },
];
