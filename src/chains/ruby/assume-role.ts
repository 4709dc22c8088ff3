import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { argumentError, aws, missingCredentials } from "./errors.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { sourceOf } from "./role-source.ts";
import type { RubySession } from "./session.ts";
import type { RubyProfile } from "./shared-config.ts";
import { roleCredentials, stsClient } from "./sts-client.ts";
import type { Configured } from "../../walk/configured.ts";

/** AssumeRoleCredentials, for a profile with source_profile or credential_source in either file. */
export function assumeRole(profileName: string) {
  return function* (session: RubySession): Walk<StepResult> {
    const found = session.shared.config === null ? null : yield* roleOfProfile(session, profileName, []);
    return found === null
      ? { kind: "absent", why: `no role to assume in profile ${profileName}` }
      : { kind: "found", found };
  };
}

/** `assume_role_credentials_from_config`: one file's profile says all; the credentials file's goes first. */
export function* roleOfProfile(session: RubySession, name: string, visited: readonly string[]): Walk<Found | null> {
  for (const file of session.shared.files) {
    const profile = file.profile(name);
    const found = profile === null ? null : yield* roleOf(session, profile, name, visited);
    if (found !== null) return found;
  }
  return null;
}

function* roleOf(
  session: RubySession,
  profile: RubyProfile,
  name: string,
  visited: readonly string[],
): Walk<Found | null> {
  const source = profile.text("source_profile");
  const credentialSource = profile.text("credential_source");
  const role = profile.text("role_arn");
  if (source !== null && credentialSource !== null)
    return yield* raise(
      aws(
        "two-sources",
        "CredentialSourceConflictError",
        `Profile ${name} has a source_profile, and a credential_source. For assume role credentials, must provide only ` +
          "source_profile or credential_source, not both.",
        source.provenance,
        [credentialSource.provenance],
      ),
    );
  if (source === null && credentialSource === null) {
    if (role === null) return null;
    const message = `Profile ${name} has a role_arn, but no source_profile.`;
    return yield* raise(aws("no-source", "NoSourceProfileError", message, role.provenance));
  }
  const caller = yield* sourceOf(session, name, source, credentialSource, visited);
  return assumed(session, { profile, name, role, source: (source ?? credentialSource) as Configured, caller });
}

interface RoleConfig {
  readonly profile: RubyProfile;
  readonly name: string;
  /** Null: not even looked at before the call. */
  readonly role: Configured | null;
  readonly source: Configured;
  readonly caller: Found | null;
}

function assumed(session: RubySession, config: RoleConfig): Found {
  const { role, source, caller, name } = config;
  const where: Provenance = role?.provenance ?? source.provenance;
  const hop: PlanNode = {
    kind: "assume-role",
    profile: name,
    roleArn: role?.text ?? "",
    mfaSerial: config.profile.text("mfa_serial")?.text ?? null,
    durationSeconds: durationOf(config.profile.text("duration_seconds")),
    provenance: where,
  };
  return {
    why: `profile ${name} assumes a role from ${source.text}`,
    holding: exchangedLater(
      [...(caller?.holding.plan ?? []), hop],
      where,
      role === null ? [source.provenance] : [role.provenance, source.provenance],
      role === null ? null : accountInArn(role.text),
    ),
    freeze: () => exchange(session, config),
  };
}

/** ParamConverter makes a number of it; what is none stays a string, and is refused. */
const durationOf = (duration: Configured | null): number | null =>
  duration !== null && /^\s*[+-]?\d+\s*$/.test(duration.text) ? Number(duration.text) : null;

function* exchange(session: RubySession, config: RoleConfig): Walk<SigningCredentials> {
  const { profile, role, source } = config;
  const caller = config.caller === null ? null : yield* deeper(config.caller.freeze());
  const { endpoint, trust, retries } = yield* stsClient(session, profile.text("source_profile")?.text ?? null);
  if (role === null)
    return yield* raise(argumentError("no-source", "missing required parameter params[:role_arn]", source.provenance));
  const duration = profile.text("duration_seconds");
  if (duration !== null && durationOf(duration) === null)
    return yield* raise(
      argumentError(
        "bad-setting",
        "expected params[:duration_seconds] to be an Integer, got class String instead.",
        duration.provenance,
      ),
    );
  if (caller === null) return yield* raise(missingCredentials(source.provenance));
  return yield* roleCredentials(
    {
      kind: "assume-role",
      roleArn: role.text,
      caller,
      sessionName: profile.text("role_session_name")?.text ?? "default_session",
      externalId: profile.text("external_id")?.text ?? null,
      // Sent without a code: nobody is asked for one.
      mfaSerial: profile.text("mfa_serial")?.text ?? null,
      mfaCode: null,
      durationSeconds: durationOf(duration),
      endpoint,
      ...trust,
    },
    retries,
    role.provenance,
  );
}
