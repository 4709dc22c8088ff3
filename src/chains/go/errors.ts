import { refusalKind } from "../../walk/refusal-kind.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";

/*
 * aws-sdk-go-v2's errors (config 1.33.15, credentials 1.20.15). An error is a chain: its type here names the typed links,
 * outermost first, as errors.Unwrap meets them; plain fmt.Errorf links have no name of their own.
 */

type Where = Provenance | null;

export const goError = (
  kind: SdkError["kind"],
  type: string,
  message: string,
  provenance: Where,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });

/** fmt.Errorf or errors.New without a cause. */
export const plainError = (kind: SdkError["kind"], message: string, where: Where): SdkError =>
  goError(kind, "", message, where);

/** fmt.Errorf("…, %w"): more words, no name. */
export const worded = (words: string, error: SdkError): SdkError => ({ ...error, message: `${words}${error.message}` });

/** A typed link round an error. */
const within = (type: string, error: SdkError): SdkError => ({
  ...error,
  type: error.type === "" ? type : `${type} ${error.type}`,
});

/** aws.CredentialsCache.Retrieve. */
export const refreshFailed = (error: SdkError): SdkError => worded("failed to refresh cached credentials, ", error);

/** What `errors.Unwrap` shows of an error without any named link. */
export const namedOr = (name: string, error: SdkError): SdkError =>
  error.type === "" ? { ...error, type: name } : error;

export const profileNotExist = (profile: string, where: Where): SdkError =>
  goError(
    "profile-missing",
    "config.SharedConfigProfileNotExistError",
    `failed to get shared config profile, ${profile}`,
    where,
  );

/** A source_profile that is absent (`cause`), or that has nothing to give. */
export function assumeRoleError(roleArn: string, profile: string, cause: SdkError | null, where: Where): SdkError {
  const message = `failed to load assume role ${roleArn}, of profile ${profile}, ${cause?.message ?? "<nil>"}`;
  return within("config.SharedConfigAssumeRoleError", {
    ...plainError("no-source", message, where),
    type: cause?.type ?? "",
  });
}

export const requiresArn = (type: string, profile: string, where: Where): SdkError =>
  goError(
    "bad-setting",
    "config.CredentialRequiresARNError",
    `credential type ${type} requires role_arn, profile ${profile}`,
    where,
  );

export const mfaTokenProviderNotSet = (where: Where): SdkError =>
  goError(
    "mfa",
    "config.AssumeRoleTokenProviderNotSetError",
    "assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.",
    where,
  );

export const staticCredentialsEmpty = (where: Where): SdkError =>
  goError("partial", "*credentials.StaticCredentialsEmptyError", "static credentials are empty", where);

/** smithy: one API call that failed, after its retries where the cause is one to retry over. */
export function operationFailed(service: string, operation: string, error: SdkError): SdkError {
  return within("*smithy.OperationError", worded(`operation error ${service}: ${operation}, `, triedOut(error)));
}

/** The error of the last of three attempts, where the cause is one to retry over. */
export const triedOut = (error: SdkError): SdkError =>
  isRetried(error)
    ? within("*retry.MaxAttemptsError", worded("exceeded maximum number of attempts, 3, ", error))
    : error;

/** retry.RetryableConnectionError: a dial that failed is retried, a name that is not there is not. */
const isRetried = (error: SdkError): boolean =>
  error.type.endsWith("syscall.Errno") && error.type.includes("net.OpError");

/** A role's own call fails because the credentials to sign it with cannot be had. */
export const identityFailed = (error: SdkError): SdkError => worded("get identity: get credentials: ", error);

export const endpointNotResolved = (message: string, kind: SdkError["kind"], where: Where): SdkError =>
  plainError(kind, `failed to resolve service endpoint, ${message}`, where);

/** A call's failure as the transport or the service tells it. `modelled`: codes that have a type of their own. */
export function callFailed(failure: Failure, url: string, modelled: readonly string[], where: Where): SdkError {
  switch (failure.kind) {
    case "unknown-host":
      return sendFailed("*net.OpError *net.DNSError", `Post "${url}": dial tcp: lookup: no such host`, where);
    case "no-route":
    case "refused":
      return sendFailed(
        "*net.OpError *os.SyscallError syscall.Errno",
        `Post "${url}": dial tcp: connect: ${failure.kind === "refused" ? "connection refused" : "network is unreachable"}`,
        where,
      );
    case "timeout":
    case "proxy":
    case "tls":
      return sendFailed("*net.OpError", `Post "${url}": ${failure.message}`, where);
    case "denied":
    case "expired":
    case "invalid-key":
    case "clock-skew":
    case "wrong-region":
    case "invalid-request":
    case "throttled":
    case "http-status":
    case "bad-answer":
    case "no-terminal":
    case "not-found":
    case "exit-status":
    case "no-refresh-allowed":
    case "bad-key":
    case "aws-error":
      return refused(failure, modelled, where);
  }
}

const sendFailed = (cause: string, message: string, where: Where): SdkError =>
  goError("unreachable", `*http.RequestSendError *url.Error ${cause}`, `request send failed, ${message}`, where);

function refused(failure: Failure, modelled: readonly string[], where: Where): SdkError {
  const code = failure.code ?? "UnknownError";
  const isModelled = modelled.includes(code);
  const type = isModelled ? `*types.${code.replace(/(?<!Exception)$/, "Exception")}` : "*smithy.GenericAPIError";
  const status = code === "UnauthorizedException" ? 401 : failure.kind === "denied" ? 403 : 400;
  const said = isModelled ? `${code}: ${failure.message}` : `api error ${code}: ${failure.message}`;
  const message = `https response error StatusCode: ${status}, RequestID: , ${said}`;
  return goError(refusalKind(failure.kind), `*http.ResponseError ${type}`, message, where);
}

/** A folder opens as a file does, and then cannot be read (ini.Parse): more than a file that is not there. */
export const fileNotLoaded = (path: string, where: Where): SdkError =>
  goError(
    "parse",
    "config.SharedConfigLoadError",
    `failed to load shared config file, ${path}, read all: read ${path}: is a directory`,
    where,
  );

/** No error but the end of the program, while the file is read. */
export const panicked = (where: Where): SdkError =>
  goError("parse", "panic", "runtime error: slice bounds out of range [1:0]", where);

/** os.ReadFile or os.Open. */
export const notOpened = (path: string, why: string, where: Where): SdkError =>
  goError("token-missing", "*fs.PathError syscall.Errno", `open ${path}: ${why}`, where);
