import type { Failure } from "../model/question.ts";
import type { ErrorKind } from "../model/sdk.ts";

/** What AWS refused, in the contract's words; whichever SDK asked. */
export function refusalKind(kind: Failure["kind"]): ErrorKind {
  if (kind === "expired") return "token-expired";
  return kind === "invalid-key" || kind === "clock-skew" ? "refused-key" : "denied";
}
