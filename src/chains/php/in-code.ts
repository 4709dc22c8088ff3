import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { argument } from "../../model/provenance.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { foundKeys } from "../../walk/holdings.ts";
import { phpTrim, phpTrimmedSecret } from "../../parse/php-trim.ts";
import { type CodeKeys, type Found, hideKey } from "../../walk/chain.ts";
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
  const { keys } = session.code;
  if (keys === null || givesNothing(keys) || session.hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no keys given in code" };
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
  const { accessKeyId, secretAccessKey, sessionToken, token } = keys;
  if (accessKeyId === null || (!keys.secret && secretAccessKey === undefined)) return null;
  const where = argument(keys.argument);
  const found = foundKeys(
    {
      accessKeyId: phpTrim(accessKeyId),
      secretAccessKey: secretAccessKey === undefined ? null : phpTrimmedSecret(secretAccessKey),
      sessionToken: sessionToken ?? null,
      provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: token ? where : null },
      triggers: [where],
    },
    "given in code",
  );
  return { ...found, holding: { ...found.holding, hasSessionToken: token } };
}
