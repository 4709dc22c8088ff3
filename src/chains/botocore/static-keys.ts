import { foundKeys, keysInSection } from "../../walk/found-keys.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { partialCredentials } from "./errors.ts";
import type { Profile } from "./full-config.ts";
import { textOf } from "../../walk/setting-value.ts";
import { textSetting } from "./session.ts";
import { expirationNote } from "../../walk/expiration-note.ts";

const TOKENS = ["aws_security_token", "aws_session_token"];

/**
 * `aws_access_key_id` and `aws_secret_access_key` of one section: presence counts, so empty values are credentials too
 * (golden `py-creds-empty-values`); an id without its secret in the same section is PartialCredentialsError.
 */
export function* staticKeys(section: Profile, method: string, withToken: boolean): Walk<Found | null> {
  const id = section.setting("aws_access_key_id");
  if (id === null) return null;
  const secret = section.setting("aws_secret_access_key");
  if (secret === null) return yield* raise(partialCredentials(method, "aws_secret_access_key", id.provenance));
  const token = withToken
    ? (TOKENS.map((key) => section.setting(key)).find((setting) => setting !== null) ?? null)
    : null;
  const account = section.setting("aws_account_id");
  const accountId = account === null ? null : textOf(account);
  const expiration = expirationNote((key) => textSetting(section, key)?.text ?? null);
  return foundKeys({ ...keysInSection(id, secret, token), accountId, expiration }, "");
}
