import { argument } from "../../model/provenance.ts";
import { type StepResult, hideKey } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys } from "../../walk/holdings.ts";
import type { RubySession } from "./session.ts";

/** `access_key_id:` and `secret_access_key:` of a client; half of them is nothing, and the chain goes on. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: RubySession): Walk<StepResult> {
  const { keys } = session.code;
  if (keys === null || session.hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  const accessKeyId = keys.accessKeyId ?? "";
  if (accessKeyId === "" || !keys.secret)
    return { kind: "skipped", why: "half a pair given in code is passed over", provenance: where };
  const given = {
    accessKeyId,
    secretAccessKey: keys.secretAccessKey ?? null,
    sessionToken: keys.sessionToken ?? null,
    provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: keys.token ? where : null },
    triggers: [where],
  };
  const found = foundKeys(given, "given in code");
  return { kind: "found", found: { ...found, holding: { ...found.holding, hasSessionToken: keys.token } } };
}
