import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { Found } from "../../walk/chain.ts";
import type { FileKeys, SharedConfig } from "./shared-config.ts";
import { secretOf, textOf } from "../../walk/setting-value.ts";

/** SharedConfigCredentials: the pair of one file, the credentials file's if both have one. */
export function staticKeys(config: SharedConfig): Found {
  const { id, secret, token } = config.keys as FileKeys;
  const accessKeyId = textOf(id);
  const account = accountOfAccessKeyId(accessKeyId);
  return {
    why: `keys of profile ${config.name}`,
    holding: {
      accessKeyId,
      hasSessionToken: token !== null,
      account: account === null ? null : { id: account, known: "key-id" },
      plan: [{ kind: "static", provenance: id.provenance }],
      provenance: {
        accessKeyId: id.provenance,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      triggers: [id, secret, token].filter((setting) => setting !== null).map(({ provenance }) => provenance),
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return {
        accessKeyId,
        secretAccessKey: secretOf(secret),
        sessionToken: token === null ? null : secretOf(token),
        expiration: null,
        accountId: null,
      };
    },
  };
}
