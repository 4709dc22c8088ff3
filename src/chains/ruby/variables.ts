import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_SDK_CONFIG_OPT_OUT: {
    says: "Set at all, the Ruby SDK does not read the config file.",
    of: ["files"],
    related: ["AWS_CONFIG_FILE"],
  },
};
