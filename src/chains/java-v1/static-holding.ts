import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Holding, PlanNode } from "../../model/resolution.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { Found } from "../../walk/chain.ts";
import type { Secret } from "../../vault/secret.ts";

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

/** Keys that are there, ready to sign with. */
export function foundKeys(keys: StaticKeys, why: string): Found {
  const account = accountOfAccessKeyId(keys.accessKeyId);
  return {
    why,
    holding: {
      accessKeyId: keys.accessKeyId,
      hasSessionToken: keys.sessionToken !== null,
      account: account === null ? null : { id: account, known: "key-id" },
      plan: [{ kind: "static", provenance: keys.provenance.accessKeyId }],
      provenance: keys.provenance,
      triggers: keys.triggers,
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      const { accessKeyId, secretAccessKey, sessionToken } = keys;
      return { accessKeyId, secretAccessKey, sessionToken, expiration: null, accountId: null };
    },
  };
}

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
