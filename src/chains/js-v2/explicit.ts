import { argument } from "../../model/provenance.ts";
import { type StepResult, hideKey } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { heldKeys } from "./held-keys.ts";
import type { JsV2Session } from "./session.ts";

/** `AWS.config.update({ accessKeyId, secretAccessKey })`: half a pair changes nothing (config.js, extractCredentials). */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode({ code, hidden }: JsV2Session): Walk<StepResult> {
  const { keys } = code;
  if (keys === null || hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  if ((keys.accessKeyId ?? "") === "" || !keys.secret)
    return { kind: "skipped", why: "half a pair given in code is ignored", provenance: where };
  const found = heldKeys(
    {
      accessKeyId: { text: keys.accessKeyId ?? "", provenance: where },
      secret: { secret: keys.secretAccessKey ?? null, provenance: where },
      token: keys.token ? { secret: keys.sessionToken ?? null, provenance: where } : null,
    },
    "given in code",
  );
  return { kind: "found", found };
}
