import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import { secretOf, textOf } from "../../walk/setting-value.ts";

/** A pair out of a profile, each value with the line it came from: the two may come from different files. */
export function staticKeys(profile: MergedProfile, id: Setting, secret: Setting, token: Setting | null): Found {
  const accessKeyId = textOf(id);
  const decoded = accountOfAccessKeyId(accessKeyId);
  const account = profile.setting("aws_account_id");
  const accountId = account === null ? null : textOf(account);
  const sessionToken = token === null ? null : secretOf(token);
  const places = [id, secret, ...(token === null ? [] : [token])].map(({ provenance }) => provenance);
  return {
    why: `keys of profile ${profile.name}`,
    holding: {
      accessKeyId,
      hasSessionToken: sessionToken !== null && sessionToken.length > 0,
      account:
        decoded !== null
          ? { id: decoded, known: "key-id" }
          : accountId !== null && /^\d{12}$/.test(accountId)
            ? { id: accountId, known: "setting" }
            : null,
      plan: [{ kind: "static", provenance: id.provenance }],
      provenance: {
        accessKeyId: id.provenance,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      triggers: places,
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return { accessKeyId, secretAccessKey: secretOf(secret), sessionToken, expiration: null, accountId };
    },
  };
}
