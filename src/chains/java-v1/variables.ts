import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_CREDENTIAL_PROFILES_FILE: {
    says: "Java v1's own name for where the credentials file is.",
    of: ["files"],
    related: ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HOME"],
  },
};
