/**
 * What every client in AWS's standard retry mode asks again over; each SDK adds codes and statuses of its own. The same
 * in botocore 1.44.5 (retries/standard.py), @smithy/core (submodules/retry), Go 1.47.7 (aws/retry), Kotlin 1.8.12, .NET
 * 4.0.102.5, Ruby 3.211.0 and Rust's aws-runtime 1.10.2 (set `hand-calls`).
 */
export const STANDARD_RETRY_CODES = [
  "BandwidthLimitExceeded",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "RequestTimeout",
  "RequestTimeoutException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
] as const;
