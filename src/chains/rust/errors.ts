import { isUnreached } from "../../walk/unreached.ts";
import { refusalKind } from "../../walk/refusal-kind.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";

/*
 * The variants of `CredentialsError` (aws-credential-types 1.3.1). Only the first lets the chain go on; the texts are
 * those of the error and its sources, as `DisplayErrorContext` strings them together.
 */

type Where = Provenance | null;
type Kind = SdkError["kind"];

const LOADING = "an error occurred while loading credentials: ";
const NOT_BUILT = "ProfileFile provider could not be built: ";

const error = (
  kind: Kind,
  type: string,
  message: string,
  provenance: Where,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });

export const NOT_LOADED = "CredentialsNotLoaded";

export const notLoaded = (kind: Kind, message: string, where: Where): SdkError =>
  error(kind, NOT_LOADED, `the credential provider was not enabled: ${message}`, where);

export const invalidConfiguration = (
  kind: Kind,
  message: string,
  where: Where,
  related?: readonly Provenance[],
): SdkError =>
  error(
    kind,
    "InvalidConfiguration",
    `the credentials provider was not properly configured: ${message}`,
    where,
    related,
  );

export const profileNotBuilt = (kind: Kind, message: string, where: Where, related?: readonly Provenance[]): SdkError =>
  invalidConfiguration(kind, `${NOT_BUILT}${message}`, where, related);

export const providerError = (kind: Kind, message: string, where: Where): SdkError =>
  error(kind, "ProviderError", `${LOADING}${message}`, where);

export const unhandled = (kind: Kind, message: string, where: Where): SdkError =>
  error(kind, "Unhandled", `unexpected credentials error: ${message}`, where);

/** Rust's way out where there is no `Result`: nobody can catch it, the program ends. */
export const PANIC = "panic";

export const panicked = (message: string, where: Where): SdkError => error("bad-setting", PANIC, message, where);

/** What the profile provider makes of any failure of its base or of a role: the same text is not said twice. */
export const wrapped = (inner: SdkError): SdkError =>
  inner.type === "ProviderError" || inner.type === PANIC
    ? inner
    : { ...providerError(inner.kind, inner.message, inner.provenance) };

export const missingRegion = (where: Where): SdkError =>
  providerError("region-missing", "dispatch failure: other: Invalid Configuration: Missing Region", where);

/** A name for a source profile or role whose region, as a part of a host's name, makes no sense. */
export const badRegion = (operation: string, where: Where): SdkError =>
  providerError(
    "bad-setting",
    `failed to construct request: ${operation}EndpointParamsInterceptor read_before_execution interceptor encountered ` +
      "an error: endpoint params could not be built: invalid value for field: `region` - must be a valid host label",
    where,
  );

export const ioError = (code: string): string => IO_ERRORS[code] ?? `${code} (os error)`;

const IO_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "No such file or directory (os error 2)",
  EACCES: "Permission denied (os error 13)",
  EISDIR: "Is a directory (os error 21)",
  ELOOP: "Too many levels of symbolic links (os error 40)",
};

/** A call's failure, as `SdkError` of the service's client. `modelled`: the codes it knows, and the names it has for them. */
export function callFailed(failure: Failure, modelled: Modelled, where: Where): SdkError {
  if (isUnreached(failure))
    return providerError("unreachable", `dispatch failure: io error: client error (Connect)${said(failure)}`, where);
  const code = failure.code ?? "Unknown";
  const name = modelled[code];
  const told =
    name === undefined
      ? `unhandled error (${code}): Error { code: "${code}", message: "${failure.message}" }`
      : `${name}${said(failure)}`;
  return providerError(refusalKind(failure.kind), `service error: ${told}`, where);
}

const said = ({ message }: Failure): string => (message === "" ? "" : `: ${message}`);

type Modelled = Readonly<Record<string, string>>;

/** aws-sdk-sts, operation by operation: what one does not know is "unhandled" (goldens `mut-a-webid-fails-*`, `mut-chains-role-fails-*`). */
const OF_A_ROLE = {
  ExpiredTokenException: "ExpiredTokenException",
  MalformedPolicyDocument: "MalformedPolicyDocumentException",
  PackedPolicyTooLarge: "PackedPolicyTooLargeException",
  RegionDisabledException: "RegionDisabledException",
};
export const MODELLED = {
  "assume-role": OF_A_ROLE,
  "assume-role-with-web-identity": {
    ...OF_A_ROLE,
    IDPCommunicationError: "IdpCommunicationErrorException [IDPCommunicationErrorException]",
    IDPRejectedClaim: "IdpRejectedClaimException [IDPRejectedClaimException]",
    InvalidIdentityToken: "InvalidIdentityTokenException",
  },
  "sso-role-credentials": {
    InvalidRequestException: "InvalidRequestException",
    ResourceNotFoundException: "ResourceNotFoundException",
    TooManyRequestsException: "TooManyRequestsException",
    UnauthorizedException: "UnauthorizedException",
  },
} satisfies Readonly<Record<string, Modelled>>;
