import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Holding, PlanNode } from "../../model/resolution.ts";

/** A holding whose keys come out of an exchange. */
export function exchanged(
  credentials: SigningCredentials | null,
  plan: readonly PlanNode[],
  where: Provenance,
  triggers: readonly Provenance[],
  account: Holding["account"],
): Holding {
  return {
    accessKeyId: credentials?.accessKeyId ?? null,
    hasSessionToken: credentials === null || credentials.sessionToken !== null,
    account,
    plan,
    provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
    triggers,
    expiration: credentials?.expiration ?? null,
  };
}
