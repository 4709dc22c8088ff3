import { argument } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type StepResult, hideKey } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { JvmSession } from "./session.ts";

/** StaticCredentialsProvider: takes a whole pair only; half of one cannot be made. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode({ code, hidden }: JvmSession): Walk<StepResult> {
  const { keys } = code;
  if (keys === null || hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  const { accessKeyId } = keys;
  if ((accessKeyId ?? "") === "" || !keys.secret)
    return { kind: "skipped", why: "half a pair makes no StaticCredentialsProvider", provenance: where };
  const account = accountOfAccessKeyId(accessKeyId ?? "");
  return {
    kind: "found",
    found: {
      why: "given in code as a StaticCredentialsProvider",
      holding: {
        accessKeyId,
        hasSessionToken: keys.token,
        account: account === null ? null : { id: account, known: "key-id" },
        plan: [{ kind: "static", provenance: where }],
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
    },
  };
}
