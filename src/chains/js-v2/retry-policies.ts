import { SERVICE_READING } from "./service-reading.ts";
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
  "closed",
];

/** `maxRetries` is three; neither variable nor setting changes it. */
const ATTEMPTS = 4;

export const RETRIES = {
  /** event_listeners.js, INVALIDATE_CREDENTIALS: signed, it is tried again with the credentials that there are. */
  "assume-role": {
    attempts: ATTEMPTS,
    again: new Set([...AGAIN, "RequestExpired", "ExpiredTokenException", "ExpiredToken"]),
    reads: SERVICE_READING,
  },
  /** TokenFileWebIdentityCredentials adds the one code. */
  "assume-role-with-web-identity": {
    attempts: ATTEMPTS,
    // xml_parser.js: what is no XML is asked for again.
    again: new Set([...AGAIN, "InvalidIdentityToken", "unread"]),
    reads: SERVICE_READING,
  },
  sso: { attempts: ATTEMPTS, again: new Set(AGAIN), reads: SERVICE_READING },
  /** util.handleRequestWithRetries, of containers and instances. */
  metadata: { attempts: ATTEMPTS, again: new Set(["429", "5xx"]) },
} satisfies Readonly<Record<string, RetryPolicy>>;
