import { type Unreached, isUnreached } from "../../walk/unreached.ts";
import { refusalKind } from "../../walk/refusal-kind.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { Operation, OperationName } from "./operations.ts";
import { type RetryPolicy, asksAgain } from "../../walk/retry-policy.ts";

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
export const within = (type: string, error: SdkError): SdkError => ({
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
export function operationFailed({ service, name }: OperationName, error: SdkError, retries: RetryPolicy): SdkError {
  return within("*smithy.OperationError", worded(`operation error ${service}: ${name}, `, triedOut(error, retries)));
}

/** A call's failure in the client of an AWS service: without an answer it is a response of status 0 (awshttp.ResponseErrorWrapper). */
export function serviceFailed(
  operation: Operation,
  failure: Failure,
  url: string,
  where: Where,
  retries: RetryPolicy,
): SdkError {
  if (isUnreached(failure)) return asResponse(notSent(failure, url, where));
  if (failure.kind === "bad-answer" || isPage(failure)) return notDecoded(failure, where);
  const error = refused(failure, operation.errors, where);
  return asksAgain(retries, failure) ? exhausted(error, retries) : error;
}

const isPage = ({ reply }: Failure): boolean => reply?.form === "html" || reply?.form === "text";

/** The deserializer's: what came is no document of the service's (set `hand-answered`). */
function notDecoded({ reply, message }: Failure, where: Where): SdkError {
  const status = reply?.status ?? 200;
  const said = `https response error StatusCode: ${status}, RequestID: , deserialization failed, ${message}`;
  return goError("denied", "*http.ResponseError *smithy.DeserializationError", said, where);
}

/** STS's client took the answer, which holds no credentials (stscreds, credentials 1.20.15). */
export const noCredentials = (where: Where): SdkError =>
  plainError("denied", "validate credentials, response did not contain credentials", where);

export const holdsNone = ({ kind, fault, reply }: Failure): boolean =>
  kind === "bad-answer" && (fault?.how === "missing" || reply?.form === "empty" || reply?.form === "json");

/** The error of the last attempt, where the cause is one to retry over. */
export const triedOut = (error: SdkError, retries: RetryPolicy): SdkError =>
  isRetried(error) ? exhausted(error, retries) : error;

export const exhausted = (error: SdkError, { attempts }: RetryPolicy): SdkError =>
  within("*retry.MaxAttemptsError", worded(`exceeded maximum number of attempts, ${attempts}, `, error));

/** retry.RetryableConnectionError: a dial that failed is retried, and a URL of no known scheme; a name that is not there is not. */
const isRetried = ({ type }: SdkError): boolean =>
  type.endsWith("*net.OpError *os.SyscallError syscall.Errno") || type.endsWith("*http.RequestSendError *url.Error");

/** A role's own call fails because the credentials to sign it with cannot be had. */
export const identityFailed = (error: SdkError): SdkError => worded("get identity: get credentials: ", error);

export const endpointNotResolved = (message: string, kind: SdkError["kind"], where: Where): SdkError =>
  plainError(kind, `failed to resolve service endpoint, ${message}`, where);

const asResponse = (error: SdkError): SdkError =>
  within("*http.ResponseError", worded("https response error StatusCode: 0, RequestID: , ", error));

/** A call's failure as a client of its own tells it: the metadata service's, a container's. */
export const callFailed = (failure: Failure, url: string, where: Where): SdkError =>
  isUnreached(failure) ? notSent(failure, url, where) : refused(failure, {}, where);

function notSent(failure: Unreached, url: string, where: Where): SdkError {
  switch (failure.kind) {
    case "unknown-host": {
      const said = `Post "${url}": dial tcp: lookup ${new URL(url).hostname}: no such host`;
      return sendFailed("*net.OpError *net.DNSError", said, where);
    }
    case "no-route":
    case "refused":
      return sendFailed(
        "*net.OpError *os.SyscallError syscall.Errno",
        `Post "${url}": dial tcp: connect: ${failure.kind === "refused" ? "connection refused" : "network is unreachable"}`,
        where,
      );
    case "proxy":
      if (failure.code === "ECONNREFUSED")
        return sendFailed(
          "*net.OpError *net.OpError *os.SyscallError syscall.Errno",
          `Post "${url}": proxyconnect tcp: dial tcp: connect: connection refused`,
          where,
        );
      return sendFailed("*net.OpError", `Post "${url}": ${failure.message}`, where);
    case "timeout":
    case "tls":
      return sendFailed("*net.OpError", `Post "${url}": ${failure.message}`, where);
  }
}

/** The same of a service's client. */
export const serviceUnsupported = (url: string, where: Where): SdkError => asResponse(unsupported(url, where));

/** net/http sends to nothing but http and https, and says so each time (golden `mut-a-imds-at-ftp169254169254`). */
export function unsupported(url: string, where: Where): SdkError {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? "";
  const message = `request send failed, Post "${url}": unsupported protocol scheme "${scheme}"`;
  return goError("bad-setting", "*http.RequestSendError *url.Error", message, where);
}

const sendFailed = (cause: string, message: string, where: Where): SdkError =>
  goError("unreachable", `*http.RequestSendError *url.Error ${cause}`, `request send failed, ${message}`, where);

/** `modelled`: the types that a client has for errors. The code ExpiredToken has none (golden `calls-role-expiredtoken`). */
function refused(failure: Failure, modelled: Operation["errors"], where: Where): SdkError {
  const code = failure.code ?? "UnknownError";
  const name = modelled[code];
  const type = name === undefined ? "*smithy.GenericAPIError" : `*types.${name}`;
  const status = code === "UnauthorizedException" ? 401 : failure.kind === "denied" ? 403 : 400;
  const said = name === undefined ? `api error ${code}: ${failure.message}` : `${code}: ${failure.message}`;
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

export const PANIC = "panic";

/** No error but the end of the program, while the file is read (golden `mut-a-one-quote-in-config`). */
export const panicked = (where: Where): SdkError =>
  goError("parse", PANIC, "runtime error: slice bounds out of range [1:0]", where);

/** os.ReadFile or os.Open. */
export const notOpened = (path: string, why: string, where: Where): SdkError =>
  goError("token-missing", PATH_ERROR, `open ${path}: ${why}`, where);

/** io.ReadAll of what could be opened. */
export const isFolder = (path: string, where: Where): SdkError =>
  goError("bad-setting", PATH_ERROR, `read ${path}: is a directory`, where);

const PATH_ERROR = "*fs.PathError syscall.Errno";
