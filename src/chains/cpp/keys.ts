import { type StaticKeys, foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import { argument } from "../../model/provenance.ts";
import type { CodeKeys } from "../../model/code-keys.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { secretVariable, setVariable } from "../../walk/configured.ts";
import { exportedToken, noPair } from "../flat/static-keys.ts";
import type { CppSession } from "./session.ts";

/**
 * AWSCredentials given to a client take the chain's place: half a pair leaves requests unsigned, which awswho calls none
 * (golden `py-explicit-keyid-only`).
 */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: CppSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no keys given in code" };
  return isWhole(keys)
    ? { kind: "found", found: foundKeys(partsInCode(keys), "given in code") }
    : { kind: "absent", why: "half a pair given in code" };
}

/** EnvironmentAWSCredentialsProvider: no aliases, no trimming; half a pair is empty to the chain. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: CppSession): Walk<StepResult> {
  const id = setVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id !== null && secret !== null)
    return { kind: "found", found: foundKeys({ id, secret, token: exportedToken(session) }, "exported keys") };
  return noPair(id ?? secret);
}

/** A step of the chain, which is there only where code gives no keys, whole or not. */
export const unlessInCode = (load: Load): Load =>
  function* (session) {
    const keys = givenInCode(session);
    if (keys === null || !givesAny(partsInCode(keys)) || isWhole(keys)) return yield* load(session);
    return { kind: "skipped", why: "keys are given in code", provenance: argument(keys.argument) };
  };

type Load = (session: CppSession) => Walk<StepResult>;

/** An empty secret alone is given, too (golden `mut-d-php-code-empty-secret`). */
const givesAny = ({ id, secret, token }: StaticKeys): boolean => id.text !== null || secret !== null || token !== null;

/** Then what stands behind is looked at all the same: it is in their shadow. */
const isWhole = ({ accessKeyId, secret }: CodeKeys): boolean => (accessKeyId ?? "") !== "" && secret;
