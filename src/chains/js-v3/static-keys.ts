import { sealed } from "../../walk/configured.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import type { Setting } from "../../model/settings.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { kindOf } from "./profile-kind.ts";
import { type JsV3Session, chosenProfile, textSetting } from "./session.ts";
import type { Profile } from "./shared-files.ts";
import { expirationNote } from "../../walk/expiration-note.ts";

/** Keys in the chosen profile. The two files are merged key by key, so the key id tells whose row it is. */
export function profileKeys(file: "credentials" | "config") {
  return function* (session: JsV3Session): Walk<StepResult> {
    const profile = chosenProfile(session);
    const absent = (why: string): StepResult => ({ kind: "absent", why });
    if (profile === null) return absent(`profile ${session.profileName} is in neither file`);
    const kind = kindOf(profile);
    const id = profile.setting("aws_access_key_id");
    if (kind !== "static")
      return absent(
        kind === null || id === null
          ? `no pair of keys in profile ${profile.name}`
          : `profile ${profile.name} is taken for something else: ${kind}`,
      );
    const inCredentials = id?.provenance.path === session.files.credentialsPath;
    if (inCredentials !== (file === "credentials")) return absent(`no key id in the ${file} file's [${profile.name}]`);
    return { kind: "found", found: staticKeys(profile) };
  };
}

/** resolveStaticCredentials, of a profile that has both. */
export function staticKeys(profile: Profile): Found {
  const id = textSetting(profile, "aws_access_key_id");
  const secret = profile.setting("aws_secret_access_key");
  if (id === null || secret === null) throw new Error(`profile ${profile.name} has no pair of keys`);
  const token: Setting | null = profile.setting("aws_session_token");
  const accountId = textSetting(profile, "aws_account_id")?.text ?? null;
  const expiration = expirationNote((key) => textSetting(profile, key)?.text ?? null);
  return foundKeys(
    { id, secret: sealed(secret), token: sealed(token), accountId, expiration },
    `keys in profile ${profile.name}`,
  );
}
