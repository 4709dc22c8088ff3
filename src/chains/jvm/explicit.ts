import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import type { JvmSession } from "./session.ts";

/** StaticCredentialsProvider: takes a whole pair only; half of one cannot be made. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: JvmSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no keys given in code" };
  if ((keys.accessKeyId ?? "") !== "" && keys.secret)
    return { kind: "found", found: foundKeys(partsInCode(keys), "given in code as a StaticCredentialsProvider") };
  const why = "half a pair makes no StaticCredentialsProvider";
  return { kind: "skipped", why, provenance: argument(keys.argument) };
}
