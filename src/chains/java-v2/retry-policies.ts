import { ASKED_ONCE, type RetryPolicy } from "../../walk/retry-policy.ts";
import { CLOCK_SKEW_CODES } from "../../walk/clock-skew-codes.ts";
import { SERVICE_READING } from "./service-reading.ts";
import type { JvmRetries } from "../jvm/retries.ts";
import { type JvmSession, clientsProfile, plainVariable, textSetting } from "../jvm/session.ts";
import type { Configured } from "../../walk/configured.ts";

/** SdkDefaultRetrySetting and AwsRetryPolicy (2.57.8): of throttling, clock skew and faults of the server. */
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
  "InternalError",
  "RequestTimeTooSkewed",
  "RequestExpired",
  "RequestInTheFuture",
  "429",
  "500",
  "502",
  "503",
  "504",
  "closed",
  "unread-json",
];

/** ContainerCredentialsRetryPolicy: five more. */
const CONTAINER: RetryPolicy = { attempts: 6, again: new Set(["5xx"]) };

export const javaRetries: JvmRetries = {
  client: (session) => ({
    attempts: attemptsOf(session),
    again: new Set(AGAIN),
    reads: SERVICE_READING,
    corrects: CLOCK_SKEW_CODES,
  }),
  webIdentity: (session) => ({
    attempts: attemptsOf(session),
    again: new Set([...AGAIN, "IDPCommunicationError"]),
    reads: SERVICE_READING,
  }),
  container: CONTAINER,
  metadata: ASKED_ONCE,
};

/** The variable alone: a profile's max_attempts is not read. Mode `legacy`, the default, asks four times, any other three. */
function attemptsOf(session: JvmSession): number {
  const set = plainVariable(session, "AWS_MAX_ATTEMPTS");
  if (set !== null) return Number(set.text);
  return ["standard", "adaptive"].includes(retryMode(session)?.text.toLowerCase() ?? "legacy") ? 3 : 4;
}

/** RetryMode.Resolver: unlike an empty defaults mode, an empty one is none. */
export const retryMode = (session: JvmSession): Configured | null =>
  [plainVariable(session, "AWS_RETRY_MODE"), textSetting(clientsProfile(session), "retry_mode")].find(
    (mode) => mode !== null && mode.text !== "",
  ) ?? null;
