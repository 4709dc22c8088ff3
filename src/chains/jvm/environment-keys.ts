import { variable } from "../../model/provenance.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { type JvmSession, filledVariable, secretVariable, tokenVariable } from "./session.ts";

/** AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, whichever profile is chosen; half a pair is passed over. No other names. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: JvmSession): Walk<StepResult> {
  const id = filledVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id === null || secret === null) return absent(id !== null, secret !== null);
  const token = tokenVariable(session, "AWS_SESSION_TOKEN");
  const decoded = accountOfAccessKeyId(id.text);
  const accountId = filledVariable(session, "AWS_ACCOUNT_ID")?.text ?? null;
  return {
    kind: "found",
    found: {
      why: "exported keys come before every file",
      holding: {
        accessKeyId: id.text,
        hasSessionToken: token !== null,
        account:
          decoded !== null
            ? { id: decoded, known: "key-id" }
            : accountId === null
              ? null
              : { id: accountId, known: "setting" },
        plan: [{ kind: "static", provenance: id.provenance }],
        provenance: {
          accessKeyId: id.provenance,
          secretAccessKey: variable("AWS_SECRET_ACCESS_KEY"),
          sessionToken: token === null ? null : variable("AWS_SESSION_TOKEN"),
        },
        triggers: [id.provenance, variable("AWS_SECRET_ACCESS_KEY")],
        expiration: null,
      },
      // biome-ignore lint/correctness/useYield: nothing to ask
      *freeze() {
        return { accessKeyId: id.text, secretAccessKey: secret, sessionToken: token, expiration: null, accountId };
      },
    },
  };
}

function absent(hasId: boolean, hasSecret: boolean): StepResult {
  if (!hasId && !hasSecret) return { kind: "absent", why: "no keys in the environment" };
  const [there, missing] = hasId
    ? ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
    : ["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"];
  return {
    kind: "absent",
    why: `${there} is set, ${missing} is not: half a pair is passed over`,
    provenance: variable(there as string),
  };
}
