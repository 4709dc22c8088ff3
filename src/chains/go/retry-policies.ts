import type { RetryPolicy } from "../../walk/retry-policy.ts";
import type { Operation } from "./operations.ts";
import { profileSetting } from "./region.ts";
import type { GoSession } from "./session.ts";
import { setVariable } from "../../walk/configured.ts";
import { SERVICE_READING } from "./service-reading.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

/** aws/retry/standard.go (aws-sdk-go-v2 1.47.7): DefaultMaxAttempts, DefaultRetryables. */
const ATTEMPTS = 3;
const STATUSES = ["500", "502", "503", "504"];
const AGAIN = [...STANDARD_RETRY_CODES, "EC2ThrottledException", ...STATUSES, "closed"];

/** middleware.go, RecordResponseTiming: by a service's Date, where its refusal is one of skew (aws/retry/clock_skew.go). */
const SKEW = new Set(["InvalidSignatureException", "RequestTimeTooSkewed", "SignatureDoesNotMatch"]);

/** A client of the configuration; its mode does not matter. Nought is none set (env_config.go, shared_config.go). */
export function clientRetries(session: GoSession, operation: Operation): RetryPolicy {
  const attempts = setVariable(session, "AWS_MAX_ATTEMPTS") ?? profileSetting(session, "max_attempts");
  return retriesOf(operation, Number(attempts?.text ?? 0));
}

export const retriesOf = ({ retried }: Operation, attempts: number): RetryPolicy => ({
  attempts: attempts === 0 ? ATTEMPTS : attempts,
  again: new Set([...AGAIN, ...retried]),
  reads: SERVICE_READING,
  corrects: SKEW,
});

/** The client of the metadata service is made without what is set (feature/ec2/imds 1.20.7). */
export const METADATA_RETRIES: RetryPolicy = { attempts: ATTEMPTS, again: new Set(STATUSES) };

/** endpointcreds/internal/client/client.go: too many requests, too (credentials 1.20.15). */
export const CONTAINER_RETRIES: RetryPolicy = { attempts: ATTEMPTS, again: new Set(["429", ...STATUSES]) };
