import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { argument } from "../../model/provenance.ts";
import { sdkError } from "../jvm/errors.ts";
import { pairInCode } from "../read/static-keys.ts";
import { type PhpSession, profileChoice } from "./session.ts";

export type Load = (session: PhpSession) => Walk<StepResult>;

/** `'profile' => …`: ClientResolver::_apply_profile puts CredentialProvider::ini in the place of the chain. */
export const ifInCode = (load: Load): Load =>
  function* (session) {
    if (session.code.profile === null) return { kind: "absent", why: "no profile is named in code" };
    return yield* load(session);
  };

/** Alone, it has nobody to pass a rejection on to. */
export const orRejected = (load: Load): Load =>
  function* (session) {
    const result = yield* load(session);
    if (result.kind === "found" || session.code.profile === null) return result;
    const { exists, sections, name } = profileChoice(session);
    const kind = exists ? "no-source" : "profile-missing";
    const message = exists ? result.why : `'${name}' not found in credentials file`;
    return yield* raise(session.fault(kind, message, sections[0] ?? session.profile.provenance));
  };

/** Everything else, keys given in code among it, is not looked at then. */
export const inChain = (load: Load): Load =>
  function* (session) {
    const { profile } = session;
    if (profile.binding !== "code") return yield* load(session);
    return { kind: "skipped", why: "a profile named in code takes the chain's place", provenance: profile.provenance };
  };

/** `'credentials' => ['key' => …, 'secret' => …]`; half of it is refused when the client is made. */
export function* keysInCode(session: PhpSession): Walk<StepResult> {
  const found = pairInCode(session);
  if (found === null) return { kind: "absent", why: "no keys given in code" };
  if (found !== "half") return { kind: "found", found };
  const where = session.code.keys === null ? null : argument(session.code.keys.argument);
  const message = "Credentials must be an associative array that contains key, secret, and an optional token";
  return yield* raise(sdkError("partial", "InvalidArgumentException", message, where));
}
