import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { SERVICE_READING } from "./service-reading.ts";

/** aws/request/retryer.go (1.55.8): IsErrorRetryable, IsErrorThrottle; then credsExpiredCodes, though nothing is fresher. */
const AGAIN = [
  "RequestTimeout",
  "RequestTimeoutException",
  "ProvisionedThroughputExceededException",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "PriorRequestNotComplete",
  "TransactionInProgressException",
  "EC2ThrottledException",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "429",
  "500",
  "502",
  "503",
  "504",
];

/** aws/request/request.go: a connection that is closed, and a SerializationError. */
const OF_SERVICES = [...AGAIN, "closed", "unread"];

/** client.DefaultRetryerMaxNumRetries is three more; neither variable nor setting changes it. */
const ATTEMPTS = 4;

/** sts/customizations.go and stscreds/web_identity_provider.go add one code each. */
export const RETRIES = {
  "assume-role": {
    attempts: ATTEMPTS,
    again: new Set([...OF_SERVICES, "IDPCommunicationError"]),
    reads: SERVICE_READING,
  },
  "assume-role-with-web-identity": {
    attempts: ATTEMPTS,
    again: new Set([...OF_SERVICES, "IDPCommunicationError", "InvalidIdentityToken"]),
    reads: SERVICE_READING,
  },
  sso: { attempts: ATTEMPTS, again: new Set(OF_SERVICES), reads: SERVICE_READING },
  /** endpointcreds: an answer that is no JSON, of whatever status. */
  container: { attempts: ATTEMPTS, again: new Set(["any"]) },
  /** ec2metadata.NewClient */
  metadata: { attempts: 3, again: new Set(AGAIN) },
} satisfies Readonly<Record<string, RetryPolicy>>;
