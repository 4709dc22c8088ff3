import type { JvmErrors } from "../jvm/errors.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { sdkError } from "../../walk/sdk-error.ts";

/** Exceptions of Java v2 (2.57.8). Its chain passes over every RuntimeException. */
export const javaErrors: JvmErrors = {
  configuration: (kind, message, where, related) => sdkError(kind, "IllegalArgumentException", message, where, related),
  source: (kind, message, where) => sdkError(kind, "SdkClientException", message, where),
  call: (failure, service, where) => {
    const kind = failureKind(failure);
    if (kind === "unreachable")
      return sdkError(kind, "SdkClientException", `Unable to execute HTTP request: ${failure.message}`, where);
    return sdkError(kind, `${service}Exception`, `${failure.message} (${failure.code ?? "unknown"})`, where);
  },
};
