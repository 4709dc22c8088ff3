import type { Holding, SdkError } from "../../model/resolution.ts";
import { accountFault } from "../terraform/account-fault.ts";
import { diagnosticOf } from "../terraform/diagnostics.ts";
import type { BackendSession } from "./session.ts";

/** The provider's check, under a summary of the backend's own (goldens `tf-s3-account-not-allowed`, `tf-s3-account-forbidden`). */
export function backendAccountFault(session: BackendSession, holding: Holding | null): SdkError | null {
  const fault = accountFault(session, holding);
  return fault === null ? null : diagnosticOf("Invalid account ID", fault);
}
