import type { SdkError } from "../../model/resolution.ts";
import type { Setting } from "../../model/settings.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { sdkClient } from "./errors.ts";
import type { JavaV1Profile } from "./profiles-file.ts";
import { foundKeys, keysInSection } from "../../walk/found-keys.ts";
import { secretOf, textOf } from "../../walk/setting-value.ts";

const ID = "aws_access_key_id";
const SECRET = "aws_secret_access_key";
const TOKEN = "aws_session_token";

/** A profile that holds no key of a pair: for a chain, ordinary absence. */
export const withoutKeys = (profile: JavaV1Profile): SdkError | null =>
  profile.setting(ID) === null && profile.setting(SECRET) === null ? noId(profile) : null;

/** ProfileStaticCredentialsProvider: both parts, neither empty; a token that is there must not be empty either. */
export function* keysOf(profile: JavaV1Profile): Walk<Found> {
  const id = profile.setting(ID);
  const secret = profile.setting(SECRET);
  const token = profile.setting(TOKEN);
  if (id === null || textOf(id) === "") return yield* raise(noId(profile));
  if (secret === null || secretOf(secret).length === 0) return yield* raise(noSecret(secret, id));
  if (token !== null && secretOf(token).length === 0)
    return yield* raise(unusable(profile.name, "AWS Session Token is empty.", token));
  return foundKeys(keysInSection(id, secret, token), `keys in [${profile.name}]`);
}

const unusable = (name: string, what: string, at: Setting | null): SdkError =>
  sdkClient("partial", `Unable to load credentials into profile [${name}]: ${what}`, at?.provenance ?? null);

function noId(profile: JavaV1Profile): SdkError {
  const error = unusable(profile.name, "AWS Access Key ID is not specified.", profile.setting(ID));
  const where = profile.setting(ID)?.provenance ?? profile.setting(SECRET)?.provenance ?? profile.provenance;
  return { ...error, kind: profile.setting(SECRET) === null ? "no-source" : "partial", provenance: where };
}

/** The SDK puts the (missing) secret where the profile's name belongs: "[null]", or "[]" (golden `half-keys-file`). */
const noSecret = (secret: Setting | null, id: Setting): SdkError =>
  unusable(secret === null ? "null" : "", "AWS Secret Access Key is not specified.", secret ?? id);
