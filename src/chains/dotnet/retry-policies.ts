import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { setVariable } from "../../walk/configured.ts";
import { CLOCK_SKEW_CODES } from "../../walk/clock-skew-codes.ts";
import { SERVICE_READING } from "./service-reading.ts";
import { filledIn } from "../flat/session.ts";
import { isWhole } from "./profile-settings.ts";
import { type DotnetSession, chainProfile } from "./session.ts";
import { STANDARD_RETRY_CODES } from "../../walk/standard-retry-codes.ts";

const AGAIN: ReadonlySet<string> = new Set([
  ...STANDARD_RETRY_CODES,
  "500",
  "502",
  "503",
  "504",
  "closed",
  "unread-json",
]);

/** A token for a role, too, where its issuer is not reached or the token is refused (set `hand-calls`). */
const TOKEN_AGAIN = new Set([...AGAIN, "IDPCommunicationError", "InvalidIdentityToken"]);

/** The clients of STS, SSO and OIDC: three requests, or what is set. */
export function clientRetries(session: DotnetSession): RetryPolicy {
  return { attempts: attemptsOf(session), again: AGAIN, reads: SERVICE_READING, corrects: CLOCK_SKEW_CODES };
}

export function tokenRetries(session: DotnetSession): RetryPolicy {
  return { attempts: attemptsOf(session), again: TOKEN_AGAIN, reads: SERVICE_READING };
}

/** `int.TryParse`: what it cannot read is not set; with none or fewer one is made (goldens `mut-d-php-attempts-*`). */
function attemptsOf(session: DotnetSession): number {
  const set = setVariable(session, "AWS_MAX_ATTEMPTS") ?? filledIn(session, chainProfile(session), "max_attempts");
  const text = set?.text.trim() ?? "";
  return isWhole(text) ? Math.max(1, Number(text)) : 3;
}
