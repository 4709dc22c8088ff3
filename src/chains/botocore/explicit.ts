import { argument } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type CodeKeys, type Found, type StepResult, givesKeys, hideKey } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { partialCredentials } from "./errors.ts";
import type { BotocoreSession } from "./session.ts";

/** Keys given to `client()`: both, or PartialCredentialsError; a token alone is ignored and the chain runs. */
export function* keysGivenToClient(session: BotocoreSession): Walk<StepResult> {
  const keys = keysInCode(session);
  if (keys?.givenTo !== "client") return { kind: "absent", why: "no keys given to client()" };
  if (keys.accessKeyId !== null && keys.secret) return { kind: "found", found: found(keys, "given to client()") };
  if (keys.accessKeyId === null && !keys.secret)
    return { kind: "skipped", why: "a session token without keys is ignored", provenance: argument(keys.argument) };
  const missing = keys.secret ? "aws_access_key_id" : "aws_secret_access_key";
  return yield* raise(partialCredentials("explicit", missing, argument(keys.argument)));
}

/** Keys given to `Session()`: any part of them is taken as it is (goldens `py-explicit-keyid-only`, `-token-only`). */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysGivenToSession(session: BotocoreSession): Walk<StepResult> {
  const keys = keysInCode(session);
  if (keys?.givenTo === "session" && givesKeys(keys))
    return { kind: "found", found: found(keys, "given to Session()") };
  const { chosen } = session;
  if (chosen?.inCode !== true) return { kind: "absent", why: "no keys and no profile given to Session()" };
  return {
    kind: "skipped",
    why: `chooses profile ${chosen.name}, gives no keys itself; exported keys are not looked at`,
    provenance: chosen.provenance,
  };
}

const keysInCode = ({ code, hidden }: BotocoreSession): CodeKeys | null =>
  code.keys === null || hidden.has(hideKey(argument(code.keys.argument))) ? null : code.keys;

function found(keys: CodeKeys, why: string): Found {
  const where = argument(keys.argument);
  const account = keys.accessKeyId === null ? null : accountOfAccessKeyId(keys.accessKeyId);
  return {
    why,
    holding: {
      accessKeyId: keys.accessKeyId,
      hasSessionToken: keys.token,
      account: account === null ? null : { id: account, known: "key-id" },
      plan: [{ kind: "static", provenance: where }],
      provenance: {
        accessKeyId: where,
        secretAccessKey: keys.secret ? where : null,
        sessionToken: keys.token ? where : null,
      },
      triggers: [where],
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return {
        accessKeyId: keys.accessKeyId,
        secretAccessKey: keys.secretAccessKey ?? null,
        sessionToken: keys.sessionToken ?? null,
        expiration: null,
        accountId: null,
      };
    },
  };
}
