import { argument } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type CodeKeys, type StepResult, hideKey } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { emptyStaticCredentials } from "./errors.ts";
import type { GoV1Session } from "./session.ts";

/** Config.Credentials = NewStaticCredentials(…): both halves, or EmptyStaticCreds; nothing else is asked. */
export function* keysInCode(session: GoV1Session): Walk<StepResult> {
  const { code, hidden } = session;
  const { keys } = code;
  if (keys === null || hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no credentials given in code" };
  if ((keys.accessKeyId ?? "") === "" || !keys.secret)
    return yield* raise(emptyStaticCredentials(argument(keys.argument)));
  return { kind: "found", found: foundInCode(keys, keys.accessKeyId as string) };
}

function foundInCode(keys: CodeKeys, accessKeyId: string) {
  const where = argument(keys.argument);
  const account = accountOfAccessKeyId(accessKeyId);
  return {
    why: "given in Config.Credentials",
    holding: {
      accessKeyId,
      hasSessionToken: keys.token,
      account: account === null ? null : { id: account, known: "key-id" as const },
      plan: [{ kind: "static" as const, provenance: where }],
      provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: keys.token ? where : null },
      triggers: [where],
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return {
        accessKeyId,
        secretAccessKey: keys.secretAccessKey ?? null,
        sessionToken: keys.sessionToken ?? null,
        expiration: null,
        accountId: null,
      };
    },
  };
}
