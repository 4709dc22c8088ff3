import type { RetryPolicy } from "../../walk/retry-policy.ts";

/** lib/service.js (2.1693.0): throttledError, and any fault of the server. */
const AGAIN = [
  "ProvisionedThroughputExceededException",
  "Throttling",
  "ThrottlingException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "TransactionInProgressException",
  "EC2ThrottledException",
  "429",
  "5xx",
];

/** `maxRetries` is three; neither variable nor setting changes it. */
const ATTEMPTS = 4;

export const RETRIES = {
  /** event_listeners.js, INVALIDATE_CREDENTIALS: signed, it is tried again with the credentials that there are. */
  "assume-role": {
    attempts: ATTEMPTS,
    again: new Set([...AGAIN, "RequestExpired", "ExpiredTokenException", "ExpiredToken"]),
  },
  /** TokenFileWebIdentityCredentials adds the one code. */
  "assume-role-with-web-identity": { attempts: ATTEMPTS, again: new Set([...AGAIN, "InvalidIdentityToken"]) },
  sso: { attempts: ATTEMPTS, again: new Set(AGAIN) },
  /** util.handleRequestWithRetries, of containers and instances. */
  metadata: { attempts: ATTEMPTS, again: new Set(["429", "5xx"]) },
} satisfies Readonly<Record<string, RetryPolicy>>;
