import type { JvmErrors } from "../jvm/errors.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { sdkError } from "../../walk/sdk-error.ts";

/** Exceptions of Kotlin (aws-config 1.8.12). CredentialsProviderChain keeps them as suppressed ones. */
export const kotlinErrors: JvmErrors = {
  configuration: (kind, message, where, related) =>
    sdkError(
      kind,
      kind === "parse" ? "AwsConfigParseException" : "ProviderConfigurationException",
      message,
      where,
      related,
    ),
  source: (kind, message, where) => sdkError(kind, "CredentialsProviderException", message, where),
  call: (failure, service, where) =>
    sdkError(
      failureKind(failure),
      "CredentialsProviderException",
      `${service} refused: ${failure.message} (${failure.code ?? "unknown"})`,
      where,
    ),
};
