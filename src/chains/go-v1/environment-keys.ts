import { foundKeys } from "../../walk/found-keys.ts";
import { variable } from "../../model/provenance.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { ACCESS_KEY_IDS, type GoV1Session, SECRET_KEYS, firstOf, firstSecretOf, profileInCode } from "./session.ts";

/** envConfig.Creds: a whole pair under the new or the old names, mixed too; half a pair is no pair. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: GoV1Session): Walk<StepResult> {
  const id = firstOf(session, ACCESS_KEY_IDS);
  const where = id === null ? {} : { provenance: id.provenance };
  const found = exportedKeys(session);
  if (found === null)
    return {
      kind: "absent",
      why: id === null ? "no exported keys" : "no secret key: half a pair is ignored",
      ...where,
    };
  if (!profileInCode(session)) return { kind: "found", found };
  return { kind: "skipped", why: "a profile named in code is asked before exported keys", ...where };
}

/** The exported pair; null: it is not whole. */
export function exportedKeys(session: GoV1Session): Found | null {
  const id = firstOf(session, ACCESS_KEY_IDS);
  const secret = firstSecretOf(session, SECRET_KEYS);
  if (id === null || secret === null) return null;
  const token = firstSecretOf(session, ["AWS_SESSION_TOKEN"]);
  const names = [...ACCESS_KEY_IDS, ...SECRET_KEYS, "AWS_SESSION_TOKEN"];
  const triggers = names.filter((name) => session.snapshot.variables.has(name)).map(variable);
  return foundKeys({ id, secret, token, triggers }, "exported keys come first");
}
