import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { secretVariable, setVariable } from "../../walk/configured.ts";
import { heldKeys, pairOf } from "./held-keys.ts";
import { type JsV2Session, notInTheChain } from "./session.ts";

/** EnvironmentCredentials(prefix): both variables, neither empty; AWS_PROFILE changes nothing here. */
export function environmentKeys(prefix: "AWS" | "AMAZON") {
  // biome-ignore lint/correctness/useYield: every step is a walk
  return function* (session: JsV2Session): Walk<StepResult> {
    const [id, secret] = [`${prefix}_ACCESS_KEY_ID`, `${prefix}_SECRET_ACCESS_KEY`] as const;
    const accessKeyId = setVariable(session, id);
    const skipped = notInTheChain(session, accessKeyId);
    if (skipped !== null) return skipped;
    const where = (accessKeyId ?? secretVariable(session, secret))?.provenance;
    const pair = pairOf(
      accessKeyId,
      secretVariable(session, secret),
      secretVariable(session, `${prefix}_SESSION_TOKEN`),
    );
    if (pair !== null) return { kind: "found", found: heldKeys(pair, "exported keys come first, profile or not") };
    if (where === undefined) return { kind: "absent", why: `${id} is not set` };
    const missing = accessKeyId === null ? id : secret;
    return { kind: "absent", why: `half a pair is ignored: ${missing} is not set`, provenance: where };
  };
}
