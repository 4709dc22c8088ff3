import type { SdkError } from "../model/resolution.ts";
import type { Secret } from "../vault/secret.ts";
import type { CodeArguments } from "./chain.ts";
import type { Configured } from "./configured.ts";
import { type Walk, raise } from "./walk.ts";

/** The MFA code that a command asks for on its terminal; without one, or without an answer, what it says then. */
export function* typedCode(
  { terminal }: CodeArguments,
  mfa: Configured,
  nobody: (mfa: Configured) => SdkError,
): Walk<Secret | "assumed"> {
  if (!terminal) return yield* raise(nobody(mfa));
  const answer = yield { kind: "mfa-code", serial: mfa.text };
  if (answer.kind === "token") return answer.token;
  return answer.kind === "assumed" ? "assumed" : yield* raise(nobody(mfa));
}
