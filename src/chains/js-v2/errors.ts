import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";

/** An error by its `code`, which is how programs tell the SDK's errors apart; Node's own have one too (ENOENT). */
export const coded = (
  type: string,
  kind: ErrorKind,
  message: string,
  provenance: Provenance | null,
  related: readonly Provenance[] = [],
): SdkError => ({ kind, type, message, provenance, related });

/** Each provider's own code. */
export const providerFailure = (
  provider: "SharedIniFile" | "Sso" | "ECS" | "Process" | "TokenFileWebIdentity",
  kind: ErrorKind,
  message: string,
  provenance: Provenance | null,
): SdkError => coded(`${provider}CredentialsProviderFailure`, kind, message, provenance);

const IN_CODE = "Could not load credentials from SharedIniFileCredentials";

/**
 * `AWS.config.getCredentials` over a provider that code gave it (config.js, 2.1693.0): its message stands in front, the
 * provider's own is kept as `originalError`, shown here behind the arrow.
 */
export const notLoadedInCode = (inner: SdkError): SdkError => ({
  ...inner,
  type: "CredentialsError",
  message: `${IN_CODE} <- ${inner.message}`,
});

/** A request of a provider whose source has no credentials (event_listeners.js, VALIDATE_CREDENTIALS). */
export const missingCredentials = (inner: SdkError): SdkError => ({
  ...inner,
  type: "CredentialsError",
  message: "Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1",
});

/** Nobody hears an error that is thrown in a callback, and a loop has no end: Node itself gives up. */
export const processDies = (
  kind: ErrorKind,
  message: string,
  provenance: Provenance | null,
  related: readonly Provenance[] = [],
): SdkError => coded("ProcessDied", kind, message, provenance, related);

/** The chain goes on after every error; only these end it. */
export const endsTheChain = (error: SdkError): boolean =>
  error.type === "ProcessDied" || error.message.startsWith(IN_CODE);

export const missingRegion = (provenance: Provenance | null): SdkError =>
  coded("ConfigError", "region-missing", "Missing region in config", provenance);

export const invalidRegion = (provenance: Provenance | null): SdkError =>
  coded("ConfigError", "bad-setting", "Invalid region in config", provenance);

export const missingParameter = (name: string, provenance: Provenance | null): SdkError =>
  coded("MissingRequiredParameter", "bad-setting", `Missing required key '${name}' in params`, provenance);

/** What AWS or the way there said to a call. */
export const callFailed = (failure: Failure, where: Provenance): SdkError =>
  coded(typeOf(failure), kindOf(failure), failure.message, where);

function typeOf(failure: Failure): string {
  switch (failure.kind) {
    case "unknown-host":
      return "UnknownEndpoint";
    default:
      return failure.code ?? "NetworkingError";
  }
}

function kindOf(failure: Failure): ErrorKind {
  switch (failure.kind) {
    case "expired":
      return "token-expired";
    case "unknown-host":
    case "no-route":
    case "refused":
    case "proxy":
    case "tls":
    case "timeout":
    case "http-status":
    case "bad-answer":
      return "unreachable";
    case "invalid-request":
      return "bad-setting";
    case "invalid-key":
    case "bad-key":
      return "refused-key";
    case "exit-status":
    case "not-found":
      return "process-failed";
    case "no-terminal":
      return "mfa";
    case "no-refresh-allowed":
      return "token-expired";
    case "denied":
    case "clock-skew":
    case "wrong-region":
    case "throttled":
    case "aws-error":
      return "denied";
  }
}
