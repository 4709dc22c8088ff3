import type { SdkError } from "../../model/resolution.ts";
import { sdkError } from "../jvm/errors.ts";
import type { FaultOf } from "../read/session.ts";

/*
 * The chain picks what can be made, and makes no call for it but to the metadata service: what a link throws while it is
 * made is passed over; what its credentials throw when they are first used reaches the program.
 */

/** While a link is made: System exceptions, which ResolveCredentialChain collects. */
export const notMade =
  (type: "InvalidDataException" | "InvalidOperationException" | "ArgumentException"): FaultOf =>
  (kind, message, where, related) =>
    sdkError(kind, `System.${type === "InvalidDataException" ? "IO." : ""}${type}`, message, where, related);

/** When the credentials are used. */
export const inUse: FaultOf = (kind, message, where, related) =>
  sdkError(
    kind,
    `Amazon.Runtime.${kind === "process-failed" ? "ProcessAWSCredentialException" : "AmazonClientException"}`,
    message,
    where,
    related,
  );

/** AWS_PROFILE names a profile that is nowhere: v4 stops; v3 went on to the metadata service. */
export const profileNotFound: FaultOf = (kind, message, where, related) =>
  sdkError(kind, "Amazon.Runtime.CredentialManagement.ProfileNotFoundException", message, where, related);

export const isPassedOver = ({ type }: SdkError): boolean => type.startsWith("System.");
