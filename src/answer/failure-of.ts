import type { Endpoint, Failure, FailureKind } from "../model/question.ts";
import { CallFailure } from "./call-failure.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** What is known of a call besides the error it ended in. */
export interface CallFacts {
  readonly endpoint: Endpoint;
  /** HTTP status of the answer; null: there was none. */
  readonly status: number | null;
  /** Seconds by which this machine is ahead of the answer's Date. */
  readonly clockSkew: number | null;
  /** Secrets that were sent: a service may repeat them in its message (SignatureDoesNotMatch does). */
  readonly sent: readonly string[];
}

/** Beyond this AWS refuses a signature for its date. Seconds. */
const ACCEPTED_SKEW = 300;

/** A call's error, classified. */
export function failureOf(error: unknown, facts: CallFacts): Failure {
  if (error instanceof CallFailure) return error.failure;
  const message = messageOf(error, facts);
  const code = codeOf(error);
  if (code === null || code === "Unknown" || code === "NotFound") return unreadable(error, message, facts);
  return failureNamed(code, message, facts);
}

/** An error that AWS gave this name. */
export function failureNamed(code: string, message: string, facts: CallFacts): Failure {
  const kind = kindOf(code, message, facts);
  return {
    kind,
    code,
    message: kind === "wrong-region" ? `${message}${regionHint(code, facts.endpoint)}` : message,
    ...(facts.status !== null && isPassing(facts.status) ? { status: facts.status } : {}),
    ...(kind === "clock-skew" && facts.clockSkew !== null ? { clockSkew: facts.clockSkew } : {}),
  };
}

/** By these statuses some client asks again, whatever the code says. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

/** The wire's own code: the SDK renames some (`IDPRejectedClaim` becomes `IDPRejectedClaimException`). */
function codeOf(error: unknown): string | null {
  // Errors of reading what came have no `$fault`: they are not AWS's.
  if (!(error instanceof Error) || !("$fault" in error)) return null;
  if ("Code" in error && typeof error.Code === "string") return error.Code;
  return error.name;
}

function messageOf(error: unknown, facts: CallFacts): string {
  if (!(error instanceof Error)) return "the call failed";
  const described =
    error.message === "" && "error_description" in error && typeof error.error_description === "string"
      ? error.error_description
      : error.message;
  // The SDK adds advice for programmers to what it cannot read (deserializerMiddleware, @smithy/core 3.41).
  const plain = described.replace(/\s*Deserialization error: to see the raw response[\s\S]*$/, "");
  return withoutSecrets(plain === "UnknownError" || plain === "Unknown" ? "" : plain, facts.sent);
}

/** No answer of the service's own: a captive portal, a load balancer, a server that is no AWS. */
export function unreadable(error: unknown, message: string, { status, endpoint }: CallFacts): Failure {
  if (status === 429) return { kind: "throttled", code: "429", message: "too many requests (429)" };
  if (status !== null && status >= 300)
    return {
      kind: "http-status",
      code: String(status),
      message: `${hostOf(endpoint)} answered ${status}, not as AWS does`,
    };
  if (status !== null)
    return { kind: "bad-answer", code: null, message: `${hostOf(endpoint)} did not answer as AWS does` };
  return { kind: "aws-error", code: error instanceof Error ? error.name : null, message };
}

function hostOf({ url }: Endpoint): string {
  try {
    return new URL(url).host;
  } catch {
    return "the endpoint";
  }
}

function kindOf(code: string, message: string, facts: CallFacts): FailureKind {
  const known = KINDS[code] ?? (facts.status === 429 ? "throttled" : "aws-error");
  if (known === "signature" || known === "expired") {
    const off = facts.clockSkew !== null && Math.abs(facts.clockSkew) > ACCEPTED_SKEW;
    const says = /Signature (?:expired|not yet current)|RequestTimeTooSkewed/i.test(`${code} ${message}`);
    if (says || (off && (known === "signature" || code === "RequestExpired"))) return "clock-skew";
    if (/should be scoped to a valid region/i.test(message)) return "wrong-region";
    return known === "signature" ? "invalid-key" : "expired";
  }
  return known === "invalid-key" && isElsewhere(facts.endpoint) ? "wrong-region" : known;
}

/** STS, SSO, OIDC and sign-in: their models (botocore 1.44.5, data/) and the errors common to all AWS services. */
const KINDS: Readonly<Record<string, FailureKind | "signature">> = {
  ExpiredToken: "expired",
  ExpiredTokenException: "expired",
  RequestExpired: "expired",
  InvalidClientTokenId: "invalid-key",
  UnrecognizedClientException: "invalid-key",
  InvalidAccessKeyId: "invalid-key",
  InvalidSecurity: "invalid-key",
  NotSignedUp: "invalid-key",
  SignatureDoesNotMatch: "signature",
  InvalidSignatureException: "signature",
  RequestTimeTooSkewed: "signature",
  AccessDenied: "denied",
  AccessDeniedException: "denied",
  UnauthorizedException: "denied",
  UnauthorizedOperation: "denied",
  UnauthorizedClientException: "denied",
  ForbiddenException: "denied",
  IDPRejectedClaim: "denied",
  IDPRejectedClaimException: "denied",
  InvalidIdentityToken: "denied",
  InvalidIdentityTokenException: "denied",
  RegionDisabledException: "wrong-region",
  OptInRequired: "wrong-region",
  IncompleteSignature: "invalid-request",
  MissingAuthenticationToken: "invalid-request",
  ValidationError: "invalid-request",
  ValidationException: "invalid-request",
  InvalidRequestException: "invalid-request",
  InvalidParameterValue: "invalid-request",
  InvalidParameterCombination: "invalid-request",
  InvalidAction: "invalid-request",
  MalformedPolicyDocument: "invalid-request",
  PackedPolicyTooLarge: "invalid-request",
  Throttling: "throttled",
  ThrottlingException: "throttled",
  ThrottledException: "throttled",
  RequestThrottled: "throttled",
  RequestLimitExceeded: "throttled",
  TooManyRequestsException: "throttled",
  TooManyRequestsError: "throttled",
  SlowDown: "throttled",
};

/** On in every account of the partition `aws` (AWS Account Management guide, "Enable or disable AWS Regions"). */
const ALWAYS_ON: ReadonlySet<string> = new Set([
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
]);

/** A region where a good key may be unknown: not switched on in its account, or of another partition. */
const isElsewhere = ({ reach, signingRegion }: Endpoint): boolean =>
  reach === "regional" && !ALWAYS_ON.has(signingRegion);

function regionHint(code: string, { signingRegion }: Endpoint): string {
  if (code === "RegionDisabledException" || code === "OptInRequired") return "";
  return /^(?:cn|us-gov|us-iso|us-isob|eusc|eu-isoe)-/.test(signingRegion)
    ? ` (${signingRegion} is of another partition: it knows only keys of its own accounts)`
    : ` (the key may be good elsewhere: ${signingRegion} has to be switched on in the account)`;
}
