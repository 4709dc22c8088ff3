import type { RetryPolicy } from "../../walk/retry-policy.ts";

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

/** client.DefaultRetryerMaxNumRetries is three more; neither variable nor setting changes it. */
const ATTEMPTS = 4;

/** sts/customizations.go and stscreds/web_identity_provider.go add one code each. */
export const RETRIES = {
  "assume-role": { attempts: ATTEMPTS, again: new Set([...AGAIN, "IDPCommunicationError"]) },
  "assume-role-with-web-identity": {
    attempts: ATTEMPTS,
    again: new Set([...AGAIN, "IDPCommunicationError", "InvalidIdentityToken"]),
  },
  sso: { attempts: ATTEMPTS, again: new Set(AGAIN) },
  /** endpointcreds: an answer that is no JSON, of whatever status. */
  container: { attempts: ATTEMPTS, again: new Set(["any"]) },
  /** ec2metadata.NewClient */
  metadata: { attempts: 3, again: new Set(AGAIN) },
} satisfies Readonly<Record<string, RetryPolicy>>;
