import type { Provenance } from "../../model/provenance.ts";
import type { Failure, FailureKind } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";

/* The exceptions of the AWS SDK for Java 1.12.797, by their simple names and with their very messages. */

type Where = Provenance | null;

const error = (kind: ErrorKind, type: string, message: string, provenance: Where): SdkError => ({
  kind,
  type,
  message,
  provenance,
  related: [],
});

export const sdkClient = (kind: ErrorKind, message: string, where: Where): SdkError =>
  error(kind, "SdkClientException", message, where);

export const illegalArgument = (kind: ErrorKind, message: string, where: Where): SdkError =>
  error(kind, "IllegalArgumentException", message, where);

/** What ProcessCredentialsProvider wraps every failure of a process in; the cause stands behind it. */
export const processFailed = (cause: string, where: Where): SdkError =>
  error("process-failed", "IllegalStateException", `Failed to refresh process-based credentials. <- ${cause}`, where);

/** A builder's own check of null. */
export const nullPointer = (message: string, where: Where): SdkError =>
  error("no-source", "NullPointerException", message, where);

/** No exception but an error of the JVM: it gets through a chain (golden `webid-env-role-only`). */
export const stackOverflow = (where: Where): SdkError =>
  error("loop", "StackOverflowError", "StackOverflowError", where);

/** A class that cannot be initialized: no exception, either. */
export const initializerFailed = (cause: string, where: Where): SdkError =>
  error("bad-setting", "ExceptionInInitializerError", `ExceptionInInitializerError <- ${cause}`, where);

export const endsChain = ({ type }: SdkError): boolean =>
  type === "StackOverflowError" || type === "ExceptionInInitializerError";

/** STS answered, and said no: one exception for every code that its model does not name. */
const STS_CLASSES: Readonly<Record<string, string>> = {
  ExpiredTokenException: "ExpiredTokenException",
  IDPCommunicationError: "IDPCommunicationErrorException",
  IDPRejectedClaim: "IDPRejectedClaimException",
  InvalidIdentityToken: "InvalidIdentityTokenException",
  MalformedPolicyDocument: "MalformedPolicyDocumentException",
  PackedPolicyTooLarge: "PackedPolicyTooLargeException",
  RegionDisabledException: "RegionDisabledException",
};

/** A call to STS that failed. */
export function stsFailed(failure: Failure, host: string, where: Where): SdkError {
  const kind = STS_KINDS[failure.kind];
  if (kind === "unreachable")
    return sdkClient(kind, `Unable to execute HTTP request: ${host}: ${failure.message}`, where);
  const code = failure.code ?? "Unknown";
  const type = STS_CLASSES[code] ?? "AWSSecurityTokenServiceException";
  return error(kind, type, `${failure.message} (Service: AWSSecurityTokenService; Error Code: ${code})`, where);
}

const STS_KINDS: Readonly<Record<FailureKind, ErrorKind>> = {
  denied: "denied",
  expired: "token-expired",
  "invalid-key": "refused-key",
  "clock-skew": "denied",
  "wrong-region": "denied",
  "invalid-request": "bad-setting",
  throttled: "unreachable",
  "unknown-host": "unreachable",
  "no-route": "unreachable",
  refused: "unreachable",
  proxy: "unreachable",
  tls: "unreachable",
  timeout: "unreachable",
  "http-status": "denied",
  "bad-answer": "unreachable",
  "no-terminal": "mfa",
  "not-found": "denied",
  "exit-status": "process-failed",
  "no-refresh-allowed": "token-refused",
  "bad-key": "refused-key",
  "aws-error": "denied",
};

export const NO_CONNECTION = "Failed to connect to service endpoint: ";
