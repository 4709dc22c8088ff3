import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, anyChain } from "../walk/chain.ts";
import { asHyperUtil } from "./rust/as-hyper-util.ts";
import { container } from "./rust/container.ts";
import { rustDocumentation } from "./rust/documentation.ts";
import { stsConnection } from "./rust/endpoint.ts";
import { environmentKeys } from "./rust/environment-keys.ts";
import { NOT_LOADED } from "./rust/errors.ts";
import { keysInCode } from "./rust/explicit.ts";
import { instanceMetadata } from "./rust/instance-metadata.ts";
import { profileLink } from "./rust/profile-link.ts";
import { loadConfig } from "./rust/load.ts";
import { sessionRegion } from "./rust/region.ts";
import { type RustSession, openSession, profileChoice, profileNames, sourceOfFile } from "./rust/session.ts";
import { webIdentity } from "./rust/web-identity.ts";

/**
 * aws-config 1.13.0 with its default features, `aws_config::defaults(BehaviorVersion::latest()).load()`. The profile
 * comes before the environment's web identity; only "not loaded" goes on, every other failure ends the chain. A profile
 * named in code reaches the profile link and the region alone: exported keys still win.
 * Source: default_provider/credentials.rs, profile/credentials/{repr,exec}.rs.
 */
export const rust = anyChain({
  id: "rust",
  modelledOn: "1.13.0",
  documentedPositions: {},
  documentation: rustDocumentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => openSession(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: loadConfig,
  sourceOfFile,
  prepare: function* () {},
  steps: () => [
    { source: "explicit", method: "Static", load: keysInCode, evidence: ["explicit"] },
    {
      source: "environment",
      method: "Environment",
      load: environmentKeys,
      evidence: ["env-only-id", "env-alias-secret-access", "session-profile-vs-env-keys"],
    },
    {
      source: "assume-role",
      method: "Profile",
      load: profileLink("assume-role"),
      evidence: ["role-nosource", "role-both-source", "role-source-missing", "role-denied"],
    },
    {
      source: "web-identity",
      method: "Profile",
      load: profileLink("web-identity"),
      evidence: ["webid-profile-keys", "role-source-webid"],
    },
    { source: "sso", method: "Profile", load: profileLink("sso"), evidence: ["sso-partial", "sso-legacy-expired"] },
    { source: "login", method: "Profile", load: profileLink("login"), evidence: ["login-session"] },
    { source: "process", method: "Profile", load: profileLink("process"), evidence: ["process-pipe", "process-fails"] },
    {
      source: "shared-credentials",
      method: "Profile",
      load: profileLink("shared-credentials"),
      evidence: ["keys-split", "keys-both-files", "half-keys-file"],
    },
    {
      source: "shared-config",
      method: "Profile",
      load: profileLink("shared-config"),
      evidence: ["config-only", "session-profile-missing", "ini-bad-config-good-creds"],
    },
    {
      source: "web-identity",
      method: "WebIdentityToken",
      load: webIdentity,
      evidence: ["webid-env-norole", "webid-env-noregion"],
    },
    {
      source: "container",
      method: "EcsContainer",
      load: container,
      evidence: ["ecs-full-fails", "ecs-full-token-both", "ecs-full-tokenfile-newline"],
    },
    {
      source: "instance-metadata",
      method: "Ec2InstanceMetadata",
      load: instanceMetadata,
      evidence: ["imds-disabled-1", "aws-profile-missing"],
    },
  ],
  region: sessionRegion,
  client: () => null,
  sts: stsConnection,
  whenStepFails: (error) => (error.type === NOT_LOADED ? "goes-on" : "stops"),
  waysOut: asHyperUtil,
} satisfies Chain<RustSession>);
