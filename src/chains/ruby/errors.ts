import { type Provenance, wholeFile } from "../../model/provenance.ts";
import type { Failure, FailureKind } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";

/* The exceptions of aws-sdk-core 3.211.0 and of Ruby itself, with their very messages. */

type Where = Provenance | null;

export const ruby = (
  kind: ErrorKind,
  type: string,
  message: string,
  provenance: Where,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });

/** One of Aws::Errors. */
export const aws = (kind: ErrorKind, name: string, message: string, where: Where, related?: readonly Provenance[]) =>
  ruby(kind, `Aws::Errors::${name}`, message, where, related);

export const argumentError = (kind: ErrorKind, message: string, where: Where): SdkError =>
  ruby(kind, "ArgumentError", message, where);

const SSO_GUIDANCE =
  "The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run " +
  "aws sso login with the corresponding profile.";

/** Legacy SSO: no cached token, none that can be read, or one past its time. */
export const invalidSsoCredentials = (kind: ErrorKind, where: Where): SdkError =>
  aws(kind, "InvalidSSOCredentials", SSO_GUIDANCE, where);

export const noSsoToken = (where: Where): SdkError => aws("token-missing", "InvalidSSOToken", SSO_GUIDANCE, where);

export const staleSsoToken = (where: Where): SdkError =>
  aws("token-expired", "InvalidSSOToken", "Token is invalid and failed to refresh.", where);

/** Time.parse's own. */
export const noTime = (text: string, cachePath: string): SdkError =>
  argumentError("token-missing", `no time information in ${JSON.stringify(text)}`, wholeFile(cachePath));

export const badProcess = (message: string, where: Where): SdkError =>
  aws("process-failed", "InvalidProcessCredentialsPayload", message, where);

export const missingCredentials = (where: Where): SdkError =>
  aws("no-source", "MissingCredentialsError", "unable to sign request without credentials set", where);

export const missingRegion = (): SdkError =>
  aws("region-missing", "MissingRegionError", "No region was provided. Configure the `:region` option.", null);

export const invalidRegion = (where: Where): SdkError =>
  aws("bad-setting", "InvalidRegionError", "Invalid `:region` option was provided.", where);

export const networkingError = (kind: ErrorKind, message: string, where: Where): SdkError =>
  ruby(kind, "Seahorse::Client::NetworkingError", message, where);

/** A call that failed: Aws::STS::Errors::AccessDenied, named after the service's code. */
export function callFailed(service: "STS" | "SSO", failure: Failure, host: string, where: Where): SdkError {
  const kind = KINDS[failure.kind];
  if (failure.code === "ECONNRESET") return networkingError("unreachable", "end of file reached", where);
  if (failure.kind === "bad-answer") return unread(service, failure, where);
  if (failure.reply !== undefined && failure.code === String(failure.reply.status)) {
    const name = `Aws::${service}::Errors::${STATUSES[failure.code] ?? `Http${failure.code}Error`}`;
    return ruby("denied", name, failure.reply.says === "" ? name : (failure.reply.says ?? name), where);
  }
  if (kind === "unreachable") return networkingError(kind, `Failed to open TCP connection to ${host}`, where);
  const code = (failure.code ?? "Unknown").replace(/\W+/g, "");
  return ruby(kind, `Aws::${service}::Errors::${code}`, failure.message, where);
}

/** Seahorse::Client::Http: statuses that have a name. */
const STATUSES: Readonly<Record<string, string>> = {
  302: "MovedTemporarily",
  304: "NotModified",
  400: "BadRequest",
  403: "Forbidden",
  404: "NotFound",
  412: "PreconditionFailed",
  413: "RequestEntityTooLarge",
};

/** What Ruby itself throws over an answer that is none of the service's (set `hand-answered`). */
function unread(service: "STS" | "SSO", { fault, reply }: Failure, where: Where): SdkError {
  if (fault?.how === "unreadable" || fault?.field === "Expiration") {
    const isOfSts = fault.value !== null && !/^\d{13}$|T/.test(fault.value);
    return isOfSts
      ? ruby("denied", "RuntimeError", `unhandled timestamp format \`${fault.value}'`, where)
      : ruby("denied", "NoMethodError", "undefined method `/' for nil:NilClass", where);
  }
  if (fault?.how === "cut") return ruby("denied", "Aws::Xml::Parser::ParsingError", "Start tag isn't ended", where);
  if (fault?.field === "Credentials" || fault?.field === "roleCredentials")
    return ruby("denied", "NoMethodError", "undefined method `access_key_id' for nil:NilClass", where);
  if (service === "SSO" && reply !== undefined)
    return ruby("denied", "Aws::Json::ParseError", "unexpected token", where);
  if (reply?.form === "json")
    return ruby("denied", "NoMethodError", "undefined method `response_metadata' for nil:NilClass", where);
  return ruby("denied", "NoMethodError", "undefined method `credentials' for #<Class>", where);
}

const KINDS: Readonly<Record<FailureKind, ErrorKind>> = {
  denied: "denied",
  expired: "token-expired",
  "invalid-key": "refused-key",
  "clock-skew": "denied",
  "wrong-region": "denied",
  "invalid-request": "bad-setting",
  throttled: "denied",
  "unknown-host": "unreachable",
  "no-route": "unreachable",
  refused: "unreachable",
  proxy: "unreachable",
  tls: "unreachable",
  timeout: "unreachable",
  "http-status": "denied",
  "bad-answer": "denied",
  "no-terminal": "mfa",
  "not-found": "denied",
  "exit-status": "process-failed",
  "no-refresh-allowed": "token-refused",
  "bad-key": "refused-key",
  "aws-error": "denied",
};
