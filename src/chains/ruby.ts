import { isNotSet } from "./ruby/set-only.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type Chain, type CodeArguments, type Hidden, type Step, type StepResult, anyChain } from "../walk/chain.ts";
import type { Walk } from "../walk/walk.ts";
import { asFindProxy } from "./ruby/as-find-proxy.ts";
import { assumeRole } from "./ruby/assume-role.ts";
import { clientOptions } from "./ruby/client-options.ts";
import { container } from "./ruby/container.ts";
import { rubyDocumentation } from "./ruby/documentation.ts";
import { stsConnection } from "./ruby/endpoints.ts";
import { environmentKeys } from "./ruby/environment-keys.ts";
import { missingRegion } from "./ruby/errors.ts";
import { keysInCode } from "./ruby/explicit.ts";
import { instanceMetadata } from "./ruby/instance-metadata.ts";
import { loadSession } from "./ruby/load.ts";
import { credentialProcess } from "./ruby/process.ts";
import { clientRegion, regionOf } from "./ruby/region.ts";
import { type RubySession, openSession, profileChoice, profileNames, sourceOfFile } from "./ruby/session.ts";
import { sso } from "./ruby/sso.ts";
import { sharedKeys } from "./ruby/static-keys.ts";
import { webIdentity, webIdentityOf } from "./ruby/web-identity.ts";
import { autoModeRegion } from "./ruby/auto-mode-region.ts";

/** A link that stands in the chain twice: once for `profile:` in code, before the environment, and once for all. */
const ifInCode = (load: (profile: string) => Step<RubySession>["load"]) =>
  function* (session: RubySession): Walk<StepResult> {
    const { profile } = session.code;
    return profile === null ? { kind: "absent", why: "no profile is named in code" } : yield* load(profile)(session);
  };

/** A client's other options are resolved after its credentials, and may raise over good ones. */
const thenClientOptions = (step: Step<RubySession>): Step<RubySession> => ({
  ...step,
  *load(session) {
    const result = yield* step.load(session);
    if (result.kind !== "found") return result;
    const { found } = result;
    const freeze = function* () {
      const credentials = yield* found.freeze();
      yield* clientOptions(session, session.code.profile, regionOf(session));
      return credentials;
    };
    return { kind: "found", found: { ...found, freeze } };
  },
});

function* noCredentials(session: RubySession): Walk<StepResult> {
  yield* clientOptions(session, session.code.profile, regionOf(session));
  return { kind: "absent", why: "gives a bearer token, no keys; read all the same" };
}

/**
 * AWS SDK for Ruby, aws-sdk-core 3.211.0 (October 2024). All is resolved while a client is made; what a link raises
 * ends it. Source: aws-sdk-core/credential_provider_chain.rb, shared_config.rb.
 */
export const ruby = anyChain({
  id: "ruby",
  modelledOn: "3.211.0",
  documentedPositions: {},
  documentation: rubyDocumentation,
  open: (snapshot: Snapshot, code: CodeArguments, hidden: Hidden) => openSession(snapshot, code, hidden),
  profile: profileChoice,
  profileNames,
  load: loadSession,
  sourceOfFile,
  *prepare() {},
  steps: ({ profile }) => [
    ...[
      {
        source: "explicit",
        method: "Aws::Credentials",
        load: keysInCode,
        evidence: ["explicit"],
      } as const,
      {
        source: "web-identity",
        method: "Aws::AssumeRoleWebIdentityCredentials",
        load: ifInCode(webIdentityOf),
        evidence: ["credential_provider_chain.rb:static_profile_assume_role_web_identity_credentials"],
      } as const,
      {
        source: "sso",
        method: "Aws::SSOCredentials",
        load: ifInCode(sso),
        evidence: ["credential_provider_chain.rb:static_profile_sso_credentials"],
      } as const,
      {
        source: "assume-role",
        method: "Aws::AssumeRoleCredentials",
        load: ifInCode(assumeRole),
        evidence: ["credential_provider_chain.rb:static_profile_assume_role_credentials"],
      } as const,
      {
        source: "shared-credentials",
        method: "Aws::SharedCredentials",
        load: ifInCode(sharedKeys("credentials")),
        evidence: ["session-profile-vs-env-keys", "session-profile-missing"],
      } as const,
      {
        source: "shared-config",
        method: "Aws::SharedCredentials",
        load: ifInCode(sharedKeys("config")),
        evidence: ["session-profile-vs-env-keys"],
      } as const,
      {
        source: "process",
        method: "Aws::ProcessCredentials",
        load: ifInCode(credentialProcess),
        evidence: ["credential_provider_chain.rb:static_profile_process_credentials"],
      } as const,
      {
        source: "environment",
        method: "Aws::Credentials",
        load: environmentKeys,
        evidence: ["env-alias-mixed", "env-whitespace-only", "env-only-id"],
      } as const,
      {
        source: "web-identity",
        method: "Aws::AssumeRoleWebIdentityCredentials",
        load: webIdentity,
        evidence: ["webid-env", "webid-env-norole", "webid-profile"],
      } as const,
      {
        source: "sso",
        method: "Aws::SSOCredentials",
        load: sso(profile.name),
        evidence: ["sso-and-keys", "sso-legacy-expired", "sso-in-creds-file"],
      } as const,
      {
        source: "assume-role",
        method: "Aws::AssumeRoleCredentials",
        load: assumeRole(profile.name),
        evidence: ["role-credsource-ecs", "role-source-missing", "role-mfa"],
      } as const,
      {
        source: "shared-credentials",
        method: "Aws::SharedCredentials",
        load: sharedKeys("credentials")(profile.name),
        evidence: ["keys-split", "keys-both-files", "process-and-keys"],
      } as const,
      {
        source: "shared-config",
        method: "Aws::SharedCredentials",
        load: sharedKeys("config")(profile.name),
        evidence: ["keys-split", "keys-both-files"],
      } as const,
      {
        source: "process",
        method: "Aws::ProcessCredentials",
        load: credentialProcess(profile.name),
        evidence: ["process-pipe", "process-expired"],
      } as const,
      {
        source: "container",
        method: "Aws::ECSCredentials",
        load: container,
        evidence: ["ecs-relative", "ecs-full"],
      } as const,
      {
        source: "instance-metadata",
        method: "Aws::InstanceProfileCredentials",
        load: instanceMetadata,
        evidence: ["imds", "imds-disabled-1"],
      } as const,
    ].map(thenClientOptions),
    {
      source: "sso",
      method: "Aws::SSOTokenProvider",
      load: noCredentials,
      evidence: ["token_provider_chain.rb:sso_token"],
    },
  ],
  whenStepFails: (error) => (isNotSet(error) ? "goes-on" : "stops"),
  region: clientRegion,
  client: (session) => ((regionOf(session)?.text ?? "") === "" ? missingRegion() : null),
  clientAsks: (session) => autoModeRegion(session, session.code.profile ?? session.sharedProfile),
  sts: stsConnection,
  waysOut: asFindProxy,
} satisfies Chain<RubySession>);
