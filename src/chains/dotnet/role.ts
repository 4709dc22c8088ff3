import { causeIn } from "./unread-answer.ts";
import { notYetOver } from "./not-yet-over.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlanNode, SdkError } from "../../model/resolution.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, deeperUntilRaised, raise } from "../../walk/walk.ts";
import type { Configured } from "../../walk/configured.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { clientException, invalidOperation } from "./errors.ts";
import { configurationFault } from "./configuration-fault.ts";
import { autoMode, modeFault } from "./defaults-mode.ts";
import { missingRegion, stsEndpoint } from "./region.ts";
import { clientRetries } from "./retry-policies.ts";
import type { DotnetSession } from "./session.ts";

export interface Role {
  readonly profile: string;
  readonly arn: Configured;
  readonly sessionName: string | null;
  readonly externalId: string | null;
  /** What names the source: `source_profile` or `credential_source`. */
  readonly named: Configured;
  readonly mfaSerial: Configured | null;
}

export const causeOf = (arn: string, { kind, message, provenance }: SdkError): SdkError =>
  clientException(kind, `${notAssumed(arn)} <- ${message}`, provenance);

export const notAssumed = (arn: string): string => `Error calling AssumeRole for role ${arn}`;

/** AssumeRoleAWSCredentials: whatever goes wrong about the call, in its source too, is this one exception's cause. */
export function roleFrom(session: DotnetSession, role: Role, source: Found): Found {
  const where = role.arn.provenance;
  const arn = role.arn.text;
  // Of a source only this is kept: the plans of a thousand, one behind another, would be half a million steps.
  const { freeze: sourceCredentials } = source;
  const hop: PlanNode = {
    kind: "assume-role",
    profile: role.profile,
    roleArn: arn,
    mfaSerial: role.mfaSerial?.text ?? null,
    durationSeconds: null,
    provenance: where,
  };
  return {
    why: `profile ${role.profile} assumes a role by means of ${role.named.text}`,
    holding: exchangedLater([...source.holding.plan, hop], where, [where, role.named.provenance], accountInArn(arn)),
    *freeze(): Walk<SigningCredentials> {
      yield* stsClient(session, "Amazon.Runtime.AssumeRoleAWSCredentials");
      if (role.mfaSerial !== null) {
        const message = `${notAssumed(arn)} <- The MfaSerialNumber has been set but the MfaTokenCodeCallback hasn't.`;
        return yield* raise(clientException("mfa", message, role.mfaSerial.provenance));
      }
      const caller = yield* deeperUntilRaised(sourceCredentials());
      if (caller.kind === "raised") return yield* raise(causeOf(arn, caller.error));
      const made = yield* stsEndpoint(session);
      if (made.kind === "fault") return yield* raise(causeOf(arn, made.error));
      const question = {
        kind: "assume-role" as const,
        roleArn: arn,
        caller: caller.value,
        sessionName: role.sessionName,
        externalId: role.externalId,
        mfaSerial: null,
        mfaCode: null,
        durationSeconds: null,
        endpoint: made.endpoint,
      };
      const credentials = yield* credentialsFor(question, clientRetries(session), (failure) =>
        clientException(failureKind(failure), `${notAssumed(arn)} <- ${causeIn(failure)}`, where),
      );
      return yield* notYetOver(session, credentials, where);
    },
  };
}

/** What keeps a client of STS from being made is told as if its assembly were missing (golden `open-00323`). */
export function* stsClient(session: DotnetSession, user: string): Walk<void> {
  const region = missingRegion(session);
  if (region !== null && region !== "none") return yield* raise(region);
  const fault = configurationFault(session) ?? modeFault(session);
  if (fault === null) return yield* autoMode(session);
  const missing =
    "Assembly AWSSDK.SecurityToken could not be found or loaded. This assembly must be available at runtime to use";
  yield* raise(
    invalidOperation(fault.kind, `${missing} ${user}. <- ${fault.message}`, fault.provenance, fault.related),
  );
}
