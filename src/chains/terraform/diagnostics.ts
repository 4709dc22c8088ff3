import type { SdkError } from "../../model/resolution.ts";

/*
 * The provider's errors are diagnostics: a summary, and under it what there is to say (aws-sdk-go-base 2.0.0-beta.74,
 * errors.go, internal/config/errors.go).
 */

/** The error's text is all there is. */
export const plainDiagnostic = (error: SdkError): SdkError => ({ ...error, type: "DiagnosticError" });

export const diagnosticOf = (summary: string, error: SdkError): SdkError => ({
  ...error,
  type: summary,
  message: `${summary}\n${error.message}`,
});

export const noValidSources = (error: SdkError, documentation = ""): SdkError =>
  diagnosticOf("No valid credential sources found", {
    ...error,
    message: [
      `Please see ${documentation}`,
      "for more information about providing credentials.",
      "",
      `Error: ${error.message}`,
    ].join("\n"),
  });

export const cannotAssume = (roleArn: string, error: SdkError): SdkError =>
  diagnosticOf("Cannot assume IAM Role", {
    ...error,
    message: [
      `IAM Role (${roleArn}) cannot be assumed.`,
      "",
      "There are a number of possible causes of this - the most common are:",
      "  * The credentials used in order to assume the role are invalid",
      "  * The credentials do not have appropriate permission to assume the role",
      "  * The role ARN is not valid",
      "",
      `Error: ${error.message}`,
    ].join("\n"),
  });

export const cannotAssumeWithToken = (roleArn: string, error: SdkError): SdkError =>
  diagnosticOf("Cannot assume IAM Role with web identity", {
    ...error,
    message: [
      `IAM Role (${roleArn}) cannot be assumed with web identity token.`,
      "",
      "There are a number of possible causes of this - the most common are:",
      "  * The web identity token used in order to assume the role is invalid",
      "  * The web identity token does not have appropriate permission to assume the role",
      "  * The role ARN is not valid",
      "",
      `Error: ${error.message}`,
    ].join("\n"),
  });
