import type { SdkError } from "../../model/resolution.ts";
import { type Walk, deeperUntilRaised, raise } from "../../walk/walk.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import type { FaultOf } from "../flat/session.ts";

/*
 * The chain picks what can be made, and makes no call for it but to the metadata service: what a link throws while it is
 * made is collected; what its credentials throw when they are first used reaches the program.
 */

const named =
  (type: string): FaultOf =>
  (kind, message, where, related) =>
    sdkError(kind, type, message, where, related);

/** The SDK's own, for most that goes wrong: a file's odd value, a sign-in, a role. */
const CLIENT = "Amazon.Runtime.AmazonClientException";
export const clientException = named(CLIENT);
export const isClientException = ({ type }: SdkError): boolean => type === CLIENT;

/** The metadata service's and a container's. */
export const serviceException = named("Amazon.Runtime.AmazonServiceException");

export const processException = named("Amazon.Runtime.ProcessAWSCredentialException");

/** AWS_PROFILE names a profile that is nowhere: version 4 stops; version 3 went on to the metadata service. */
export const profileNotFound = named("Amazon.Runtime.CredentialManagement.ProfileNotFoundException");

export const invalidData = named("System.IO.InvalidDataException");
export const invalidOperation = named("System.InvalidOperationException");
export const argumentException = named("System.ArgumentException");
export const nullArgument = named("System.ArgumentNullException");
export const nullReference = named("System.NullReferenceException");

/** What ResolveCredentialChain notes and goes on from. */
interface Collected extends SdkError {
  readonly collected: true;
}

export const isCollected = (error: SdkError): boolean => "collected" in error;

/** One exception breaks the chain while a link is made: of a profile that AWS_PROFILE names and that is nowhere. */
export function* collecting<T>(link: Walk<T>): Walk<T> {
  const made = yield* deeperUntilRaised(link);
  if (made.kind === "returned") return made.value;
  if (made.error.type.endsWith(".ProfileNotFoundException")) return yield* raise(made.error);
  const collected: Collected = { ...made.error, collected: true };
  return yield* raise(collected);
}
