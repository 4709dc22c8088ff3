import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { SERVICE_READING } from "./service-reading.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { plainVariable } from "../../walk/configured.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

/** plugins/retries/error_inspector.rb (3.211.0): throttling, networking, and any fault of the server. */
const AGAIN = new Set([
  ...STANDARD_RETRY_CODES,
  "EC2ThrottledException",
  "InternalError",
  "IDPCommunicationError",
  "429",
  "5xx",
  "closed",
  "skewed",
]);

/** retry_limit is three more in mode `legacy`, the default, whatever is set; the others ask three times, or as often as is set. */
export function clientRetries(session: RubySession, profile: string | null): RetryPolicy {
  const value = (variable: string, key: string) =>
    plainVariable(session, variable) ?? configured(session.shared.value(profile ?? session.sharedProfile, key));
  const mode = value("AWS_RETRY_MODE", "retry_mode")?.text ?? "legacy";
  if (mode === "legacy") return { attempts: 4, again: AGAIN, reads: SERVICE_READING };
  const attempts = Number.parseInt(value("AWS_MAX_ATTEMPTS", "max_attempts")?.text ?? "3", 10);
  return { attempts, again: AGAIN, reads: SERVICE_READING };
}

/**
 * RefreshingCredentials asks as it is made; what has no end it takes for about to end, and asks anew where it signs, as a
 * role's caller does (goldens `mut-imds-no-role`, `odd-00138`).
 */
export const LOOKS = { chain: 1, role: 2 } as const;

export type Looker = keyof typeof LOOKS;

export const containerRetries = (by: Looker): RetryPolicy => ({ attempts: LOOKS[by], again: new Set(["any"]) });
