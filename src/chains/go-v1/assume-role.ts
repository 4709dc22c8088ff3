import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { stsEndpoint } from "./endpoints.ts";
import { invalidParameter, mfaWithoutProvider } from "./errors.ts";
import type { GoV1Session } from "./session.ts";
import { goInteger } from "./go-integer.ts";
import { type SettingKey, type SharedConfig, settingText } from "./shared-config.ts";
import { askSts, endpointFault, tooShort } from "./sts.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

/** Seconds: stscreds.DefaultDuration. */
const SHORTEST = 15 * 60;

/** credsFromAssumeRole: made when the session is, asked when the credentials are first used. */
export function* assumedRole(session: GoV1Session, config: SharedConfig, base: Found): Walk<Found> {
  const role = settingText(config, "role_arn") as Configured;
  const mfa = settingText(config, "mfa_serial");
  // Options.AssumeRoleTokenProvider is not set unless the program sets it (golden `role-mfa`).
  if (mfa !== null) yield* raise(mfaWithoutProvider(mfa.provenance));
  const where = role.provenance;
  const durationSeconds = durationOf(config);
  // Of the base no more is kept: the plans of a thousand, one around another, would be half a million steps.
  const { freeze: baseCredentials } = base;
  return {
    why: `profile ${config.name} assumes a role`,
    holding: exchangedLater(
      [
        ...base.holding.plan,
        {
          kind: "assume-role",
          profile: config.name,
          roleArn: role.text,
          mfaSerial: null,
          durationSeconds,
          provenance: where,
        },
      ],
      where,
      triggersOf(config, where),
      accountInArn(role.text),
    ),
    freeze: () => exchange(session, config, baseCredentials, durationSeconds),
  };
}

/** The role goes, and with it what could not stand without one. */
function triggersOf(config: SharedConfig, role: Provenance): readonly Provenance[] {
  const keys: readonly SettingKey[] = ["source_profile", "credential_source"];
  return [
    role,
    ...keys
      .map((key) => settingText(config, key))
      .filter((setting) => setting !== null)
      .map(({ provenance }) => provenance),
  ];
}

function* exchange(
  session: GoV1Session,
  config: SharedConfig,
  baseCredentials: Found["freeze"],
  durationSeconds: number,
): Walk<SigningCredentials> {
  const role = settingText(config, "role_arn") as Configured;
  const sessionName = settingText(config, "role_session_name")?.text ?? null;
  const externalId = settingText(config, "external_id")?.text ?? null;
  const short = [
    ...tooShort("AssumeRoleInput.ExternalId", externalId, 2),
    ...tooShort("AssumeRoleInput.RoleArn", role.text, 20),
    ...tooShort("AssumeRoleInput.RoleSessionName", sessionName, 2),
  ];
  // The request is checked before it is signed, so the source is not even asked.
  const fault = endpointFault(session) ?? (short.length > 0 ? invalidParameter(short, role.provenance) : null);
  if (fault !== null) yield* raise(fault);
  const caller = yield* deeper(baseCredentials());
  return yield* askSts(
    {
      kind: "assume-role",
      roleArn: role.text,
      caller,
      sessionName,
      externalId,
      mfaSerial: null,
      mfaCode: null,
      durationSeconds,
      endpoint: stsEndpoint(session),
    },
    role.provenance,
    (error) => error,
  );
}

/** Whole minutes have to be more than 15, and what is no number counts as 0: else it is 15 minutes. */
function durationOf(config: SharedConfig): number {
  const seconds = goInteger(settingText(config, "duration_seconds")?.text ?? "") ?? 0;
  return Math.floor(seconds / 60) > 15 ? seconds : SHORTEST;
}
