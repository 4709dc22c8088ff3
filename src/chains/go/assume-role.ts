import type { AssumeRoleQuestion, SigningCredentials } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { resolveEndpoint } from "./endpoint.ts";
import {
  identityFailed,
  mfaTokenProviderNotSet,
  operationFailed,
  refreshFailed,
  serviceFailed,
  holdsNone,
  noCredentials,
} from "./errors.ts";
import { ASSUME_ROLE } from "./operations.ts";
import { type Provider, rewording } from "./provider.ts";
import { regionOf } from "./region.ts";
import type { GoSession } from "./session.ts";
import { type SharedConfig, goInt, textSetting } from "./shared-config.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/**
 * credsFromAssumeRole: a role around whatever the profile's credentials are. With mfa_serial it fails at once: no program
 * gets a token provider without giving one.
 */
export function* roleAround(session: GoSession, config: SharedConfig, base: Provider): Walk<Provider> {
  const role = config.roleArn as Configured;
  const { mfaSerial } = config;
  if (mfaSerial !== null) return yield* raise(mfaTokenProviderNotSet(mfaSerial.provenance));
  const durationSeconds = durationOf(config);
  // Of the base no more is kept: the plans of a thousand, one around another, would be half a million steps.
  const caller: Caller = { retrieve: base.retrieve, ...(base.cached === true ? { cached: true } : {}) };
  return {
    why: `profile ${config.name} assumes a role: ${base.why}`,
    holding: exchangedLater(
      [
        ...base.holding.plan,
        {
          kind: "assume-role",
          profile: config.name,
          roleArn: role.text,
          mfaSerial: null,
          durationSeconds,
          provenance: role.provenance,
        },
      ],
      role.provenance,
      triggersOf(config),
      accountInArn(role.text),
    ),
    retrieve: () => retrieve(session, config, role, caller, durationSeconds),
  };
}

type Caller = Pick<Provider, "cached" | "retrieve">;

const triggersOf = ({ roleArn, sourceProfile, credentialSource }: SharedConfig): readonly Provenance[] =>
  [roleArn, sourceProfile, credentialSource].flatMap((value) => (value === null ? [] : [value.provenance]));

/** stscreds.DefaultDuration; duration_seconds counts from 16 whole minutes on. Seconds. */
const DEFAULT_DURATION = 900;

function durationOf({ section }: SharedConfig): number {
  const seconds = goInt(textSetting(section, "duration_seconds")?.text ?? "") ?? 0;
  return Math.trunc(seconds / 60) > 15 ? seconds : DEFAULT_DURATION;
}

/** The credentials to sign with come first, then the endpoint, then the call. */
function* retrieve(
  session: GoSession,
  config: SharedConfig,
  role: Configured,
  base: Caller,
  durationSeconds: number,
): Walk<SigningCredentials> {
  const retries = clientRetries(session, ASSUME_ROLE);
  const failed = (error: SdkError) => operationFailed(ASSUME_ROLE, error, retries);
  const caller = yield* rewording(base.retrieve(), (error) =>
    failed(identityFailed(base.cached === true ? refreshFailed(error) : error)),
  );
  const resolved = resolveEndpoint(session, "sts", regionOf(session));
  if (resolved.kind === "fault") return yield* raise(failed(resolved.error));
  const { endpoint } = resolved;
  const question: AssumeRoleQuestion = {
    kind: "assume-role",
    roleArn: role.text,
    caller,
    sessionName: config.roleSessionName?.text ?? null,
    externalId: config.externalId?.text ?? null,
    mfaSerial: null,
    mfaCode: null,
    durationSeconds,
    endpoint,
  };
  const answer = yield* tried(question, retries);
  return yield* credentialsIn(answer, (failure) =>
    holdsNone(failure)
      ? noCredentials(role.provenance)
      : failed(serviceFailed(ASSUME_ROLE, failure, endpoint.url, role.provenance, retries)),
  );
}
