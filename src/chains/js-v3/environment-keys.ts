import { foundKeys } from "../../walk/found-keys.ts";
import { variable } from "../../model/provenance.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { type JsV3Session, secretVariable } from "./session.ts";
import { setVariable } from "../../walk/configured.ts";

/** fromEnv, as the default chain has it: passed over as soon as a profile is named, in code or by AWS_PROFILE. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: JsV3Session): Walk<StepResult> {
  const id = setVariable(session, "AWS_ACCESS_KEY_ID");
  if (id !== null && namesProfile(session))
    return {
      kind: "skipped",
      why: "a named profile takes exported keys out of the chain",
      provenance: id.provenance,
    };
  const found = exportedKeys(session);
  return found === null ? { kind: "absent", why: whyNot(session) } : { kind: "found", found };
}

/** `init.profile ?? process.env.AWS_PROFILE`: an empty option hides the variable. */
function namesProfile({ code, chosen }: JsV3Session): boolean {
  return code.profile === null ? chosen !== null : code.profile !== "";
}

/** fromEnv by itself: also what `credential_source = Environment` asks. Half a pair, or an empty value, is nothing. */
export function exportedKeys(session: JsV3Session): Found | null {
  const id = setVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id === null || secret === null) return null;
  const token = secretVariable(session, "AWS_SESSION_TOKEN");
  // A time that has passed is handed on as it is.
  const expiration = setVariable(session, "AWS_CREDENTIAL_EXPIRATION")?.text ?? null;
  const accountId = setVariable(session, "AWS_ACCOUNT_ID")?.text ?? null;
  const found = foundKeys(
    {
      id,
      secret: { secret, provenance: variable("AWS_SECRET_ACCESS_KEY") },
      token: token === null ? null : { secret: token, provenance: variable("AWS_SESSION_TOKEN") },
      accountId,
      expiration,
    },
    "exported keys come first where no profile is named",
  );
  const freeze = function* () {
    return { ...(yield* found.freeze()), expiration };
  };
  return { ...found, freeze };
}

function whyNot(session: JsV3Session): string {
  if (setVariable(session, "AWS_ACCESS_KEY_ID") !== null)
    return "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not: half a pair is ignored here";
  return secretVariable(session, "AWS_SECRET_ACCESS_KEY") === null
    ? "AWS_ACCESS_KEY_ID is not set"
    : "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not: half a pair is ignored here";
}
