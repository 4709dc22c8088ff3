import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import type { RubySession } from "./session.ts";

/** `access_key_id:` and `secret_access_key:` of a client; half of them is nothing, and the chain goes on. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: RubySession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no keys given in code" };
  if ((keys.accessKeyId ?? "") !== "" && keys.secret)
    return { kind: "found", found: foundKeys(partsInCode(keys), "given in code") };
  const why = "half a pair given in code is passed over";
  return { kind: "skipped", why, provenance: argument(keys.argument) };
}
