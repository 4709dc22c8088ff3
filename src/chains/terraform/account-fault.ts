import type { Holding, SdkError } from "../../model/resolution.ts";
import { argumentIn, isTrue, valuesIn } from "../go/block-arguments.ts";
import { plainError } from "../go/errors.ts";
import type { GoSession } from "../go/session.ts";
import { plainDiagnostic } from "./diagnostics.ts";

/**
 * allowed_account_ids and forbidden_account_ids (aws-sdk-go-base 2.0.0-beta.74, Config.VerifyAccountIDAllowed): held
 * against the account that STS names once there are credentials. Null too where the account is not known here.
 */
export function accountFault(session: GoSession, holding: Holding | null): SdkError | null {
  const { block } = session;
  const allowed = valuesIn(block, "allowed_account_ids");
  const forbidden = valuesIn(block, "forbidden_account_ids");
  const account = holding === null ? null : accountSeen(session, holding);
  if (account === null) return null;
  const refusing =
    forbidden.find(({ text }) => text === account) ??
    (allowed.some(({ text }) => text === account) ? undefined : allowed[0]);
  return refusing === undefined
    ? null
    : plainDiagnostic(plainError("bad-setting", `AWS account ID not allowed: ${account}`, refusing.provenance));
}

/** With both checks skipped nobody asks for the account, and an empty one is held against the lists (golden `tf-block-account-not-asked`). */
function accountSeen({ block }: GoSession, { account, plan }: Holding): string | null {
  const isSkipped = (name: string): boolean => isTrue(argumentIn(block, name));
  if (isSkipped("skip_credentials_validation") && isSkipped("skip_requesting_account_id")) return "";
  // What a file says of its keys' account may be wrong.
  const isClaimed = account?.known === "setting" && plan.at(-1)?.kind === "static";
  return account === null || isClaimed ? null : account.id;
}
