import type { GivenSetting } from "../../../model/code-site.ts";

/** What a program is given by an environment variable; null: no credentials, profile, region or endpoint. */
export const variableSetting = (name: string): GivenSetting | null =>
  SETTINGS.get(name) ?? (name.startsWith("AWS_ENDPOINT_URL_") ? "endpoint" : null);

/** The beginning of such a name; a name may be put together out of two texts, of which the first ends behind the `AWS_`. */
export const VARIABLE_SIGN =
  /AWS_(?:["'`]|ACCESS_|CONFIG_FILE|DEFAULT_|ENDPOINT_URL|PROFILE|REGION|ROLE_ARN|SECRET_|SECURITY_|SESSION_|SHARED_)/;

const SETTINGS: ReadonlyMap<string, GivenSetting> = new Map([
  ["AWS_PROFILE", "profile"],
  ["AWS_DEFAULT_PROFILE", "profile"],
  ["AWS_REGION", "region"],
  ["AWS_DEFAULT_REGION", "region"],
  ["AWS_ACCESS_KEY_ID", "access-key-id"],
  ["AWS_ACCESS_KEY", "access-key-id"],
  ["AWS_SECRET_ACCESS_KEY", "secret-access-key"],
  ["AWS_SECRET_KEY", "secret-access-key"],
  ["AWS_SESSION_TOKEN", "session-token"],
  ["AWS_SECURITY_TOKEN", "session-token"],
  ["AWS_ROLE_ARN", "role"],
  ["AWS_ENDPOINT_URL", "endpoint"],
  ["AWS_SHARED_CREDENTIALS_FILE", "credentials-file"],
  ["AWS_CONFIG_FILE", "config-file"],
]);
