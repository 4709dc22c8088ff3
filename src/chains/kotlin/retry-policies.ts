import { CLOCK_SKEW_CODES } from "../../walk/clock-skew-codes.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { SERVICE_READING } from "./service-reading.ts";
import type { JvmRetries } from "../jvm/retries.ts";
import { type JvmSession, clientsProfile, plainVariable, textSetting } from "../jvm/session.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

/** AwsRetryPolicy and StandardRetryPolicy (1.8.12); TooManyRequestsException by its name or the portal's model. */
const AGAIN = new Set([
  ...STANDARD_RETRY_CODES,
  "EC2ThrottledException",
  "IDPCommunicationError",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "500",
  "502",
  "503",
  "504",
  "407",
  "closed",
]);

const ATTEMPTS = 3;

export const kotlinRetries: JvmRetries = {
  client: clientRetries,
  webIdentity: clientRetries,
  container: { attempts: ATTEMPTS, again: new Set(["429", "5xx"]) },
  metadata: { attempts: ATTEMPTS, again: new Set(["401", "5xx"]) },
};

function clientRetries(session: JvmSession): RetryPolicy {
  return { attempts: attemptsOf(session), again: AGAIN, reads: SERVICE_READING, corrects: CLOCK_SKEW_CODES };
}

function attemptsOf(session: JvmSession): number {
  const set = plainVariable(session, "AWS_MAX_ATTEMPTS") ?? textSetting(clientsProfile(session), "max_attempts");
  return set === null ? ATTEMPTS : Number(set.text);
}
