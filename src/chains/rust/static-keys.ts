import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { textOf, textSetting } from "./session.ts";

export type StaticKeys =
  | { readonly kind: "none" }
  | { readonly kind: "half"; readonly missing: string; readonly present: Setting }
  | { readonly kind: "keys"; readonly found: Found };

/** `static_creds_from_profile`: key by key out of both files; what is there counts, were it empty. */
export function staticKeys(profile: MergedProfile): StaticKeys {
  const id = profile.setting("aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  const token = profile.setting("aws_session_token");
  const present = id ?? secret ?? token;
  if (present === null) return { kind: "none" };
  if (id === null || secret === null)
    return { kind: "half", missing: id === null ? "aws_access_key_id" : "aws_secret_access_key", present };
  return { kind: "keys", found: found(profile, id, secret, token) };
}

function found(profile: MergedProfile, id: Setting, secret: Setting, token: Setting | null): Found {
  const accessKeyId = textOf(id);
  const where = id.provenance;
  const decoded = accountOfAccessKeyId(accessKeyId);
  const accountId = textSetting(profile, "aws_account_id")?.text ?? null;
  const sessionToken = token === null ? null : secretOf(token);
  return {
    why: `the keys of profile ${profile.name}`,
    holding: {
      accessKeyId,
      hasSessionToken: sessionToken !== null && sessionToken.length > 0,
      account:
        decoded !== null
          ? { id: decoded, known: "key-id" }
          : accountId !== null && /^\d{12}$/.test(accountId)
            ? { id: accountId, known: "setting" }
            : null,
      plan: [{ kind: "static", provenance: where }],
      provenance: {
        accessKeyId: where,
        secretAccessKey: secret.provenance,
        sessionToken: token?.provenance ?? null,
      },
      triggers: [id, secret, token].filter((setting) => setting !== null).map(({ provenance }) => provenance),
      expiration: null,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return { accessKeyId, secretAccessKey: secretOf(secret), sessionToken, expiration: null, accountId };
    },
  };
}

export const secretOf = (setting: Setting): Secret =>
  setting.value.kind === "secret" ? setting.value.secret : seal(textOf(setting));
