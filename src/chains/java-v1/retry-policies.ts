import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { CLOCK_SKEW_CODES } from "../../walk/clock-skew-codes.ts";
import { SERVICE_READING } from "./service-reading.ts";
import { type JavaV1Session, plainProperty } from "./session.ts";
import { plainVariable } from "../../walk/configured.ts";

/** com.amazonaws.retry.RetryUtils (1.12.797): throttling, clock skew, and what its clients take for a fault of the server. */
const AGAIN = [
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "ProvisionedThroughputExceededException",
  "SlowDown",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  "BandwidthLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "EC2ThrottledException",
  "TransactionInProgressException",
  "PriorRequestNotComplete",
  "RequestTimeout",
  "RequestTimeoutException",
  "RequestTimeTooSkewed",
  "RequestExpired",
  "RequestInTheFuture",
  "429",
  "500",
  "502",
  "503",
  "504",
  "closed",
];

const ATTEMPTS = 4;

/** A client's attempts: what is set, else three more, in any mode. */
function attemptsOf(session: JavaV1Session): number {
  const profile = session.config.profile(session.profile.name)?.setting("max_attempts")?.value;
  const set =
    plainVariable(session, "AWS_MAX_ATTEMPTS")?.text ??
    plainProperty(session, "com.amazonaws.sdk.maxAttempts")?.text ??
    (profile?.kind === "text" ? profile.text : undefined);
  const attempts = Number(set ?? ATTEMPTS);
  return Number.isInteger(attempts) && attempts > 0 ? attempts : ATTEMPTS;
}

export const roleRetries = (session: JavaV1Session): RetryPolicy => ({
  attempts: attemptsOf(session),
  again: new Set([...AGAIN, "IDPCommunicationError"]),
  reads: SERVICE_READING,
  corrects: CLOCK_SKEW_CODES,
});

/** STSAssumeRoleWithWebIdentitySessionCredentialsProvider: one code more. */
export const webIdentityRetries = (session: JavaV1Session): RetryPolicy => ({
  attempts: attemptsOf(session),
  again: new Set([...AGAIN, "IDPCommunicationError", "InvalidIdentityToken"]),
  reads: SERVICE_READING,
});

/** ContainerCredentialsRetryPolicy: five more; the metadata service is asked once. */
export const CONTAINER_RETRIES: RetryPolicy = { attempts: 6, again: new Set(["5xx"]) };
