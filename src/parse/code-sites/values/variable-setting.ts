import type { GivenSetting } from "../../../model/code-site.ts";

/** What a program is given by an environment variable; null: no credentials, profile, region or endpoint. */
export const variableSetting = (name: string): GivenSetting | null =>
  SETTINGS.get(name) ?? (name.startsWith("AWS_ENDPOINT_URL_") ? "endpoint" : null);

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
