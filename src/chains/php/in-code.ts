import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { argument } from "../../model/provenance.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import { phpTrim, phpTrimmedSecret } from "../../parse/php-trim.ts";
import type { CodeKeys, Found } from "../../walk/chain.ts";
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
  const keys = givenInCode(session);
  if (keys === null || givesNothing(keys)) return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  const found = pairIn(keys);
  if (found !== null) return { kind: "found", found };
  const message = `Credentials must be an instance of 'Aws\\Credentials\\CredentialsInterface, an associative array that contains "key", "secret", and an optional "token" key-value pairs, a credentials provider function, or false.`;
  return yield* raise(sdkError("partial", "InvalidArgumentException", message, where));
}

const givesNothing = ({ accessKeyId, secret, secretAccessKey, token }: CodeKeys): boolean =>
  accessKeyId === null && !secret && secretAccessKey === undefined && !token;

/** `isset`: both are given, though they be empty (golden `g1-code-empty`). */
function pairIn(keys: CodeKeys): Found | null {
  const { id, secret, ...parts } = partsInCode(keys);
  if (id.text === null || secret === null) return null;
  const trimmed = {
    id: { ...id, text: phpTrim(id.text) },
    secret: { ...secret, secret: secret.secret === null ? null : phpTrimmedSecret(secret.secret) },
  };
  return foundKeys({ ...parts, ...trimmed }, "given in code");
}
