import { foundKeys, givenInCode, partsInCode } from "../../walk/found-keys.ts";
import { argument } from "../../model/provenance.ts";
import { type StepResult, givesKeys } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { partialCredentials } from "./errors.ts";
import type { BotocoreSession } from "./session.ts";

/** Keys given to `client()`: both, or PartialCredentialsError; a token alone is ignored and the chain runs. */
export function* keysGivenToClient(session: BotocoreSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys?.givenTo !== "client") return { kind: "absent", why: "no keys given to client()" };
  if (keys.accessKeyId !== null && keys.secret)
    return { kind: "found", found: foundKeys(partsInCode(keys), "given to client()") };
  if (keys.accessKeyId === null && !keys.secret)
    return { kind: "skipped", why: "a session token without keys is ignored", provenance: argument(keys.argument) };
  const missing = keys.secret ? "aws_access_key_id" : "aws_secret_access_key";
  return yield* raise(partialCredentials("explicit", missing, argument(keys.argument)));
}

/** Keys given to `Session()`: any part of them is taken as it is (goldens `py-explicit-keyid-only`, `-token-only`). */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysGivenToSession(session: BotocoreSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys?.givenTo === "session" && givesKeys(keys))
    return { kind: "found", found: foundKeys(partsInCode(keys), "given to Session()") };
  const { chosen } = session;
  if (chosen?.inCode !== true) return { kind: "absent", why: "no keys and no profile given to Session()" };
  return {
    kind: "skipped",
    why: `chooses profile ${chosen.name}, gives no keys itself; exported keys are not looked at`,
    provenance: chosen.provenance,
  };
}
