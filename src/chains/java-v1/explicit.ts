import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { illegalArgument } from "./errors.ts";
import type { JavaV1Session } from "./session.ts";
import { foundKeys, givenInCode, isSecretGiven, partsInCode } from "../../walk/found-keys.ts";

/**
 * AWSStaticCredentialsProvider of BasicAWSCredentials, which takes no null, but what is empty (goldens `py-explicit-keyid-only`, `j1-all-empty`), or of
 * BasicSessionCredentials, which takes any (golden `py-explicit-token-only`).
 */
export function* keysInCode(session: JavaV1Session): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null || (keys.accessKeyId === null && !isSecretGiven(keys) && !keys.token))
    return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  if (!keys.token && keys.accessKeyId === null)
    return yield* raise(illegalArgument("partial", "Access key cannot be null.", where));
  if (!keys.token && !isSecretGiven(keys))
    return yield* raise(illegalArgument("partial", "Secret key cannot be null.", where));
  return { kind: "found", found: foundKeys(partsInCode(keys), "given in code") };
}
