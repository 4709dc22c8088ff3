import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { pythonInt } from "../../parse/python-text.ts";
import { type BotocoreSession, configVariable } from "./session.ts";
import { serviceReading } from "./service-reading.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

const ATTEMPTS = { variable: "AWS_MAX_ATTEMPTS", setting: "max_attempts" } as const;
const MODE = { variable: "AWS_RETRY_MODE", setting: "retry_mode" } as const;

/** retries/standard.py (1.44.5); the last one but the statuses is the one error of STS that its model says to try again. */
const STANDARD: RetryPolicy = {
  attempts: 3,
  again: new Set([
    ...STANDARD_RETRY_CODES,
    "EC2ThrottledException",
    "IDPCommunicationError",
    "500",
    "502",
    "503",
    "504",
    "closed",
  ]),
};

const STANDARD_OF_2026: RetryPolicy = { ...STANDARD, again: new Set([...STANDARD.again, "429"]) };

/** data/_retry.json: `__default__`, and of STS. */
const LEGACY: RetryPolicy = {
  attempts: 5,
  again: new Set([
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "ProvisionedThroughputExceededException",
    "IDPCommunicationError",
    "429",
    "500",
    "502",
    "503",
    "504",
    "509",
    "closed",
  ]),
};

/** A client's: by its mode, and as often as is set. */
export function clientRetries(session: BotocoreSession): RetryPolicy {
  const mode = configVariable(session, MODE)?.text ?? session.edition.retryMode;
  const { attempts, again } = mode === "legacy" ? LEGACY : session.edition.retriesEach429 ? STANDARD_OF_2026 : STANDARD;
  const set = configVariable(session, ATTEMPTS);
  return {
    attempts: (set === null ? null : pythonInt(set.text)) ?? attempts,
    again,
    reads: serviceReading(session.edition),
  };
}

/** ContainerMetadataFetcher (utils.py): three, whatever failed, and whatever is set. */
export const CONTAINER_RETRIES: RetryPolicy = { attempts: 3, again: new Set(["any"]) };

/** IMDSFetcher (utils.py): a token's refusal is final, and so is its silence; all else is asked as often as is set. */
export const tokenRetries = (attempts: number): RetryPolicy => ({ attempts, again: new Set(["401", "429", "5xx"]) });
export const metadataRetries = (attempts: number): RetryPolicy => ({ attempts, again: new Set(["any", "empty"]) });
