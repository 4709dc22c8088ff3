import type { Provenance } from "../../model/provenance.ts";
import type { Endpoint, SigningCredentials } from "../../model/question.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, deeper } from "../../walk/walk.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { type JvmSession, textSetting } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

export interface Role {
  readonly profile: string;
  readonly arn: Configured;
  readonly sessionName: string | null;
  readonly externalId: string | null;
  /** Lines that make it a role. */
  readonly triggers: readonly Provenance[];
}

/** `mfa_serial` and `duration_seconds` are not read (goldens `role-mfa`, `role-duration`). */
export function roleOf(profile: MergedProfile, arn: Configured): Role {
  const triggers = ["source_profile", "credential_source"].flatMap(
    (key) => textSetting(profile, key)?.provenance ?? [],
  );
  return {
    profile: profile.name,
    arn,
    sessionName: textSetting(profile, "role_session_name")?.text ?? null,
    externalId: textSetting(profile, "external_id")?.text ?? null,
    triggers: [arn.provenance, ...triggers],
  };
}

/** What a role's credentials come to, with those of `source`. The endpoint is asked for first. */
export function assumedRole(
  session: JvmSession,
  role: Role,
  source: Found,
  from: string,
  endpoint: () => Walk<Endpoint>,
): Found {
  const { arn } = role;
  // Of a source only this is kept: the plans of a thousand, one behind another, would be half a million steps.
  const { freeze: sourceCredentials } = source;
  const where = arn.provenance;
  return {
    why: `profile ${role.profile} assumes a role from ${from}`,
    holding: exchangedLater(
      [
        ...source.holding.plan,
        {
          kind: "assume-role",
          profile: role.profile,
          roleArn: arn.text,
          mfaSerial: null,
          durationSeconds: null,
          provenance: where,
        },
      ],
      where,
      role.triggers,
      accountInArn(arn.text),
    ),
    *freeze(): Walk<SigningCredentials> {
      const caller = yield* deeper(sourceCredentials());
      const { errors } = session.sdk;
      return yield* credentialsFor(
        {
          kind: "assume-role",
          roleArn: arn.text,
          caller,
          sessionName: role.sessionName,
          externalId: role.externalId,
          mfaSerial: null,
          mfaCode: null,
          durationSeconds: null,
          endpoint: yield* endpoint(),
        },
        session.sdk.retries.client(session),
        (failure) => errors.call(failure, "Sts", where),
      );
    },
  };
}
