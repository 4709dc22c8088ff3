import type { StepResult } from "../../walk/chain.ts";
import { secretVariable, setVariable } from "../../walk/configured.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import type { Walk } from "../../walk/walk.ts";
import type { CdkSession } from "./session.ts";

/** An AWS_ variable, else the AMAZON_ one of the same end. */
const either = <Value>(read: (name: string) => Value | null, end: string): Value | null =>
  read(`AWS_${end}`) ?? read(`AMAZON_${end}`);

/**
 * shouldPrioritizeEnv: a whole pair goes before every profile that a variable names (JavaScript v3 by itself does it the
 * other way about). What AMAZON_ variables say is exported as AWS_ ones.
 */
export function* environmentKeys(session: CdkSession): Walk<StepResult> {
  const id = either((name) => setVariable(session, name), "ACCESS_KEY_ID");
  const secret = either((name) => secretVariable(session, name), "SECRET_ACCESS_KEY");
  if (session.named !== null)
    return id === null
      ? { kind: "absent", why: "AWS_ACCESS_KEY_ID is not set" }
      : {
          kind: "skipped",
          why: "a profile named to cdk takes exported keys out of the chain",
          provenance: id.provenance,
        };
  if (id === null) return { kind: "absent", why: "AWS_ACCESS_KEY_ID is not set" };
  if (secret === null)
    return {
      kind: "absent",
      why: "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not: half a pair is ignored here",
    };
  const found = foundKeys(
    {
      id,
      secret,
      token: tokenOf(session),
      accountId: setVariable(session, "AWS_ACCOUNT_ID")?.text ?? null,
      expiration: setVariable(session, "AWS_CREDENTIAL_EXPIRATION")?.text ?? null,
    },
    "exported keys go before a profile that a variable names",
  );
  return { kind: "found", found };
}

/** `AWS_SESSION_TOKEN ?? AMAZON_SESSION_TOKEN`: an empty one hides the other. */
function tokenOf(session: CdkSession) {
  const isThere = session.snapshot.variables.has("AWS_SESSION_TOKEN");
  return secretVariable(session, isThere ? "AWS_SESSION_TOKEN" : "AMAZON_SESSION_TOKEN");
}
