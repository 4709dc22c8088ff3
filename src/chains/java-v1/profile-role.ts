import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { sdkClient } from "./errors.ts";
import { keysOf } from "./profile-keys.ts";
import type { JavaV1Profile } from "./profiles-file.ts";
import { roleCredentials } from "./role-credentials.ts";
import type { JavaV1Session } from "./session.ts";
import { exchanged } from "./exchanged.ts";
import { GLOBAL_STS } from "./sts.ts";
import { tokenForRole } from "./web-identity.ts";
import { roleRetries } from "./retry-policies.ts";
import type { Configured } from "../../walk/configured.ts";
import { textOf } from "../../walk/setting-value.ts";
import { accountInArn } from "../../walk/holdings.ts";

/**
 * ProfileAssumeRoleCredentialsProvider: source_profile must name a profile of the same file that holds static keys; its
 * own role, process or SSO is not looked at. mfa_serial, duration_seconds, region and credential_source are not read.
 */
export function* roleOf(session: JavaV1Session, profile: JavaV1Profile, role: Setting): Walk<Found> {
  const source = yield* sourceOf(session, profile, role);
  const keys = yield* keysOf(source.profile);
  const arn = textOf(role);
  const triggers = [role.provenance, source.provenance];
  const given = {
    role: { text: arn, provenance: role.provenance },
    sessionName: optional(profile, "role_session_name"),
  };
  const tokenFile = optional(profile, "web_identity_token_file");
  // Keys are wanted all the same, then a token takes their place (read, 1.12.797).
  if (tokenFile !== null) return tokenForRole(session, { ...given, tokenFile }, triggers);
  return {
    why: `profile ${profile.name} assumes a role with the keys of profile ${source.profile.name}`,
    holding: exchanged(
      null,
      [...keys.holding.plan, hop(profile, arn, role.provenance)],
      role.provenance,
      triggers,
      accountInArn(arn),
    ),
    *freeze(): Walk<SigningCredentials> {
      const caller = yield* keys.freeze();
      const externalId = optional(profile, "external_id")?.text ?? null;
      const sessionName = given.sessionName?.text ?? null;
      return yield* roleCredentials(
        {
          kind: "assume-role",
          roleArn: arn,
          caller,
          sessionName,
          externalId,
          mfaSerial: null,
          mfaCode: null,
          durationSeconds: null,
          endpoint: GLOBAL_STS,
        },
        roleRetries(session),
        role.provenance,
      );
    },
  };
}

interface Source {
  readonly profile: JavaV1Profile;
  readonly provenance: Provenance;
}

function* sourceOf(session: JavaV1Session, profile: JavaV1Profile, role: Setting): Walk<Source> {
  const source = optional(profile, "source_profile");
  if (source === null || source.text === "")
    return yield* raise(
      sdkClient(
        "no-source",
        `Unable to load credentials from profile [${profile.name}]: Source profile name is not specified`,
        role.provenance,
      ),
    );
  const named = session.credentials.profile(source.text);
  if (named !== null) return { profile: named, provenance: source.provenance };
  return yield* raise(
    sdkClient(
      "no-source",
      `Unable to load source profile [${profile.name}]: Source profile was not found [${source.text}]`,
      source.provenance,
    ),
  );
}

const hop = (profile: JavaV1Profile, roleArn: string, provenance: Provenance): PlanNode => ({
  kind: "assume-role",
  profile: profile.name,
  roleArn,
  mfaSerial: null,
  durationSeconds: null,
  provenance,
});

function optional(profile: JavaV1Profile, key: string): Configured | null {
  const setting = profile.setting(key);
  return setting === null ? null : { text: textOf(setting), provenance: setting.provenance };
}
