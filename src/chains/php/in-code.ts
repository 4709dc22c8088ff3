import type { CodeKeys } from "../../model/code-keys.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { argument } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { type StaticKeys, foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import { phpTrim, phpTrimmedSecret } from "../../parse/php-trim.ts";
import { type PhpSession, profileChoice, profilesIn } from "./session.ts";

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
    return result.kind === "found" ? result : yield* raise(rejectionOf(session));
  };

/** In the order in which CredentialProvider::ini looks (3.376.2). */
function rejectionOf(session: PhpSession): SdkError {
  const { credentialsPath: path, snapshot, profile } = session;
  const { exists, sections } = profileChoice(session);
  const where = sections[0] ?? profile.provenance;
  const profiles = profilesIn(session, path);
  if (snapshot.file(path).state === "absent")
    return session.fault(exists ? "no-source" : "profile-missing", `Cannot read credentials from ${path}`, where);
  if (profiles === null) return session.fault("parse", `Invalid credentials file: ${path}`, where);
  if (profiles.get(profile.name) === undefined)
    return session.fault(
      exists ? "no-source" : "profile-missing",
      `'${profile.name}' not found in credentials file`,
      where,
    );
  return session.fault("no-source", `No credentials present in INI profile '${profile.name}' (${path})`, where);
}

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
  if (keys === null || givesNothing(partsInCode(keys))) return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  const found = pairIn(keys);
  if (found !== null) return { kind: "found", found };
  const message = `Credentials must be an instance of 'Aws\\Credentials\\CredentialsInterface, an associative array that contains "key", "secret", and an optional "token" key-value pairs, a credentials provider function, or false.`;
  return yield* raise(sdkError("partial", "InvalidArgumentException", message, where));
}

const givesNothing = ({ id, secret, token }: StaticKeys): boolean =>
  id.text === null && secret === null && token === null;

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
