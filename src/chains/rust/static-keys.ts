import { foundKeys } from "../../walk/found-keys.ts";
import type { Setting } from "../../model/settings.ts";
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
  const keys = {
    id: { text: textOf(id), provenance: id.provenance },
    secret: { secret: secretOf(secret), provenance: secret.provenance },
    token: token === null ? null : { secret: secretOf(token), provenance: token.provenance },
    accountId: textSetting(profile, "aws_account_id")?.text ?? null,
  };
  return foundKeys(keys, `the keys of profile ${profile.name}`);
}

export const secretOf = (setting: Setting): Secret =>
  setting.value.kind === "secret" ? setting.value.secret : seal(textOf(setting));
