import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import type { RustSession } from "./session.ts";

/** `credentials_provider(Credentials::new(id, secret, token, …))`: it takes the chain's place; half a pair cannot be written. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: RustSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no credentials_provider given in code" };
  if ((keys.accessKeyId ?? "") !== "" && keys.secret)
    return { kind: "found", found: foundKeys(partsInCode(keys), "given to the config loader in code") };
  const why = "Credentials::new takes a key id and a secret, not half a pair";
  return { kind: "skipped", why, provenance: argument(keys.argument) };
}
