import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { type JsV3Session, exportedProfile, textSetting } from "./session.ts";
import { setVariable } from "../../walk/configured.ts";
import { CLOCK_SKEW_CODES } from "../../walk/clock-skew-codes.ts";
import { SERVICE_READING } from "./service-reading.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

/** @smithy/core, submodules/retry; the last code is the one error of STS that its model says to try again. */
const AGAIN = new Set([
  ...STANDARD_RETRY_CODES,
  "EC2ThrottledException",
  "TimeoutError",
  "429",
  "500",
  "502",
  "503",
  "504",
  "closed",
  "IDPCommunicationError",
]);

const ATTEMPTS = 3;

/** NODE_MAX_ATTEMPT_CONFIG_OPTIONS: what is no number is passed over. Any mode asks as often, one that is none too. */
export function clientRetries(session: JsV3Session): RetryPolicy {
  const set = [setVariable(session, "AWS_MAX_ATTEMPTS"), textSetting(exportedProfile(session), "max_attempts")];
  const attempts = set.map((value) => Number.parseInt(value?.text ?? "", 10)).find((count) => !Number.isNaN(count));
  return { attempts: attempts ?? ATTEMPTS, again: AGAIN, reads: SERVICE_READING, corrects: CLOCK_SKEW_CODES };
}

/** fromHttp: retryWrapper tries three times more, whatever failed; fromContainerMetadata does not (DEFAULT_MAX_RETRIES). */
export const HTTP_RETRIES: RetryPolicy = { attempts: 4, again: new Set(["any"]) };
