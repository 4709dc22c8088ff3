import type { Provenance } from "../model/provenance.ts";
import type { SigningCredentials } from "../model/question.ts";
import type { Holding, PlanNode } from "../model/resolution.ts";
import { accountOfArn } from "../parse/arn.ts";
import type { Found } from "./chain.ts";

/** Credentials that were had while the source was looked at. */
export const foundCredentials = (
  credentials: SigningCredentials,
  why: string,
  node: PlanNode,
  triggers: readonly Provenance[],
): Found => ({
  why,
  holding: {
    ...exchangedLater([node], node.provenance, triggers, null),
    accessKeyId: credentials.accessKeyId,
    hasSessionToken: credentials.accessKeyId === null || credentials.sessionToken !== null,
    expiration: credentials.expiration,
  },
  // biome-ignore lint/correctness/useYield: nothing to ask
  *freeze() {
    return credentials;
  },
});

/** A holding whose keys are still to come out of an exchange. */
export const exchangedLater = (
  plan: readonly PlanNode[],
  where: Provenance,
  triggers: readonly Provenance[],
  account: Holding["account"] = null,
): Holding => ({
  accessKeyId: null,
  hasSessionToken: true,
  account,
  plan,
  provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
  triggers,
  expiration: null,
});

export function accountInArn(arn: string): Holding["account"] {
  const account = accountOfArn(arn);
  return account === null ? null : { id: account, known: "arn" };
}
