import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import { argument } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { emptyStaticCredentials } from "./errors.ts";
import type { GoV1Session } from "./session.ts";

/** Config.Credentials = NewStaticCredentials(…): both halves, or EmptyStaticCreds; nothing else is asked. */
export function* keysInCode(session: GoV1Session): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no credentials given in code" };
  if ((keys.accessKeyId ?? "") === "" || !keys.secret)
    return yield* raise(emptyStaticCredentials(argument(keys.argument)));
  return { kind: "found", found: foundKeys(partsInCode(keys), "given in Config.Credentials") };
}
