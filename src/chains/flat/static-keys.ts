import type { PlainSection } from "../../parse/plain-section.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Configured, type Sealed, sealed, secretVariable } from "../../walk/configured.ts";
import { type FlatSession, settingIn, textIn } from "./session.ts";

/** What stands in a section, be it half a pair or empty. */
export interface KeysIn {
  readonly id: Configured | null;
  readonly secret: Sealed | null;
  readonly token: Sealed | null;
}

export const keysIn = (session: FlatSession, section: PlainSection | null): KeysIn => ({
  id: textIn(session, section, "aws_access_key_id"),
  secret: sealed(settingIn(session, section, "aws_secret_access_key")),
  token: sealed(settingIn(session, section, "aws_session_token")),
});

/** A token from a variable; an empty one is none. */
export const exportedToken = (session: FlatSession): Sealed | null => secretVariable(session, "AWS_SESSION_TOKEN");

/** Of half a pair in the environment nothing is used. */
export function noPair(half: Pick<Configured, "provenance"> | null): StepResult {
  if (half === null) return { kind: "absent", why: "no keys are exported" };
  return { kind: "absent", why: "half a pair is exported: passed over", provenance: half.provenance };
}
