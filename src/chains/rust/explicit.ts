import { argument } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type StepResult, hideKey } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { RustSession } from "./session.ts";

/** `credentials_provider(Credentials::new(id, secret, token, …))`: it takes the chain's place; half a pair cannot be written. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode({ code: { keys }, hidden }: RustSession): Walk<StepResult> {
  if (keys === null || hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no credentials_provider given in code" };
  const where = argument(keys.argument);
  const { accessKeyId, secret } = keys;
  if (accessKeyId === null || accessKeyId === "" || !secret)
    return { kind: "skipped", why: "Credentials::new takes a key id and a secret, not half a pair", provenance: where };
  const account = accountOfAccessKeyId(accessKeyId);
  return {
    kind: "found",
    found: {
      why: "given to the config loader in code",
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
