import { argument } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type StepResult, hideKey } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { thrown } from "./errors.ts";
import type { JsV3Session } from "./session.ts";

/**
 * `credentials: { accessKeyId, secretAccessKey }`: the object is taken whatever it holds, and the chain is never asked;
 * without both strings nothing is said before the first request is to be signed (golden `explicit-key-only`).
 */
export function* keysInCode({ code: { keys }, hidden }: JsV3Session): Walk<StepResult> {
  if (keys === null || hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no credentials given to the client" };
  const where = argument(keys.argument);
  const { accessKeyId } = keys;
  const secretThere = keys.secret || keys.secretAccessKey !== undefined;
  if (accessKeyId === null || !secretThere)
    return yield* raise(
      thrown("Error", { kind: "partial", message: "Resolved credential object is not valid", where }),
    );
  const account = accountOfAccessKeyId(accessKeyId);
  return {
    kind: "found",
    found: {
      why: "given to the client",
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
