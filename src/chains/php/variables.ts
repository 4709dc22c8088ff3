import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_SDK_LOAD_NONDEFAULT_CONFIG: {
    says: "Whether the PHP SDK reads the config file for profiles other than default.",
    of: ["files"],
    related: ["AWS_CONFIG_FILE"],
  },
};
