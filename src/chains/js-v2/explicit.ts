import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import type { JsV2Session } from "./session.ts";

/** `AWS.config.update({ accessKeyId, secretAccessKey })`: half a pair changes nothing (config.js, extractCredentials). */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: JsV2Session): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no keys given in code" };
  if ((keys.accessKeyId ?? "") !== "" && keys.secret)
    return { kind: "found", found: foundKeys(partsInCode(keys), "given in code") };
  return { kind: "skipped", why: "half a pair given in code is ignored", provenance: argument(keys.argument) };
}
