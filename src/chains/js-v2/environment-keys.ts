import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { secretVariable, setVariable } from "../../walk/configured.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import { type JsV2Session, notInTheChain } from "./session.ts";

/** EnvironmentCredentials(prefix): both variables, neither empty; AWS_PROFILE changes nothing here. */
export function environmentKeys(prefix: "AWS" | "AMAZON") {
  // biome-ignore lint/correctness/useYield: every step is a walk
  return function* (session: JsV2Session): Walk<StepResult> {
    const [idName, secretName] = [`${prefix}_ACCESS_KEY_ID`, `${prefix}_SECRET_ACCESS_KEY`] as const;
    const id = setVariable(session, idName);
    const skipped = notInTheChain(session, id);
    if (skipped !== null) return skipped;
    const secret = secretVariable(session, secretName);
    const token = secretVariable(session, `${prefix}_SESSION_TOKEN`);
    if (id !== null && secret !== null)
      return { kind: "found", found: foundKeys({ id, secret, token }, "exported keys come first, profile or not") };
    const half = id ?? secret;
    if (half === null) return { kind: "absent", why: `${idName} is not set` };
    const why = `half a pair is ignored: ${id === null ? idName : secretName} is not set`;
    return { kind: "absent", why, provenance: half.provenance };
  };
}
