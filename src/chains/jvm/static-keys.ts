import { foundKeys, keysInSection } from "../../walk/found-keys.ts";
import type { Setting } from "../../model/settings.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import { textOf } from "../../walk/setting-value.ts";

/** A pair out of a profile, each value with the line it came from: the two may come from different files. */
export function staticKeys(profile: MergedProfile, id: Setting, secret: Setting, token: Setting | null): Found {
  const account = profile.setting("aws_account_id");
  const accountId = account === null ? null : textOf(account);
  return foundKeys({ ...keysInSection(id, secret, token), accountId }, `keys of profile ${profile.name}`);
}
