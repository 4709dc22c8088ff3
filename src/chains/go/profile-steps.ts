import type { Step } from "../../walk/chain.ts";
import { instanceMetadata } from "./instance-metadata.ts";
import { containerOfEnvironment, keysOfProfile, roleOfProfile, wayOfProfile } from "./profile-decision.ts";
import type { GoSession } from "./session.ts";

/** What LoadDefaultConfig takes from a profile, the first that holds; and where the profile holds nothing, what is around. */
export const profileSteps: readonly Step<GoSession>[] = [
  {
    source: "assume-role",
    method: "AssumeRoleProvider",
    load: roleOfProfile,
    evidence: ["role-static-same-with-source", "role-static-same-no-source", "role-chain-mid-static"],
  },
  {
    source: "shared-credentials",
    method: "SharedConfigCredentials",
    load: keysOfProfile("shared-credentials"),
    evidence: ["keys-in-both", "partial-creds"],
  },
  {
    source: "shared-config",
    method: "SharedConfigCredentials",
    load: keysOfProfile("shared-config"),
    evidence: ["session-profile-config-only", "partial-config-other-creds"],
  },
  {
    source: "web-identity",
    method: "WebIdentityCredentials",
    load: wayOfProfile("web-identity", "web_identity_token_file"),
    evidence: ["open-00001", "webid-token-trailing-newline"],
  },
  {
    source: "sso",
    method: "SSOProvider",
    load: wayOfProfile("sso", "sso_session or other sso_ setting"),
    evidence: ["sso-legacy-expired", "sso-session-and-legacy-conflict"],
  },
  {
    source: "login",
    method: "LoginProvider",
    load: wayOfProfile("login", "login_session"),
    evidence: ["login-and-process"],
  },
  {
    source: "process",
    method: "ProcessProvider",
    load: wayOfProfile("process", "credential_process"),
    evidence: ["process-expired", "process-fails"],
  },
  {
    source: "container",
    method: "CredentialsEndpointProvider",
    load: containerOfEnvironment,
    evidence: ["ecs-full-token-both", "ecs-full-token-file-newline"],
  },
  {
    source: "instance-metadata",
    method: "EC2RoleProvider",
    load: instanceMetadata,
    evidence: ["imds-disabled-false", "imds-endpoint-with-path-in-config"],
  },
];
