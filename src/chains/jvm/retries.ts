import type { RetryPolicy } from "../../walk/retry-policy.ts";
import type { JvmSession } from "./session.ts";

/** What each of an SDK's clients asks for again. */
export interface JvmRetries {
  readonly client: (session: JvmSession) => RetryPolicy;
  readonly webIdentity: (session: JvmSession) => RetryPolicy;
  readonly container: RetryPolicy;
  readonly metadata: RetryPolicy;
}
