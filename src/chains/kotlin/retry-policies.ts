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
]);

const ATTEMPTS = 3;

export const kotlinRetries: JvmRetries = {
  client: (session) => ({ attempts: attemptsOf(session), again: AGAIN }),
  webIdentity: (session) => ({ attempts: attemptsOf(session), again: AGAIN }),
  container: { attempts: ATTEMPTS, again: new Set(["429", "5xx"]) },
  metadata: { attempts: ATTEMPTS, again: new Set(["401", "5xx"]) },
};

function attemptsOf(session: JvmSession): number {
  const set = plainVariable(session, "AWS_MAX_ATTEMPTS") ?? textSetting(clientsProfile(session), "max_attempts");
  return set === null ? ATTEMPTS : Number(set.text);
}
