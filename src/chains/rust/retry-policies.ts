import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { type RustSession, configValue } from "./session.ts";
import { SERVICE_READING } from "./service-reading.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

/** HttpStatusCodeClassifier (aws-smithy-runtime 1.16.2): not every fault of a server. */
const STATUSES = ["500", "502", "503", "504"];

/**
 * aws-runtime 1.10.2, retries/classifiers.rs; the last one is of all operations of STS, though but one has it (golden
 * `mut-chains-role-fails-idpcommunicationerror`).
 */
const CODES = [...STANDARD_RETRY_CODES, "EC2ThrottledException", "IDPCommunicationError"];

const AGAIN = new Set([...CODES, ...STATUSES, "closed"]);

/** aws-runtime, service_clock_skew.rs: these and no RequestExpired (set `hand-answered`). */
const SKEW = new Set(["InvalidSignatureException", "RequestTimeTooSkewed", "SignatureDoesNotMatch"]);

/** The clients of STS, SSO and OIDC: three, or what is set (retry_config.rs). Either mode asks as often. */
export function clientRetries(session: RustSession): RetryPolicy {
  const attempts = configValue(session, "AWS_MAX_ATTEMPTS", "max_attempts");
  return {
    attempts: attempts === null ? 3 : Number(attempts.text),
    again: AGAIN,
    reads: SERVICE_READING,
    corrects: SKEW,
  };
}

/** imds/client.rs: four, whatever is set (golden `odd-00088`). An instance that says no is not asked again. */
export const METADATA_RETRIES: RetryPolicy = { attempts: 4, again: new Set(["401", "5xx"]) };

/** http_credential_provider.rs: three, whatever is set. */
export const CONTAINER_RETRIES: RetryPolicy = { attempts: 3, again: new Set(STATUSES) };
