import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { nullArgument } from "./errors.ts";

const PARAMETERS: Readonly<Record<string, string>> = {
  AccessKeyId: "awsAccessKeyId",
  SecretAccessKey: "awsSecretAccessKey",
  SessionToken: "token",
};

const NULL_REFERENCE = "Object reference not set to an instance of an object.";

/** What is thrown over an answer that holds no credentials, as a cause (set `hand-answered`). */
export function causeIn({ kind, fault, message }: Failure): string {
  if (kind !== "bad-answer") return message;
  const parameter = PARAMETERS[fault?.field ?? ""];
  return parameter === undefined ? NULL_REFERENCE : `Value cannot be null. (Parameter '${parameter}')`;
}

/** The same of the portal, as it is; null: the failure is another. */
export function unreadAnswer(failure: Failure, where: Provenance): SdkError | null {
  const { kind, fault } = failure;
  if (kind !== "bad-answer") return null;
  if (fault === undefined || fault.how === "unreadable") {
    const message = "Error unmarshalling response back from AWS. HTTP Status Code: 200 OK";
    return sdkError("denied", "Amazon.Runtime.AmazonUnmarshallingException", message, where);
  }
  return PARAMETERS[fault.field ?? ""] === undefined
    ? sdkError("denied", "System.NullReferenceException", NULL_REFERENCE, where)
    : nullArgument("denied", causeIn(failure), where);
}
