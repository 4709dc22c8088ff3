import type { Provenance } from "../../model/provenance.ts";
import type { Found } from "../../walk/chain.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Configured, Sealed } from "../../walk/configured.ts";

export interface HeldKeys {
  readonly accessKeyId: Configured;
  readonly secret: { readonly secret: Secret | null; readonly provenance: Provenance };
  readonly token: { readonly secret: Secret | null; readonly provenance: Provenance } | null;
}

/** A pair that is there to be used as it is, with its token if it has one. */
export function heldKeys({ accessKeyId, secret, token }: HeldKeys, why: string): Found {
  const account = accountOfAccessKeyId(accessKeyId.text);
  const held = token === null ? [accessKeyId, secret] : [accessKeyId, secret, token];
  return {
    why,
    holding: {
      accessKeyId: accessKeyId.text,
      hasSessionToken: token !== null,
      account: account === null ? null : { id: account, known: "key-id" },
      plan: [{ kind: "static", provenance: accessKeyId.provenance }],
      provenance: {
        accessKeyId: accessKeyId.provenance,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      triggers: held.map(({ provenance }) => provenance),
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return {
        accessKeyId: accessKeyId.text,
        secretAccessKey: secret.secret,
        sessionToken: token?.secret ?? null,
        expiration: null,
        accountId: null,
      };
    },
  };
}

/** Both halves, or nothing. */
export const pairOf = (id: Configured | null, secret: Sealed | null, token: Sealed | null): HeldKeys | null =>
  id === null || secret === null ? null : { accessKeyId: id, secret, token };
