import type { Provenance } from "../model/provenance.ts";
import type { SigningCredentials } from "../model/question.ts";
import type { Holding, PlanNode } from "../model/resolution.ts";
import { accountOfAccessKeyId } from "../parse/access-key-id.ts";
import { accountOfArn } from "../parse/arn.ts";
import type { Secret } from "../vault/secret.ts";
import type { Found } from "./chain.ts";

export interface StaticKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret | null;
  readonly sessionToken: Secret | null;
  readonly provenance: {
    readonly accessKeyId: Provenance;
    readonly secretAccessKey: Provenance | null;
    readonly sessionToken: Provenance | null;
  };
  readonly triggers: readonly Provenance[];
}

/** Aws::Credentials that are `set?`. */
export function foundKeys(keys: StaticKeys, why: string): Found {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const account = accountOfAccessKeyId(accessKeyId);
  return {
    why,
    holding: {
      accessKeyId,
      hasSessionToken: sessionToken !== null && sessionToken.length > 0,
      account: account === null ? null : { id: account, known: "key-id" },
      plan: [{ kind: "static", provenance: keys.provenance.accessKeyId }],
      provenance: keys.provenance,
      triggers: keys.triggers,
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return { accessKeyId, secretAccessKey, sessionToken, expiration: null, accountId: null };
    },
  };
}

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
  account: Holding["account"],
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
