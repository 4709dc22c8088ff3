import { type Unreached, isUnreached } from "../../walk/unreached.ts";
import { refusalKind } from "../../walk/refusal-kind.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { pythonRepr } from "../../parse/python-text.ts";
import { type RetryPolicy, asksAgain } from "../../walk/retry-policy.ts";

/*
 * botocore's exceptions (botocore/exceptions.py, 1.44.5) and the Python ones that escape it, with their very messages.
 */

type Where = Provenance | null;

const error = (
  kind: SdkError["kind"],
  type: string,
  message: string,
  provenance: Where,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });

export const profileNotFound = (profile: string, where: Where): SdkError =>
  error("profile-missing", "ProfileNotFound", `The config profile (${profile}) could not be found`, where);

export const configParseError = (path: string, where: Where, related: readonly Provenance[]): SdkError =>
  error("parse", "ConfigParseError", `Unable to parse config file: ${path}`, where, related);

export const configNotFound = (path: string, where: Where): SdkError =>
  error("bad-setting", "ConfigNotFound", `The specified config file (${path}) could not be found.`, where);

export const partialCredentials = (provider: string, missing: string, where: Where): SdkError =>
  error("partial", "PartialCredentialsError", `Partial credentials found in ${provider}, missing: ${missing}`, where);

export const invalidConfig = (
  kind: SdkError["kind"],
  message: string,
  where: Where,
  related?: readonly Provenance[],
): SdkError => error(kind, "InvalidConfigError", message, where, related);

export const infiniteLoop = (
  source: string,
  visited: readonly string[],
  where: Where,
  related: readonly Provenance[],
): SdkError =>
  error(
    "loop",
    "InfiniteLoopConfigError",
    `Infinite loop in credential configuration detected. Attempting to load from profile ${source} which has already ` +
      `been visited. Visited profiles: [${visited.map(pythonRepr).join(", ")}]`,
    where,
    related,
  );

/** Python's limit of 1,000 calls within each other. */
export const recursionError = (where: Where): SdkError =>
  error("too-deep", "RecursionError", "maximum recursion depth exceeded", where);

export const credentialRetrieval = (
  kind: SdkError["kind"],
  provider: string,
  message: string,
  where: Where,
): SdkError =>
  error(kind, "CredentialRetrievalError", `Error when retrieving credentials from ${provider}: ${message}`, where);

export const metadataRetrieval = (message: string, where: Where): SdkError =>
  error("unreachable", "MetadataRetrievalError", `Error retrieving metadata: ${message}`, where);

export const ssoTokenLoad = (message: string, where: Where): SdkError =>
  error("token-missing", "SSOTokenLoadError", `Error loading SSO Token: ${message}`, where);

export const tokenRetrieval = (message: string, where: Where): SdkError =>
  error("token-expired", "TokenRetrievalError", `Error when retrieving token from sso: ${message}`, where);

export const unauthorizedSsoToken = (kind: SdkError["kind"], where: Where): SdkError =>
  error(
    kind,
    "UnauthorizedSSOTokenError",
    "The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run " +
      "aws sso login with the corresponding profile.",
    where,
  );

export const loginTokenLoad = (message: string, where: Where): SdkError =>
  error("token-missing", "LoginTokenLoadError", `Error loading login session token: ${message}`, where);

export const loginRefreshRequired = (where: Where): SdkError =>
  error(
    "token-refused",
    "LoginRefreshRequired",
    "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
    where,
  );

export const missingAwscrt = (where: Where): SdkError =>
  error(
    "dependency-missing",
    "MissingDependencyException",
    "Missing Dependency: Using the login credential provider requires an additional dependency. You will need to pip " +
      'install "botocore[crt]" before proceeding.',
    where,
  );

/** The same in AWS CLI v2, which tells an expired token from a changed password. */
export const loginRefreshTokenExpired = (where: Where): SdkError =>
  error(
    "token-refused",
    "LoginRefreshTokenExpired",
    "Your session has expired. Please reauthenticate using 'aws login'.",
    where,
  );

/** A Python exception that botocore lets through. */
export const python = (type: string, message: string, where: Where, kind: SdkError["kind"] = "bad-setting"): SdkError =>
  error(kind, type, message, where);

export const fileNotFound = (path: string, where: Where, kind: SdkError["kind"] = "token-missing"): SdkError =>
  python("FileNotFoundError", `[Errno 2] No such file or directory: ${pythonRepr(path)}`, where, kind);

export const stillExpired = (where: Where): SdkError =>
  python(
    "RuntimeError",
    "Credentials were refreshed, but the refreshed credentials are still expired.",
    where,
    "token-expired",
  );

/** awscrt's signer, which botocore uses once `botocore[crt]` is there, takes no empty key or secret. */
export const emptySigningKey = (where: Where): SdkError =>
  python(
    "RuntimeError",
    "34 (AWS_ERROR_INVALID_ARGUMENT): An invalid argument was passed to a function.",
    where,
    "bad-setting",
  );

export const invalidRegion = (region: string, where: Where): SdkError =>
  python("InvalidRegionError", `Provided region_name '${region}' doesn't match a supported format.`, where);

export const noRegion = (where: Where): SdkError =>
  python("NoRegionError", "You must specify a region.", where, "region-missing");

export const mfaWithoutTerminal = (where: Where): SdkError => python("EOFError", "", where, "mfa");

export const paramValidation = (reports: readonly string[], where: Where): SdkError =>
  python("ParamValidationError", `Parameter validation failed:\n${reports.join("\n")}`, where);

const STS_CLASSES: Readonly<Record<string, string>> = {
  ExpiredTokenException: "ExpiredTokenException",
  IDPCommunicationError: "IDPCommunicationErrorException",
  IDPRejectedClaim: "IDPRejectedClaimException",
  InvalidIdentityToken: "InvalidIdentityTokenException",
  MalformedPolicyDocument: "MalformedPolicyDocumentException",
  PackedPolicyTooLarge: "PackedPolicyTooLargeException",
  RegionDisabledException: "RegionDisabledException",
};

const named = (...codes: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.map((code) => [code, code]));

/**
 * A service's modelled errors have classes of their own; every other code is a plain ClientError (botocore/errorfactory.py,
 * the service models of 1.44.5; golden `mut-chains-login-fails`).
 */
const CLASSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AssumeRole: STS_CLASSES,
  AssumeRoleWithWebIdentity: STS_CLASSES,
  GetRoleCredentials: named("InvalidRequestException", "ResourceNotFoundException", "TooManyRequestsException"),
  CreateOAuth2Token: named("InternalServerException", "TooManyRequestsError", "ValidationException"),
};

/** A call's failure as botocore raises it. */
export function callFailed(
  failure: Failure,
  operation: string,
  url: string,
  where: Where,
  retries?: RetryPolicy,
): SdkError {
  if (isUnreached(failure)) return unsent(failure, url, where);
  if (failure.kind === "bad-answer") return unread(failure, operation, where);
  const code = failure.code ?? "Unknown";
  const triedOut =
    retries !== undefined && asksAgain(retries, failure) ? ` (reached max retries: ${retries.attempts - 1})` : "";
  const message = `An error occurred (${code}) when calling the ${operation} operation${triedOut}: ${failure.message}`;
  return python(CLASSES[operation]?.[code] ?? "ClientError", message, where, refusalKind(failure.kind));
}

/** Which key is asked for first of an answer that holds none; of STS the whole of its result. */
const FIRST_KEYS: Readonly<Record<string, string>> = {
  GetRoleCredentials: "roleCredentials",
  CreateToken: "expiresIn",
  CreateOAuth2Token: "expiresIn",
};

/** An answer in which something is missing, or that is none (set `hand-answered`). */
function unread({ fault, reply }: Failure, operation: string, where: Where): SdkError {
  const keys = FIRST_KEYS[operation];
  const keyError = (key: string) => python("KeyError", `'${key}'`, where, "denied");
  if (fault?.how === "unreadable") return unreadDate(fault.value ?? "", keys !== undefined, where);
  if (fault !== undefined && fault.how !== "cut") return keyError(keyOf(fault.field ?? "", keys !== undefined));
  if (keys !== undefined) return keyError(keys);
  if (reply?.whole === true && reply.form !== "json") return keyError(`${operation}Result`);
  const isEmpty = reply?.form === "empty";
  const cause = isEmpty ? "no element found: line 1, column 0" : "not well-formed (invalid token): line 1, column 0";
  const why = fault === undefined ? cause : "unclosed token";
  const said = `Unable to parse response (${why}), invalid XML received. Further retries may succeed:\n${isEmpty ? "b''" : ""}`;
  return python("ResponseParserError", said, where, "denied");
}

/** The portal and sign-in write them small; what is no field of theirs has its name already. */
const keyOf = (field: string, small: boolean): string =>
  !small ? field : field === "Expiration" ? "expiration" : field.replace(/^[A-Z]/, (letter) => letter.toLowerCase());

const unreadDate = (text: string, ofPortal: boolean, where: Where): SdkError =>
  ofPortal
    ? python("ValueError", `invalid literal for int() with base 10: '${text}'`, where, "denied")
    : python(
        "ValueError",
        `Invalid timestamp "${text}": ${text === "" ? "String does not contain a date" : "Unknown string format"}: ${text}`,
        where,
        "denied",
      );

function unsent(failure: Unreached, url: string, where: Where): SdkError {
  const quoted = /^\w+:\/\/[^/]+$/.test(url) ? `"${url}/"` : `"${url}"`;
  if (failure.code === "ECONNRESET")
    return python(
      "ConnectionClosedError",
      `Connection was closed before we received a valid response from endpoint URL: ${quoted}.`,
      where,
      "unreachable",
    );
  switch (failure.kind) {
    case "unknown-host":
    case "no-route":
    case "refused":
      return python(
        "EndpointConnectionError",
        `Could not connect to the endpoint URL: ${quoted}`,
        where,
        "unreachable",
      );
    case "timeout":
      return python("ConnectTimeoutError", `Connect timeout on endpoint URL: ${quoted}`, where, "unreachable");
    case "proxy":
      return python(
        "ProxyConnectionError",
        `Failed to connect to proxy URL: "${failure.proxy ?? url}"`,
        where,
        "unreachable",
      );
    case "tls":
      return python("SSLError", `SSL validation failed for ${url} ${failure.message}`, where, "unreachable");
  }
}
