import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_SHARED_CONFIG_FILE: {
    says: "Terraform's S3 backend alone reads it: a config file in place of that of AWS_CONFIG_FILE.",
    of: ["shared-config"],
    related: ["AWS_CONFIG_FILE"],
  },
  TF_DATA_DIR: {
    says: "Terraform's own folder, .terraform without it: what an init has kept of the S3 backend lies there.",
    of: ["files"],
  },
  AWS_STS_ENDPOINT: {
    says: "The older name that Terraform's S3 backend has for the address of STS.",
    of: ["client"],
    related: ["AWS_ENDPOINT_URL_STS"],
  },
};
