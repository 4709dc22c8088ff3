/**
 * Errors after which a client takes the service's Date for the time and signs anew: the same in js-v3 (@smithy/core,
 * CLOCK_SKEW_ERROR_CODES), Java 1.12.797 and 2.57.8 (RetryUtils.isClockSkewException), Kotlin 1.8.12, .NET 4.0.102.5
 * (RetryPolicy.ClockSkewErrorCodes); seen in set `hand-answered` of SignatureDoesNotMatch and RequestExpired.
 */
export const CLOCK_SKEW_CODES: ReadonlySet<string> = new Set([
  "AuthFailure",
  "InvalidSignatureException",
  "RequestExpired",
  "RequestInTheFuture",
  "RequestTimeTooSkewed",
  "SignatureDoesNotMatch",
]);
