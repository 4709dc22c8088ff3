import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { thrown } from "./errors.ts";
import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import type { JsV3Session } from "./session.ts";

/**
 * `credentials: { accessKeyId, secretAccessKey }`: the object is taken whatever it holds, and the chain is never asked;
 * without both strings nothing is said before the first request is to be signed (golden `explicit-key-only`).
 */
export function* keysInCode(session: JsV3Session): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no credentials given to the client" };
  const parts = partsInCode(keys);
  if (parts.id.text !== null && parts.secret !== null)
    return { kind: "found", found: foundKeys(parts, "given to the client") };
  const message = "Resolved credential object is not valid";
  return yield* raise(thrown("Error", { kind: "partial", message, where: argument(keys.argument) }));
}
