import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";

type Where = Provenance | null;

type ServiceName = "Sts" | "Sso" | "SsoOidc" | "Signin";

/** How an SDK on the JVM names what goes wrong. Its chain passes all of it over, so it only ever stands in a row. */
export interface JvmErrors {
  /** Something in the files or the environment makes no sense. */
  configuration(kind: ErrorKind, message: string, where: Where, related?: readonly Provenance[]): SdkError;
  /** A source that was found gives nothing. */
  source(kind: ErrorKind, message: string, where: Where): SdkError;
  /** A call to AWS failed. */
  call(failure: Failure, service: ServiceName, where: Where): SdkError;
}
